"""From the insurer's answer to its end: confirm, drop, unknown, review; and where the screen goes."""

from typing import Final

from msgspec.structs import replace

from kiosk.domain.authority import may_decide
from kiosk.domain.transaction import Act, Deed, Evidence, State, Transaction
from kiosk.flow import claim, lifecycle, office, reach, session
from kiosk.flow.effects import After, ArmReader, LoadCatalogue
from kiosk.flow.events import (
    Answered,
    AskAgainTapped,
    CancelTapped,
    CloseTapped,
    ConfirmTapped,
    Decided,
    DecisionChanged,
    HoldExpired,
    NextPatientTapped,
)
from kiosk.flow.lifecycle import Command, Turn
from kiosk.flow.moves import Result, Rule, empty_bill, go, here, is_at, stay, tell, to_billing
from kiosk.flow.places import Authorise, Billing, Done, Identify, Reports, Statuses, Unknown
from kiosk.flow.state import Kiosk
from kiosk.ports.terminal import NoAnswer, NotAuthorised, NotSent, Outcome, Refused, Stands

AT_THE_CARD: Final = frozenset(
    {
        "unknown-person",
        "card-of-another-person",
        "card-of-another-insurer",
        "card-unknown",
        "card-unreadable",
        "policy-expired",
    },
)
"""Refusals that another code or another card may cure; the rest are about the bill."""


def current(state: Kiosk) -> Transaction | None:
    """Return the transaction that the operator is looking at."""
    return state.transactions.get(getattr(state.place, "transaction", ""))


def answered(state: Kiosk, event: Answered) -> Result:
    """Take a command's outcome; one that nobody waits for any more changes nothing."""
    transaction = state.transactions.get(event.transaction)
    asked = event.transaction in state.inquiring
    inquiring = state.inquiring - {event.transaction}
    state = reach.heard(replace(state, inquiring=inquiring), event.outcome)
    if isinstance(event.outcome, NotAuthorised) and state.operator is not None:
        return _without_session(state, transaction, event)
    if transaction is None or not claim.expects(transaction, event.command):
        return stay(state)
    what = claim.classify(transaction, event.command, event.outcome)
    transaction = _as_told(transaction, event.outcome)
    state, effects = claim.turn(state, transaction, what, claim.evidence_of(event.outcome))
    state, more = _follow(state, event, what)
    return _told_in_vain(state, event) if asked else state, (*effects, *more)


def _told_in_vain(state: Kiosk, event: Answered) -> Kiosk:
    """Say so if a person has asked about a transaction in review, still looks, and is none the wiser."""
    if state.transactions[event.transaction].state is not State.REVIEW or not is_at(state, event.transaction):
        return state
    match event.outcome:
        case NotSent():
            return tell(state, "review-not-asked")
        case NoAnswer():
            return tell(state, "review-no-answer")
        case _:
            return tell(state, "review-nothing-new")


def _without_session(state: Kiosk, transaction: Transaction | None, event: Answered) -> Result:
    effects: Result = stay(state)
    if transaction is not None and claim.expects(transaction, event.command):
        effects = claim.turn(state, transaction, Turn.NOT_AUTHORISED)
    state, written = effects
    state, more = session.session_ended(state)
    return state, (*written, *more)


def _as_told(transaction: Transaction, outcome: Outcome) -> Transaction:
    """Keep the lines that were told first, and the end of voiding that was told last."""
    if not isinstance(outcome, Stands):
        return transaction
    lines = transaction.adjudication or outcome.adjudication
    return replace(transaction, adjudication=lines, void_until=outcome.void_until or transaction.void_until)


def _follow(state: Kiosk, event: Answered, what: Turn) -> Result:
    """Take the screen along, if the operator is looking; what nobody looks at resolves by itself."""
    transaction = state.transactions[event.transaction]
    rule = _RULES.get(transaction.state)
    if transaction.state is State.CONFIRMED and event.command is not Command.VOID:
        rule = _confirmed
    return rule(state, transaction, event.outcome, what) if rule else stay(state)


