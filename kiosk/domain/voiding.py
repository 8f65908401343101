"""Why a confirmed transaction is annulled: the contract's reason codes, and which are offered when."""

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
