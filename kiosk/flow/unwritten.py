"""What is undone when the journal took nothing: what was to follow the write has not happened."""

from dataclasses import replace

from kiosk.domain.transaction import State, Transaction
from kiosk.flow import claim
from kiosk.flow.effects import Call, DisarmReader, Write
from kiosk.flow.events import WriteFailed
from kiosk.flow.lifecycle import UNDER_WAY, UNKNOWN
from kiosk.flow.moves import Result, forget, go, is_at, keep_transactions, stay, tell
from kiosk.flow.places import Billing, Failsafe, Starting, Unknown
from kiosk.flow.state import Kiosk


def write_failed(state: Kiosk, event: WriteFailed) -> Result:
    """Say so, and go back to before what was only to happen once it was in the journal."""
    if isinstance(state.place, Starting):
        return go(state, Failsafe(f"ledger: {event.cause}"))
    write = event.write
    state = _copies_back(tell(state, "not-written", event.cause), write)
    if write.before is None:
        asked = any(isinstance(effect, Call) for effect in write.then)
        return _never_asked(state, write.transactions[0].id) if asked else stay(state)
    if write.then or _was_decided(write.before, write.transactions[0]):
        return _back(state, write.before)
    return stay(state)


def _was_decided(before: Transaction, after: Transaction) -> bool:
    """Whether the write was a supervisor's record: on that alone nothing is final before it is kept."""
    return before.state is State.REVIEW and bool(after.evidence) and after.evidence[-1].source == "supervisor"


def _never_asked(state: Kiosk, transaction: str) -> Result:
    looking = is_at(state, transaction)
    state = forget(replace(state, bill_transaction=None), transaction)
    return go(state, Billing(), DisarmReader()) if looking else stay(state)


def _back(state: Kiosk, before: Transaction) -> Result:
    """Where something is open, try again in a while: nobody else would."""
    state = keep_transactions(state, (before,))
    state = replace(state, inquiring=state.inquiring - {before.id})
    if before.state is State.REVIEW and is_at(state, before.id):
        return go(state, Unknown(before.id))
    if before.state in UNDER_WAY:
        return state, (claim.unheard(before),)
    return (state, (claim.later(before),)) if before.state in UNKNOWN else stay(state)


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
