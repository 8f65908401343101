"""The life of one transaction, as a table: where it stands, what happened, where it goes, what is sent.

A pair that is not in the table changes nothing: that is how a second tap, a late answer or an impossible
one is ignored. The rules behind the rows:

* A timeout, a 5xx or an unreadable answer leads to an *unknown* state, never to a final one.
* Adjudication unknown: inquire; a definite not-found -> the same bytes again; no definite answer, or nobody
  waits for it any more -> cancel until acknowledged.
* Confirm or void unknown: inquire only; a definite "not done" -> the same command again; never a reversal.
* After `MAX_ATTEMPTS` commands and inquiries without success a person decides (`REVIEW`).
"""

from enum import StrEnum
from typing import Final

from msgspec import Struct

from kiosk.domain.transaction import State

MAX_ATTEMPTS: Final = 6
BACK_OFF_SECONDS: Final = (2, 4, 8, 16, 32, 60)


class Turn(StrEnum):
    """Something that happened to a transaction."""

    CONFIRM = "confirm"
    CANCEL = "cancel"
    VOID = "void"
    ASK_AGAIN = "ask-again"
    RESTARTED = "restarted"
    ANSWERED = "answered"
    DECLINED = "declined"
    ACKNOWLEDGED = "acknowledged"
    REFUSED = "refused"
    CONTRADICTED = "contradicted"
    NOT_SENT = "not-sent"
    NOT_AUTHORISED = "not-authorised"
    NO_ANSWER = "no-answer"
    GIVEN_UP = "given-up"
    NOT_FOUND = "not-found"
    FOUND_ADJUDICATED = "found-adjudicated"
    FOUND_DECLINED = "found-declined"
    FOUND_CONFIRMED = "found-confirmed"
    FOUND_CANCELLED = "found-cancelled"
    FOUND_VOIDED = "found-voided"
    DECIDED_CONFIRMED = "decided-confirmed"
    DECIDED_CANCELLED = "decided-cancelled"
    DECIDED_VOIDED = "decided-voided"


class Command(StrEnum):
    """What is sent to the terminal service."""

    ADJUDICATE = "adjudicate"
    CONFIRM = "confirm"
    CANCEL = "cancel"
    VOID = "void"
    INQUIRE = "inquire"


class Step(Struct, frozen=True):
    """Where a transaction goes, and what is sent once that is in the journal."""

    state: State
    command: Command | None = None


S, T, C = State, Turn, Command

