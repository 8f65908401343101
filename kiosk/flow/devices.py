"""What the reader, the printer and the kiosk itself report at any time."""

from msgspec.structs import replace

from kiosk.flow import draft
from kiosk.flow.effects import ArmReader, DisarmReader, Effect, LogOut, Restore
from kiosk.flow.events import (
    ContinueTapped,
    Failed,
    HelpClosed,
    HelpTapped,
    NoticeClosed,
    PrinterChanged,
    ReaderChanged,
)
from kiosk.flow.moves import Result, go, here, stay
from kiosk.flow.places import Failsafe, Identify, Login, Starting
from kiosk.flow.state import Kiosk


def reader_changed(state: Kiosk, event: ReaderChanged) -> Result:
    """Note it; a reader that comes back while a card is awaited is armed again."""
    came_back = event.status.online and not state.reader.online
    waits = isinstance(state.place, Identify) and state.place.armed
    effects: tuple[Effect, ...] = (ArmReader(),) if came_back and waits else ()
    return replace(state, reader=event.status), effects


def printer_changed(state: Kiosk, event: PrinterChanged) -> Result:
    """Note it."""
    return stay(replace(state, printer=event.status))


def show_help(state: Kiosk, _event: HelpTapped) -> Result:
    """Lay the help screen over the place."""
    return stay(replace(state, help=True))


def close_help(state: Kiosk, _event: HelpClosed) -> Result:
    """Take it away."""
    return stay(replace(state, help=False))


def close_notice(state: Kiosk, _event: NoticeClosed) -> Result:
    """Take the notice away."""
    return stay(replace(state, notice=None))


def failed(state: Kiosk, event: Failed) -> Result:
    """Show the failsafe screen; the bill and the journal are as they were."""
    state = replace(state, help=False, maintenance=replace(state.maintenance, page=None))
    if state.lock is not None:
        return _failed_locked(state, event)
    return go(state, Failsafe(event.reason), DisarmReader())


def _failed_locked(state: Kiosk, event: Failed) -> Result:
    """End the session: the way out of the failsafe screen must not lead around the lock."""
    state = replace(state, help=False, lock=None, watch=None, operator=None, notice=None)
    return go(state, Failsafe(event.reason), DisarmReader(), LogOut())


def leave_failsafe(state: Kiosk, _event: ContinueTapped) -> Result:
    """Go on where the draft stands, or log in, or read the journal again if that is what failed."""
    if here(state, Failsafe).reason.startswith("ledger:"):
        return go(state, Starting(), Restore())
    return go(state, draft.place(state) if state.operator else Login())
