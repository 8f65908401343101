"""What of a log may leave the kiosk: nothing by which a person or a card could be known."""

import re
from typing import Final

HIDDEN: Final = "•••"

_RULES: Final = (
    # What is sealed, signed or encoded: long runs in the alphabet of base64url, with its dots.
    re.compile(r"[A-Za-z0-9+_-]{40,}={0,2}(?:\.[A-Za-z0-9+_-]*)*"),
    # A track of a card, from its start sentinel on.
    re.compile(r"[%;+][A-Z0-9 ^=/]{8,}\??"),
    # A personal code, also with blanks around its dash, or another dash.
    re.compile(r"(?<!\d)\d{6}\s?[-\u2010-\u2015]\s?\d{5}(?!\d)"),
    # A number in groups, as on a card or of a telephone; dates have a group of two.
    re.compile(r"(?<!\d)\d{3,}(?:[ -]\d{3,}){2,}(?!\d)"),
    re.compile(r"\d{5,}"),
    re.compile(r"[^\s@<>\"']+@[^\s@<>\"']+\.[^\s@<>\"']+"),
)


def redacted(line: str) -> str:
    """Return a line of a log, all of it that could be a person's or a card's hidden, as one visible line."""
    for rule in _RULES:
        line = rule.sub(HIDDEN, line)
    return "".join(sign if sign.isprintable() else " " for sign in line)
