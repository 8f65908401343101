"""Why a confirmed transaction is annulled: the contract's reason codes, and which are offered when."""

from datetime import datetime
from enum import StrEnum
from typing import Final


class VoidReason(StrEnum):
    """Why; the codes of docs/terminal-api.yaml. One that is `OTHER` is told in a note."""

    PATIENT = "A"
    SERVICE = "B"
    DATA = "C"
    DUPLICATE = "D"
    REPLACED = "E"
    PAPER = "F"
    NOT_GIVEN = "G"
    OTHER = "H"


NOTE_LIMIT: Final = 120
"""The most characters of a note."""

_COMMON: Final = (VoidReason.SERVICE, VoidReason.DATA, VoidReason.NOT_GIVEN, VoidReason.PATIENT)
_OFFERED: Final = (*_COMMON, VoidReason.DUPLICATE, VoidReason.OTHER)
_OFFERED_TO_REPLACE: Final = (VoidReason.REPLACED, *_COMMON, VoidReason.OTHER)


def offered(*, restart: bool) -> tuple[VoidReason, ...]:
    """Return the reasons to choose from, the likely ones first; `restart`: a new transaction replaces it."""
    return _OFFERED_TO_REPLACE if restart else _OFFERED


def suffices(reason: str, note: str, *, restart: bool) -> bool:
    """Tell whether a reason is one of those offered, and is told where it is `OTHER`."""
    told = bool(note.strip()) or reason != VoidReason.OTHER
    return reason in offered(restart=restart) and told and len(note) <= NOTE_LIMIT


def seconds_left(void_until: str, now: str) -> float | None:
    """Return for how long the insurer still takes a void, 0 or less if no longer; None without an end."""
    if not void_until:
        return None
    return (datetime.fromisoformat(void_until) - datetime.fromisoformat(now)).total_seconds()


def is_too_late(void_until: str, now: str) -> bool:
    """Tell whether the insurer takes no void any more; the end itself is too late already."""
    left = seconds_left(void_until, now)
    return left is not None and left <= 0
