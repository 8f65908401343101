"""Moving one transaction through its life: every move is journalled before anything follows from it."""

from typing import Final

from msgspec.structs import replace

from kiosk.domain.transaction import Act, Evidence, State, Transaction
from kiosk.flow import lifecycle
from kiosk.flow.effects import After, Call, Effect, Write
from kiosk.flow.events import Answered, RetryDue
from kiosk.flow.lifecycle import BACK_OFF_SECONDS, MAX_ATTEMPTS, UNDER_WAY, UNKNOWN, Command, Step, Turn
from kiosk.flow.moves import Result, keep_transactions, stay
from kiosk.flow.state import Kiosk
from kiosk.ports.terminal import (
    NoAnswer,
    NotAuthorised,
    NotFound,
    NotSent,
    Outcome,
    Refused,
    RemoteState,
    Stands,
)

_IN_FLIGHT: Final = {
    State.ADJUDICATING: Command.ADJUDICATE,
    State.CONFIRMING: Command.CONFIRM,
    State.CANCELLING: Command.CANCEL,
    State.VOIDING: Command.VOID,
}
_DONE_BY: Final = {
    Command.ADJUDICATE: {RemoteState.ADJUDICATED: Turn.ANSWERED, RemoteState.DECLINED: Turn.DECLINED},
    Command.CONFIRM: {RemoteState.CONFIRMED: Turn.ACKNOWLEDGED},
    Command.CANCEL: {RemoteState.CANCELLED: Turn.ACKNOWLEDGED},
    Command.VOID: {RemoteState.VOIDED: Turn.ACKNOWLEDGED},
    Command.INQUIRE: {
        RemoteState.ADJUDICATED: Turn.FOUND_ADJUDICATED,
        RemoteState.DECLINED: Turn.FOUND_DECLINED,
        RemoteState.CONFIRMED: Turn.FOUND_CONFIRMED,
        RemoteState.CANCELLED: Turn.FOUND_CANCELLED,
        RemoteState.VOIDED: Turn.FOUND_VOIDED,
    },
}
_CONTRADICTIONS: Final = {
    Command.ADJUDICATE: {"cancelled", "payload-differs"},
    Command.CANCEL: {"confirmed", "voided"},
    Command.VOID: {"not-confirmed", "cancelled", "declined"},
}


def expects(transaction: Transaction, command: Command) -> bool:
    """Tell whether the transaction waits for this command's outcome; others come too late to matter."""
    expected = _IN_FLIGHT.get(transaction.state) or lifecycle.recovery(transaction.state)
    return command is expected


def classify(transaction: Transaction, command: Command, outcome: Outcome) -> Turn:
    """Return what a command's outcome means for the transaction; what cannot be is no answer."""
    meant = _meaning(transaction, command, outcome)
    return meant if lifecycle.step(transaction.state, meant) else Turn.NO_ANSWER


def _meaning(transaction: Transaction, command: Command, outcome: Outcome) -> Turn:
    match outcome:
        case Stands(state=remote):
            return _DONE_BY[command].get(remote, Turn.CONTRADICTED)
        case NotFound() | Refused(problem="unknown-transaction"):
            return Turn.NOT_FOUND
        case Refused(problem=problem):
            contradicts = problem in _CONTRADICTIONS.get(command, set())
            return Turn.CONTRADICTED if contradicts else Turn.REFUSED
        case NotAuthorised():
            return Turn.NOT_AUTHORISED
        case NotSent() if transaction.state in UNDER_WAY and not transaction.resent:
            return Turn.NOT_SENT
        case _:
            return Turn.NO_ANSWER


def turn(
    state: Kiosk,
    transaction: Transaction,
    what: Turn,
    evidence: Evidence | None = None,
    *,
    act: Act | None = None,
) -> Result:
    """Take one turn of the lifecycle: journal where it leads, and whose act it is; then send."""
    what = _given_up(transaction, what)
    step = lifecycle.step(transaction.state, what)
    if step is None:
        return stay(state)
    moved = _counted(transaction, step, what).moved(step.state, evidence)
    moved = moved.acted(act) if act else moved
    then = _sequel(moved, step)
    stands = not then and what not in _DECIDED  # on a record alone nothing is final before it is kept
    write = Write((moved,), then=then, before=transaction, stands=stands)
    for effect in then:
        if isinstance(effect, After):
            state = replace(state, retries={**state.retries, moved.id: state.now.seconds + effect.seconds})
    return keep_transactions(state, (moved,)), (write,)