def _adjudicated(state: Kiosk, transaction: Transaction, outcome: Outcome, _what: Turn) -> Result:
    if not is_at(state, transaction.id):
        return claim.turn(state, transaction, Turn.CANCEL)
    if isinstance(outcome, NotSent):
        left = state.holds.get(transaction.id, 0.0) - state.now.seconds
        return tell(state, "not-sent"), (After(max(0.0, left), HoldExpired(transaction.id)),)
    seconds = transaction.adjudication.hold_seconds if transaction.adjudication else 0
    state = replace(state, holds={**state.holds, transaction.id: state.now.seconds + seconds})
    return go(state, Statuses(transaction.id), After(seconds, HoldExpired(transaction.id)))


def _declined(state: Kiosk, transaction: Transaction, outcome: Outcome, _what: Turn) -> Result:
    if not is_at(state, transaction.id):
        return stay(state)
    if not isinstance(outcome, Refused):
        return go(state, Statuses(transaction.id))
    if outcome.problem in AT_THE_CARD:
        place = Identify(
            transaction.provider,
            transaction.insurer,
            transaction.person.digits,
            outcome.problem,
            armed=True,
            sure=True,
        )
        return go(state, place, ArmReader())
    return go(tell(state, outcome.problem, _faulted(transaction, outcome)), Billing(), LoadCatalogue())


def _faulted(transaction: Transaction, outcome: Refused) -> str:
    """Return the line that the service found fault with, by name, and the service's words."""
    if outcome.line is None or not 1 <= outcome.line <= len(transaction.bill):
        return outcome.detail
    line = f"{outcome.line}. {transaction.bill[outcome.line - 1].name}"
    return f"{line}: {outcome.detail}" if outcome.detail else line


def _unsent(state: Kiosk, transaction: Transaction, _outcome: Outcome, _what: Turn) -> Result:
    return to_billing(tell(state, "not-asked")) if is_at(state, transaction.id) else stay(state)


def _unknown(state: Kiosk, transaction: Transaction, _outcome: Outcome, _what: Turn) -> Result:
    there = isinstance(state.place, Unknown | Authorise)  # with a supervisor perhaps, who stays
    if there or not is_at(state, transaction.id):
        return stay(state)
    restart = getattr(state.place, "restart", False)
    return go(state, Unknown(transaction.id, restart=restart))


def _confirmed(state: Kiosk, transaction: Transaction, _outcome: Outcome, _what: Turn) -> Result:
    if state.bill_transaction == transaction.id:
        state = empty_bill(state)
    if not is_at(state, transaction.id):
        return stay(state)
    if transaction.id in {copy.transaction for copy in state.copies.values()}:
        return office.to_details(state, transaction.id)
    return go(replace(state, notice=None), Done(transaction.id))


def _void_refused(state: Kiosk, transaction: Transaction, outcome: Outcome, _what: Turn) -> Result:
    if not is_at(state, transaction.id):
        return stay(state)
    state = tell(state, "not-sent") if isinstance(outcome, NotSent) else _tell_refusal(state, outcome)
    return office.to_details(state, transaction.id)


def _tell_refusal(state: Kiosk, outcome: Outcome) -> Kiosk:
    detail = outcome.detail if isinstance(outcome, Refused) else ""
    return tell(state, "void-refused", detail)


def _cancelled(state: Kiosk, transaction: Transaction, _outcome: Outcome, _what: Turn) -> Result:
    if not is_at(state, transaction.id):
        return stay(state)
    return to_billing(state if state.notice else tell(state, "cancelled"))


def _voided(state: Kiosk, transaction: Transaction, _outcome: Outcome, _what: Turn) -> Result:
    return office.voided(state, transaction) if is_at(state, transaction.id) else stay(state)


