"""What is undone when the journal took nothing: what was to follow the write has not happened."""

from typing import Final

from msgspec.structs import replace

from kiosk.domain.transaction import State, Transaction
from kiosk.flow import claim
from kiosk.flow.effects import After, DisarmReader, Effect, Post, Write
from kiosk.flow.events import HoldExpired, OwedWritten, WriteDue, WriteFailed
from kiosk.flow.lifecycle import UNDER_WAY, UNKNOWN
from kiosk.flow.moves import Result, forget, go, is_at, keep_transactions, stay, tell
from kiosk.flow.places import Billing, Failsafe, Starting, Unknown
from kiosk.flow.state import Kiosk

WRITE_AGAIN_SECONDS: Final = 10.0
_NOT_WRITTEN: Final = "not-written"


def write_failed(state: Kiosk, event: WriteFailed) -> Result:
    """Say so, and go back to before what was only to happen once it was in the journal."""
    if isinstance(state.place, Starting):
        return go(state, Failsafe(f"ledger: {event.cause}"))
    write = event.write
    if write.stands:
        return _owed(state, event)
    state = _copies_back(tell(state, _NOT_WRITTEN, event.cause), write)
    moved = next(iter(write.transactions), None)
    if moved is None or state.transactions.get(moved.id) != moved:
        return stay(state)
    return _back(state, write.before, moved) if write.before else _never_asked(state, moved.id)


def _owed(state: Kiosk, event: WriteFailed) -> Result:
    """Try again in a while, even if nothing else is to be written until then."""
    if event.write.transactions or event.write.copies or event.write.parked:
        state = tell(state, _NOT_WRITTEN, event.cause)
    if state.owing:
        return stay(state)
    return replace(state, owing=True), (After(WRITE_AGAIN_SECONDS, WriteDue()),)


def write_due(state: Kiosk, _event: WriteDue) -> Result:
    """Write what is owed: it goes before this, which is nothing."""
    return replace(state, owing=False), (Write(stands=True, then=(Post(OwedWritten()),)),)


def owed_written(state: Kiosk, _event: OwedWritten) -> Result:
    """Say that it works again where it is still said that it does not; what failed since is owed anew."""
    said = state.notice is not None and state.notice.keyword == _NOT_WRITTEN
    return stay(tell(state, "written-again") if said and not state.owing else state)


def _never_asked(state: Kiosk, transaction: str) -> Result:
    looking = is_at(state, transaction)
    state = forget(replace(state, bill_transaction=None), transaction)
    return go(state, Billing(), DisarmReader()) if looking else stay(state)


def _back(state: Kiosk, before: Transaction, moved: Transaction) -> Result:
    """Where something is open, try again in a while: nobody else would."""
    state = keep_transactions(state, (before,))
    state = replace(state, inquiring=state.inquiring - {before.id})
    if before.state is State.REVIEW and is_at(state, before.id):
        return go(state, _to_be_decided(state, moved))
    return state, _later(state, before)


def _to_be_decided(state: Kiosk, moved: Transaction) -> Unknown:
    """What was chosen and typed stays; a supervisor's leave was for the one try."""
    if isinstance(state.place, Unknown):
        return state.place
    return Unknown(moved.id, decision=moved.state, reference=moved.evidence[-1].reference)


def _later(state: Kiosk, before: Transaction) -> tuple[Effect, ...]:
    if before.state in UNDER_WAY:
        return (claim.unheard(before),)
    if before.state is State.ADJUDICATED:
        left = state.holds.get(before.id, 0.0) - state.now.seconds
        return (After(max(WRITE_AGAIN_SECONDS, left), HoldExpired(before.id)),)
    return (claim.later(before),) if before.state in UNKNOWN else ()


def _copies_back(state: Kiosk, write: Write) -> Kiosk:
    """Undo first what hangs on the write, then the write itself; nothing of it was printed."""
    for effect in reversed(write.then):
        if isinstance(effect, Write):
            state = _copies_back(state, effect)
    if write.copies_before is None:
        return state
    written, before = {copy.key for copy in write.copies}, {copy.key: copy for copy in write.copies_before}
    kept = {
        key: before.get(key, copy)
        for key, copy in state.copies.items()
        if key in before or key not in written
    }
    at_printer = None if state.printing and state.printing.key in written else state.printing
    return replace(state, copies=kept, printing=at_printer)