def _given_up(transaction: Transaction, what: Turn) -> Turn:
    """Also when inquiries say „not done“ again and again, and the command repeated then gets nowhere."""
    in_doubt = transaction.state in UNKNOWN or transaction.resent
    last = in_doubt and transaction.attempts + 1 >= MAX_ATTEMPTS
    return Turn.GIVEN_UP if last and _leads_nowhere(transaction, what) else what


def _leads_nowhere(transaction: Transaction, what: Turn) -> bool:
    step = lifecycle.step(transaction.state, what)
    failures = {Turn.NO_ANSWER, Turn.REFUSED, Turn.CONTRADICTED}
    return what in failures and step is not None and step.state in UNKNOWN


def _counted(transaction: Transaction, step: Step, what: Turn) -> Transaction:
    """Count the attempts: from 0 for a fresh command, on while nothing definite is done about it."""
    if step.state is State.REVIEW:
        in_doubt = transaction.in_doubt or transaction.state
        return replace(transaction, attempts=0, in_doubt=in_doubt)
    if step.state in UNKNOWN:
        again = transaction.state in UNKNOWN or transaction.resent
        return replace(transaction, attempts=transaction.attempts + 1 if again else 0)
    if step.state in UNDER_WAY:
        resent = transaction.state in UNKNOWN and what in {Turn.NOT_FOUND, *_FOUND}
        return replace(transaction, resent=resent, attempts=transaction.attempts if resent else 0)
    return replace(transaction, attempts=0, resent=False, in_doubt=None)


_DECIDED: Final = frozenset({Turn.DECIDED_CONFIRMED, Turn.DECIDED_CANCELLED, Turn.DECIDED_VOIDED})
_FOUND: Final = frozenset(_DONE_BY[Command.INQUIRE].values())


def _sequel(transaction: Transaction, step: Step) -> tuple[Effect, ...]:
    if step.command is None:
        return ()
    if transaction.state in UNKNOWN:
        return (later(transaction),)
    return (Call(step.command, transaction, transaction.void_reason, transaction.void_note),)


def later(transaction: Transaction) -> After:
    """Return the wait before an unknown outcome is inquired about again."""
    seconds = BACK_OFF_SECONDS[min(transaction.attempts, len(BACK_OFF_SECONDS) - 1)]
    return After(seconds, RetryDue(transaction.id, transaction.state, transaction.attempts))


def unheard(transaction: Transaction) -> After:
    """Let a transaction under way hear once more, a little later, that there was no answer."""
    answer = Answered(transaction.id, _IN_FLIGHT[transaction.state], NoAnswer("not-written"))
    return After(BACK_OFF_SECONDS[0], answer)


def ask(state: Kiosk, transaction: Transaction) -> Result:
    """Send the command that leads out of an unknown state."""
    command = lifecycle.recovery(transaction.state)
    return (state, (Call(command, transaction),)) if command else stay(state)


def retry(state: Kiosk, event: RetryDue) -> Result:
    """Ask again, unless the transaction has moved on since."""
    transaction = state.transactions.get(event.transaction)
    if transaction is None or state.operator is None:
        return stay(state)
    if (transaction.state, transaction.attempts) != (event.state, event.attempts):
        return stay(state)
    return ask(state, transaction)


def evidence_of(outcome: Outcome) -> Evidence | None:
    """Return what the journal keeps of an outcome; nothing of one that proves nothing."""
    match outcome:
        case Stands(state=remote, reference=reference):
            return Evidence("terminal", reference, remote)
        case Refused(problem=problem, detail=detail):
            return Evidence("terminal", "", f"{problem}: {detail}")
        case NotFound():
            return Evidence("terminal", "", "not-found")
        case NotSent(cause=cause):
            return Evidence("kiosk", "", f"not-sent: {cause}")
        case _:
            return None
