"""Owns what is said aloud when the kiosk comes to a new state: only how the swipe and the answer stand."""

from typing import Final

from kiosk.domain.transaction import LineStatus
from kiosk.flow.places import Asking, Billing, Done, Identify, Statuses, Unknown
from kiosk.flow.state import Kiosk

_AGAIN: Final = frozenset({"unreadable", "unknown-card", "bank-card"})
"""Wrong at the reader alone: another swipe mends it."""
_SWIPE: Final = frozenset({None, "doubtful"})
_PHRASES: Final[dict[type, str]] = {Asking: "asking", Done: "confirmed", Unknown: "unknown"}
_ENDS: Final = frozenset({"not-asked", "cancelled", "hold-expired"})


def phrase_for(before: Kiosk, after: Kiosk) -> str:
    """Return the keyword of the phrase for this step, or "" for none; behind the lock nothing is said."""
    if after.lock is not None or (_step(before) == _step(after) and before.lock is None):
        return ""
    match after.place:
        case Identify(armed=True, problem=problem):
            return _at_the_reader(problem) if after.reader.online else "no-reader"
        case Statuses(transaction=transaction):
            return _outcome(after, transaction)
        case Billing():
            return "ended" if _has_ended(before, after) else ""
        case place:
            return _PHRASES.get(type(place), "")


def _step(kiosk: Kiosk) -> object:
    """A reader that goes or comes is a step where a card is awaited; what is typed of a decision is none."""
    place = kiosk.place
    where = Unknown(place.transaction) if isinstance(place, Unknown) else place
    return where, isinstance(place, Identify) and kiosk.reader.online


def _at_the_reader(problem: str | None) -> str:
    if problem in _SWIPE:
        return "swipe"
    return "again" if problem in _AGAIN else "rejected"


def _outcome(kiosk: Kiosk, transaction: str) -> str:
    answer = kiosk.transactions[transaction].adjudication
    statuses = {line.status for line in answer.lines} if answer else set()
    if statuses == {LineStatus.FULL}:
        return "covered"
    return "refused" if statuses <= {LineStatus.REFUSED} else "part"


def _has_ended(before: Kiosk, after: Kiosk) -> bool:
    """Tell whether the visit led back to the bill by itself, which the screen gives the reason of."""
    keyword = after.notice.keyword if after.notice else ""
    if isinstance(before.place, Asking):
        return bool(keyword)
    return keyword in _ENDS and isinstance(before.place, Statuses | Unknown)