TABLE: Final[dict[tuple[State, Turn], Step]] = {
    # The insurer is asked.
    (S.ADJUDICATING, T.ANSWERED): Step(S.ADJUDICATED),
    (S.ADJUDICATING, T.DECLINED): Step(S.DECLINED),
    (S.ADJUDICATING, T.REFUSED): Step(S.DECLINED),
    (S.ADJUDICATING, T.NOT_SENT): Step(S.UNSENT),
    (S.ADJUDICATING, T.NO_ANSWER): Step(S.ADJUDICATION_UNKNOWN, C.INQUIRE),
    (S.ADJUDICATING, T.GIVEN_UP): Step(S.CANCELLING, C.CANCEL),
    (S.ADJUDICATING, T.CONTRADICTED): Step(S.CANCELLING, C.CANCEL),
    (S.ADJUDICATING, T.NOT_AUTHORISED): Step(S.ADJUDICATION_UNKNOWN),
    (S.ADJUDICATING, T.RESTARTED): Step(S.ADJUDICATION_UNKNOWN),
    # Nobody knows whether the insurer was asked.
    (S.ADJUDICATION_UNKNOWN, T.FOUND_ADJUDICATED): Step(S.ADJUDICATED),
    (S.ADJUDICATION_UNKNOWN, T.FOUND_DECLINED): Step(S.DECLINED),
    (S.ADJUDICATION_UNKNOWN, T.FOUND_CANCELLED): Step(S.CANCELLED),
    (S.ADJUDICATION_UNKNOWN, T.FOUND_CONFIRMED): Step(S.REVIEW),
    (S.ADJUDICATION_UNKNOWN, T.FOUND_VOIDED): Step(S.REVIEW),
    (S.ADJUDICATION_UNKNOWN, T.NOT_FOUND): Step(S.ADJUDICATING, C.ADJUDICATE),
    (S.ADJUDICATION_UNKNOWN, T.NO_ANSWER): Step(S.ADJUDICATION_UNKNOWN, C.INQUIRE),
    (S.ADJUDICATION_UNKNOWN, T.CANCEL): Step(S.CANCELLING, C.CANCEL),
    (S.ADJUDICATION_UNKNOWN, T.GIVEN_UP): Step(S.CANCELLING, C.CANCEL),
    # The insurer has answered; nothing is final.
    (S.ADJUDICATED, T.CONFIRM): Step(S.CONFIRMING, C.CONFIRM),
    (S.ADJUDICATED, T.CANCEL): Step(S.CANCELLING, C.CANCEL),
    # „Apstiprināt transakciju“.
    (S.CONFIRMING, T.ACKNOWLEDGED): Step(S.CONFIRMED),
    (S.CONFIRMING, T.NOT_SENT): Step(S.ADJUDICATED),
    (S.CONFIRMING, T.REFUSED): Step(S.CONFIRM_UNKNOWN, C.INQUIRE),
    (S.CONFIRMING, T.CONTRADICTED): Step(S.CONFIRM_UNKNOWN, C.INQUIRE),
    (S.CONFIRMING, T.NOT_FOUND): Step(S.REVIEW),
    (S.CONFIRMING, T.NO_ANSWER): Step(S.CONFIRM_UNKNOWN, C.INQUIRE),
    (S.CONFIRMING, T.GIVEN_UP): Step(S.REVIEW),
    (S.CONFIRMING, T.NOT_AUTHORISED): Step(S.CONFIRM_UNKNOWN),
    (S.CONFIRMING, T.RESTARTED): Step(S.CONFIRM_UNKNOWN),
    # Nobody knows whether it was confirmed.
    (S.CONFIRM_UNKNOWN, T.FOUND_CONFIRMED): Step(S.CONFIRMED),
    (S.CONFIRM_UNKNOWN, T.FOUND_ADJUDICATED): Step(S.CONFIRMING, C.CONFIRM),
    (S.CONFIRM_UNKNOWN, T.FOUND_DECLINED): Step(S.REVIEW),
    (S.CONFIRM_UNKNOWN, T.FOUND_CANCELLED): Step(S.CANCELLED),
    (S.CONFIRM_UNKNOWN, T.FOUND_VOIDED): Step(S.VOIDED),
    (S.CONFIRM_UNKNOWN, T.NOT_FOUND): Step(S.REVIEW),
    (S.CONFIRM_UNKNOWN, T.NO_ANSWER): Step(S.CONFIRM_UNKNOWN, C.INQUIRE),
    (S.CONFIRM_UNKNOWN, T.GIVEN_UP): Step(S.REVIEW),
    # „Atcelt“: repeated until the service acknowledges it; harmless, since nothing was confirmed.
    (S.CANCELLING, T.ACKNOWLEDGED): Step(S.CANCELLED),
    (S.CANCELLING, T.NOT_SENT): Step(S.CANCEL_UNKNOWN, C.CANCEL),
    (S.CANCELLING, T.NO_ANSWER): Step(S.CANCEL_UNKNOWN, C.CANCEL),
    (S.CANCELLING, T.NOT_AUTHORISED): Step(S.CANCEL_UNKNOWN),
    (S.CANCELLING, T.RESTARTED): Step(S.CANCEL_UNKNOWN),
    (S.CANCELLING, T.REFUSED): Step(S.REVIEW),
    (S.CANCELLING, T.CONTRADICTED): Step(S.REVIEW),
    (S.CANCEL_UNKNOWN, T.CANCEL): Step(S.CANCELLING, C.CANCEL),
    (S.CANCEL_UNKNOWN, T.ACKNOWLEDGED): Step(S.CANCELLED),
    (S.CANCEL_UNKNOWN, T.NO_ANSWER): Step(S.CANCEL_UNKNOWN, C.CANCEL),
    (S.CANCEL_UNKNOWN, T.REFUSED): Step(S.REVIEW),
    (S.CANCEL_UNKNOWN, T.CONTRADICTED): Step(S.REVIEW),
    (S.CANCEL_UNKNOWN, T.GIVEN_UP): Step(S.REVIEW),
    # „Dzēst“.
    (S.CONFIRMED, T.VOID): Step(S.VOIDING, C.VOID),
    (S.VOIDING, T.ACKNOWLEDGED): Step(S.VOIDED),
    (S.VOIDING, T.NOT_SENT): Step(S.CONFIRMED),
    (S.VOIDING, T.REFUSED): Step(S.CONFIRMED),
    (S.VOIDING, T.CONTRADICTED): Step(S.REVIEW),
    (S.VOIDING, T.NOT_FOUND): Step(S.REVIEW),
    (S.VOIDING, T.NO_ANSWER): Step(S.VOID_UNKNOWN, C.INQUIRE),
    (S.VOIDING, T.GIVEN_UP): Step(S.REVIEW),
    (S.VOIDING, T.NOT_AUTHORISED): Step(S.VOID_UNKNOWN),
    (S.VOIDING, T.RESTARTED): Step(S.VOID_UNKNOWN),
    # Nobody knows whether it was voided.
    (S.VOID_UNKNOWN, T.FOUND_VOIDED): Step(S.VOIDED),
    (S.VOID_UNKNOWN, T.FOUND_CONFIRMED): Step(S.VOIDING, C.VOID),
    (S.VOID_UNKNOWN, T.FOUND_ADJUDICATED): Step(S.REVIEW),
    (S.VOID_UNKNOWN, T.FOUND_DECLINED): Step(S.REVIEW),
    (S.VOID_UNKNOWN, T.FOUND_CANCELLED): Step(S.REVIEW),
    (S.VOID_UNKNOWN, T.NOT_FOUND): Step(S.REVIEW),
    (S.VOID_UNKNOWN, T.NO_ANSWER): Step(S.VOID_UNKNOWN, C.INQUIRE),
    (S.VOID_UNKNOWN, T.GIVEN_UP): Step(S.REVIEW),
    # A person decides; a definite answer of the service still wins.
    (S.REVIEW, T.ASK_AGAIN): Step(S.REVIEW, C.INQUIRE),
    (S.REVIEW, T.FOUND_CONFIRMED): Step(S.CONFIRMED),
    (S.REVIEW, T.FOUND_CANCELLED): Step(S.CANCELLED),
    (S.REVIEW, T.FOUND_VOIDED): Step(S.VOIDED),
    (S.REVIEW, T.FOUND_DECLINED): Step(S.DECLINED),
    (S.REVIEW, T.DECIDED_CONFIRMED): Step(S.CONFIRMED),
    (S.REVIEW, T.DECIDED_CANCELLED): Step(S.CANCELLED),
    (S.REVIEW, T.DECIDED_VOIDED): Step(S.VOIDED),
}

UNKNOWN: Final = frozenset(
    {S.ADJUDICATION_UNKNOWN, S.CONFIRM_UNKNOWN, S.CANCEL_UNKNOWN, S.VOID_UNKNOWN},
)
FINAL: Final = frozenset({S.UNSENT, S.DECLINED, S.CONFIRMED, S.CANCELLED, S.VOIDED})
UNDER_WAY: Final = frozenset({S.ADJUDICATING, S.CONFIRMING, S.CANCELLING, S.VOIDING})
"""A command is in flight; nothing else may be asked of the transaction meanwhile."""


def step(state: State, turn: Turn) -> Step | None:
    """Return where `turn` leads from `state`, or None if it changes nothing."""
    return TABLE.get((state, turn))


def is_live(state: State) -> bool:
    """Tell whether the transaction may still end with money owed for its bill."""
    return state not in {S.UNSENT, S.DECLINED, S.CANCELLED, S.VOIDED}


def recovery(state: State) -> Command | None:
    """Return the command that leads out of an unknown state."""
    if state is S.CANCEL_UNKNOWN:
        return C.CANCEL
    return C.INQUIRE if state in UNKNOWN or state is S.REVIEW else None
