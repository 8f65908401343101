"""Small moves that the rules are made of: each returns a new state, or a state with effects."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar, cast

from msgspec.structs import replace

from kiosk.domain.bill import Bill
from kiosk.domain.transaction import Transaction
from kiosk.domain.voucher import Copy
from kiosk.flow.effects import Effect
from kiosk.flow.places import Billing, Place
from kiosk.flow.state import Kiosk, Notice

Result = tuple[Kiosk, tuple[Effect, ...]]
Rule = Callable[..., Result]
Value = TypeVar("Value")
Here = TypeVar("Here", bound=Place)


def here(state: Kiosk, kind: type[Here]) -> Here:  # noqa: ARG001  # the kind is for the type checker
    """Return the place, for a rule that the table calls only at that kind of place."""
    return cast("Here", state.place)


def stay(state: Kiosk) -> Result:
    """Change nothing."""
    return state, ()


def go(state: Kiosk, place: Place, *effects: Effect) -> Result:
    """Go to another place."""
    return replace(state, place=place), effects


def tell(state: Kiosk, keyword: str, detail: str = "") -> Kiosk:
    """Show a notice."""
    number = state.notice.number + 1 if state.notice else 1
    return replace(state, notice=Notice(keyword, detail, number))


def keep_transactions(state: Kiosk, changed: Iterable[Transaction]) -> Kiosk:
    """Put the newest snapshots of some transactions into the state."""
    return replace(state, transactions=_with(state.transactions, {one.id: one for one in changed}))


def keep_copies(state: Kiosk, changed: Iterable[Copy]) -> Kiosk:
    """Put the newest snapshots of some copies into the state."""
    return replace(state, copies=_with(state.copies, {one.key: one for one in changed}))


def _with(present: Mapping[str, Value], changed: Mapping[str, Value]) -> Mapping[str, Value]:
    return {**present, **changed}


def forget(state: Kiosk, transaction: str) -> Kiosk:
    """Take a transaction out of the state that never reached the journal."""
    kept = {key: one for key, one in state.transactions.items() if key != transaction}
    return replace(state, transactions=kept)


def empty_bill(state: Kiosk) -> Kiosk:
    """Begin a new draft."""
    return replace(state, bill=Bill(), bill_replaces=None, bill_transaction=None, removed=None)


def is_at(state: Kiosk, transaction: str) -> bool:
    """Tell whether the operator is looking at this transaction now."""
    return getattr(state.place, "transaction", None) == transaction


def to_billing(state: Kiosk) -> Result:
    """Go to the billing screen with the draft as it is."""
    return go(state, Billing())
