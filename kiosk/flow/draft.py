"""The draft bill: where the work on it goes on, and what of it outlives a restart."""

from typing import Final

from msgspec.structs import replace

from kiosk.domain.bill import Draft
from kiosk.domain.transaction import State
from kiosk.flow import lifecycle
from kiosk.flow.effects import Effect, KeepDraft
from kiosk.flow.places import Billing, Place, Statuses, Unknown
from kiosk.flow.state import Kiosk

_SPENT: Final = frozenset({State.CONFIRMED, State.VOIDING, State.VOID_UNKNOWN, State.VOIDED})
"""What a transaction can be once it was confirmed: its bill is no draft any more."""


def place(state: Kiosk) -> Place:
    """Return the screen of the draft's live transaction, or the billing screen if there is none."""
    transaction = state.transactions.get(state.bill_transaction or "")
    if transaction is None or not lifecycle.is_live(transaction.state):
        return Billing()
    if transaction.state is State.ADJUDICATED:
        return Statuses(transaction.id)
    return Unknown(transaction.id)


def kept(before: Kiosk, after: Kiosk) -> tuple[Effect, ...]:
    """Return what keeps the draft, if it is another one now."""
    draft = _of(after)
    return () if draft == _of(before) else (KeepDraft(draft),)


def restored(state: Kiosk, draft: Draft) -> Kiosk:
    """Take over the draft from before the start, unless the journal says that it became a visit."""
    made = state.transactions.get(draft.transaction or "")
    if not draft.bill.lines or (made is not None and made.state in _SPENT):
        return state
    return replace(
        state,
        bill=draft.bill,
        bill_replaces=draft.replaces,
        bill_transaction=draft.transaction,
        draft_kept=True,
    )


def _of(state: Kiosk) -> Draft:
    if not state.bill.lines:
        return Draft()
    return Draft(state.bill, state.bill_replaces, state.bill_transaction)
