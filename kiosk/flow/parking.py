"""Bills put aside while others are served; every move is journalled, so that they outlive a restart."""

from msgspec.structs import replace

from kiosk.domain.bill import Bill
from kiosk.domain.parked import ParkedBill
from kiosk.flow import draft
from kiosk.flow.effects import Write
from kiosk.flow.events import ParkedDropped, ParkedTapped, ParkTapped, TakeUpTapped
from kiosk.flow.moves import Result, empty_bill, go, stay, tell
from kiosk.flow.places import Billing, ParkedBills
from kiosk.flow.state import Kiosk


def park(state: Kiosk, _event: ParkTapped) -> Result:
    """Put the bill aside; one that is with the insurer still is finished first."""
    unsettled = draft.place(state)
    if not isinstance(unsettled, Billing):
        return go(state, unsettled)
    state, put = _put_aside(replace(state, notice=None))
    return (state, (_journalled(*put),)) if put else stay(state)


def show(state: Kiosk, _event: ParkedTapped) -> Result:
    """Show the list; the open bill waits."""
    return go(replace(state, removed=None, notice=None), ParkedBills())


def take_up(state: Kiosk, event: TakeUpTapped) -> Result:
    """Open a bill that was put aside, at today's prices; the open one is put aside instead."""
    parked, catalogue = _find(state, event.id), state.catalogue
    unsettled = draft.place(state)
    if parked is None or catalogue is None:
        return stay(state)
    if not isinstance(unsettled, Billing):
        return go(state, unsettled)
    state, put = _put_aside(state)
    lines = catalogue.present(parked.lines)
    state = replace(_without(state, parked), bill=Bill(lines), bill_replaces=parked.replaces, notice=None)
    if lines != parked.lines:
        state = tell(state, "taken-up-changed")
    return go(state, Billing(), _journalled(*put, replace(parked, open=False)))


def drop(state: Kiosk, event: ParkedDropped) -> Result:
    """Throw a bill away that was put aside; with the last one the list goes too."""
    parked = _find(state, event.id)
    if parked is None:
        return stay(state)
    state = _without(state, parked)
    place = state.place if state.parked else Billing()
    return go(state, place, _journalled(replace(parked, open=False)))


def _put_aside(state: Kiosk) -> tuple[Kiosk, tuple[ParkedBill, ...]]:
    if not state.bill.lines:
        return state, ()
    parked = ParkedBill(state.now.fresh_id, state.now.at, state.bill.lines, state.bill_replaces)
    return replace(empty_bill(state), parked=(*state.parked, parked)), (parked,)


def _find(state: Kiosk, wanted: str) -> ParkedBill | None:
    return next((one for one in state.parked if one.id == wanted), None)


def _without(state: Kiosk, parked: ParkedBill) -> Kiosk:
    return replace(state, parked=tuple(one for one in state.parked if one.id != parked.id))


def _journalled(*parked: ParkedBill) -> Write:
    """It has happened: where the journal does not take it now, it is owed to it."""
    return Write(parked=parked, stands=True)
