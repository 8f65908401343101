"""Owns what is said aloud when the kiosk comes to a new state: only how the swipe and the answer stand."""

from typing import Final

from kiosk.domain.transaction import LineStatus
from kiosk.flow.places import Asking, Done, Identify, Statuses, Unknown
from kiosk.flow.state import Kiosk

_AT_THE_READER: Final = frozenset({"unreadable", "unknown-card", "bank-card"})
_PHRASES: Final[dict[type, str]] = {Asking: "asking", Done: "confirmed", Unknown: "unknown"}


def phrase_for(before: Kiosk, after: Kiosk) -> str:
    """Return the keyword of the phrase for this step, or "" for none; behind the lock nothing is said."""
    if after.lock is not None or (before.place == after.place and before.lock is None):
        return ""
    match after.place:
        case Identify(armed=True, problem=problem):
            return "again" if problem in _AT_THE_READER else "swipe"
        case Statuses(transaction=transaction):
            return _outcome(after, transaction)
        case place:
            return _PHRASES.get(type(place), "")


def _outcome(kiosk: Kiosk, transaction: str) -> str:
    answer = kiosk.transactions[transaction].adjudication
    statuses = {line.status for line in answer.lines} if answer else set()
    if statuses == {LineStatus.FULL}:
        return "covered"
    return "refused" if statuses <= {LineStatus.REFUSED} else "part"
