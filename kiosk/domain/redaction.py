"""What of a log may leave the kiosk: nothing by which a person or a card could be known."""

import re
from typing import Final

HIDDEN: Final = "•••"

_SIGNS: Final = r"\w/.,'&()$="
"""What a track is made of beside its separators, in either case: a wedge types it as the keyboard is set."""
_IN_ONE: Final = rf"[{_SIGNS}-]"
_RUN: Final = rf"[{_SIGNS} -]"
_BEFORE: Final = rf"(?:%{_RUN}*|(?<!{_IN_ONE}){_IN_ONE}*)"
_AFTER: Final = rf"(?:{_RUN}*\?|{_IN_ONE}*)"
_CARET: Final = r"(?:(?<!\^)\^(?! )|(?<=[^ ^])\^)"
"""One that parts: neither an operator between blanks nor the underlining of a traceback."""
_NAME: Final = r"A-Z /.,'&()$-"

_RULES: Final = (
    # What is sealed, signed or encoded: long runs in the alphabet of base64url, with its dots.
    re.compile(r"[A-Za-z0-9+_-]{40,}={0,2}(?:\.[A-Za-z0-9+_-]*)*"),
    # A card's first track, with sentinels or without: whatever stands around a name between two carets,
    # of which there may be nothing where a number stands before them.
    re.compile(rf"{_BEFORE}(?:{_CARET}(?={_RUN}*\w){_RUN}+\^|(?<=\w)\^\^){_AFTER}"),
    # One that was cut off in the name, or begins there.
    re.compile(rf"{_BEFORE}\^[A-Z]{{2}}[{_NAME}]*"),
    re.compile(rf"(?<![\w/.,'-])[A-Z][{_NAME}]{{1,60}}\^\d+"),
    # A track between its sentinels; and from the first one on, but not the zone of a date.
    re.compile(r"[%;+][A-Z0-9][A-Z0-9 ^=/.,'&()$-]*\?"),
    re.compile(r"(?!\+\d{4}\b)[%;+][A-Z0-9][A-Z0-9 ^=/.,'&()$-]{7,}"),
    # The second or third track without its sentinels.
    re.compile(r"(?<![\w.-])\d{3,}=[\d=]*\??"),
    # A personal code, also with blanks around its dash, or another dash.
    re.compile(r"(?<!\d)\d{6}\s?[-\u2010-\u2015]\s?\d{5}(?!\d)"),
    # A number in groups, as on a card or of a telephone; dates have a group of two.
    re.compile(r"(?<!\d)\d{3,}(?:[ -]\d{3,}){2,}(?!\d)"),
    re.compile(r"\d{5,}"),
    re.compile(r"(?<![^\s@<>\"'])[^\s@<>\"']+@[^\s@<>\"']+\.[^\s@<>\"']+"),
)


def redacted(line: str) -> str:
    """Return a line of a log, all of it that could be a person's or a card's hidden, as one visible line."""
    for rule in _RULES:
        line = rule.sub(HIDDEN, line)
    return "".join(sign if sign.isprintable() else " " for sign in line)
