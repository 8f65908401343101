"""„Atskaites“: the transaction list, its details, voiding and starting anew."""

from typing import cast

from msgspec.structs import replace

from kiosk.domain import authority, voiding
from kiosk.domain.bill import Bill
from kiosk.domain.operator import Operator
from kiosk.domain.transaction import Act, Deed, State, Transaction
from kiosk.flow import claim, lifecycle
from kiosk.flow.effects import After
from kiosk.flow.events import (
    BackTapped,
    CauseChanged,
    DeleteTapped,
    ReportsTapped,
    RowTapped,
    TimePassed,
    VoidTapped,
)
from kiosk.flow.lifecycle import Turn
from kiosk.flow.moves import Result, go, here, stay, tell
from kiosk.flow.places import Authorise, Billing, Deleting, Details, Reports, Unknown
from kiosk.flow.state import Kiosk


def open_details(state: Kiosk, event: RowTapped) -> Result:
    """Open a transaction; one whose outcome is unknown opens where it can be resolved."""
    transaction = state.transactions.get(event.transaction)
    if transaction is None:
        return stay(state)
    if transaction.state in lifecycle.UNKNOWN | lifecycle.UNDER_WAY | {State.REVIEW}:
        return go(replace(state, notice=None), Unknown(transaction.id))
    return to_details(replace(state, notice=None), transaction.id)


def to_details(state: Kiosk, transaction: str) -> Result:
    """Open the details, and look again at the moment from which the insurer takes no void."""
    left = voiding.seconds_left(state.transactions[transaction].void_until, state.now.at)
    effects = (After(left, TimePassed()),) if left is not None and left > 0 else ()
    return go(state, Details(transaction), *effects)


def time_passed(state: Kiosk, _event: TimePassed) -> Result:
    """Show what depends on the hour anew: the moment itself is new."""
    return stay(state)


def back_to_reports(state: Kiosk, _event: BackTapped | ReportsTapped) -> Result:
    """Return to the list."""
    return go(replace(state, notice=None), Reports())


def delete(state: Kiosk, event: DeleteTapped) -> Result:
    """Ask why a confirmed transaction is to be voided; the open bill must not be lost to a restarted one."""
    place = here(state, Details)
    if event.restart and state.bill.lines:
        return stay(tell(state, "bill-not-empty"))
    transaction = state.transactions[place.transaction]
    if transaction.state is not State.CONFIRMED:
        return stay(state)
    if voiding.is_too_late(transaction.void_until, state.now.at):
        return stay(tell(state, "void-too-late"))
    reason = voiding.VoidReason.REPLACED if event.restart else ""
    return go(replace(state, notice=None), Deleting(transaction.id, event.restart, reason))


def change_cause(state: Kiosk, event: CauseChanged) -> Result:
    """Keep what is chosen and written: help or the lock may lie over it meanwhile."""
    return go(state, replace(here(state, Deleting), reason=event.reason, note=event.note))


def back_to_details(state: Kiosk, _event: BackTapped) -> Result:
    """Leave the transaction as it is."""
    return to_details(replace(state, notice=None), here(state, Deleting).transaction)


def void(state: Kiosk, event: VoidTapped) -> Result:
    """Void it for a reason that suffices."""
    place = here(state, Deleting)
    if not voiding.suffices(event.reason, event.note, restart=place.restart):
        return stay(state)
    transaction, cause = state.transactions[place.transaction], (event.reason, event.note.strip())
    operator = _operator(state)
    too_late = voiding.is_too_late(transaction.void_until, state.now.at)
    if not too_late and not authority.may_void(operator, transaction, state.now.at[:10]):
        return go(state, Authorise(transaction.id, Deed.VOID, place.restart, *cause))
    return carry_out(state, transaction.id, cause, restart=place.restart)


def carry_out(
    state: Kiosk,
    transaction: str,
    cause: tuple[str, str],
    *,
    restart: bool,
    supervisor: Operator | None = None,
) -> Result:
    """Void a transaction for a reason and its note, unless it has become too late."""
    voidable = state.transactions[transaction]
    if voiding.is_too_late(voidable.void_until, state.now.at):
        return go(tell(state, "void-too-late"), Details(transaction))
    act = Act(Deed.VOID, _operator(state), state.now.at, *cause, supervisor)
    state, effects = claim.turn(replace(state, notice=None), voidable, Turn.VOID, act=act)
    return go(state, Details(transaction, restart=restart), *effects)


def _operator(state: Kiosk) -> Operator:
    return cast("Operator", state.operator)  # nobody gets here without logging in


def voided(state: Kiosk, transaction: Transaction) -> Result:
    """Go on where the operator wanted to, now that the service has acknowledged the void."""
    if getattr(state.place, "restart", False) and not state.bill.lines:
        return _restart(state, transaction)
    return go(tell(state, "voided"), Reports())


def _restart(state: Kiosk, transaction: Transaction) -> Result:
    """Open a new bill with the same services, at today's prices; the card is never copied."""
    if state.catalogue is None:
        return go(tell(state, "voided"), Reports())
    services = state.catalogue.present(transaction.bill)
    state = replace(state, bill=Bill(services), bill_replaces=transaction.id, bill_transaction=None)
    same = services == transaction.bill
    return go(tell(state, "restarted" if same else "restarted-changed"), Billing())