_RULES: Final[dict[State, Rule]] = {
    State.ADJUDICATED: _adjudicated,
    State.DECLINED: _declined,
    State.UNSENT: _unsent,
    State.ADJUDICATION_UNKNOWN: _unknown,
    State.CONFIRM_UNKNOWN: _unknown,
    State.CANCEL_UNKNOWN: _unknown,
    State.VOID_UNKNOWN: _unknown,
    State.REVIEW: _unknown,
    State.CONFIRMED: _void_refused,
    State.CANCELLED: _cancelled,
    State.VOIDED: _voided,
}


def confirm(state: Kiosk, _event: ConfirmTapped) -> Result:
    """„Apstiprināt transakciju“; a second tap finds the command in flight and does nothing."""
    transaction = current(state)
    return claim.turn(replace(state, notice=None), transaction, Turn.CONFIRM) if transaction else stay(state)


def cancel(state: Kiosk, _event: CancelTapped) -> Result:
    """„Atcelt“: told to the insurer until acknowledged; the bill stays."""
    transaction = current(state)
    return claim.turn(replace(state, notice=None), transaction, Turn.CANCEL) if transaction else stay(state)


def hold_expired(state: Kiosk, event: HoldExpired) -> Result:
    """Drop an answer that nobody confirmed while it was open."""
    transaction = state.transactions.get(event.transaction)
    if transaction is None or transaction.state is not State.ADJUDICATED or state.operator is None:
        return stay(state)
    return claim.turn(tell(state, "hold-expired"), transaction, Turn.CANCEL)


def close(state: Kiosk, _event: CloseTapped) -> Result:
    """Leave what is finished; a bill that the insurer refused as a whole is still there."""
    transaction = current(state)
    if transaction is not None and transaction.state not in lifecycle.FINAL:
        return stay(state)
    return to_billing(replace(state, notice=None))


def next_patient(state: Kiosk, _event: NextPatientTapped) -> Result:
    """Leave an unknown outcome to resolve itself; its lines stay with it, the next bill is empty."""
    transaction = current(state)
    state = replace(state, notice=None)
    if transaction is not None and state.bill_transaction == transaction.id:
        return to_billing(empty_bill(state))
    return go(state, Reports())


def ask_again(state: Kiosk, _event: AskAgainTapped) -> Result:
    """Inquire once more about a transaction in review; a second tap finds the inquiry in flight."""
    transaction = current(state)
    if transaction is None or transaction.state is not State.REVIEW or transaction.id in state.inquiring:
        return stay(state)
    state = replace(state, inquiring=state.inquiring | {transaction.id}, notice=None)
    return claim.turn(state, transaction, Turn.ASK_AGAIN)


def change_decision(state: Kiosk, event: DecisionChanged) -> Result:
    """Keep what is chosen and typed: help or the lock may lie over it meanwhile."""
    return go(state, replace(here(state, Unknown), decision=event.state, reference=event.reference))


_DECISIONS: Final = {
    State.CONFIRMED: Turn.DECIDED_CONFIRMED,
    State.CANCELLED: Turn.DECIDED_CANCELLED,
    State.VOIDED: Turn.DECIDED_VOIDED,
}


def decide(state: Kiosk, event: Decided) -> Result:
    """Close a transaction in review on a supervisor's word, with the insurer's reference."""
    transaction = current(state)
    what = _DECISIONS.get(event.state)
    if transaction is None or what is None or state.operator is None:
        return stay(state)
    if transaction.state is not State.REVIEW:
        return stay(state)
    helper = getattr(state.place, "supervisor", None)
    decider = helper or state.operator
    if not may_decide(decider) or not event.reference.strip():
        return stay(tell(state, "supervisor-needed"))
    evidence = Evidence("supervisor", event.reference.strip(), decider.id)
    act = Act(Deed.DECIDE, state.operator, state.now.at, supervisor=helper)
    state, effects = claim.turn(state, transaction, what, evidence, act=act)
    state, more = _leave_review(state, state.transactions[transaction.id])
    return state, (*effects, *more)


def _leave_review(state: Kiosk, transaction: Transaction) -> Result:
    if state.bill_transaction == transaction.id and transaction.state is State.CONFIRMED:
        state = empty_bill(state)
    return office.to_details(state, transaction.id)
