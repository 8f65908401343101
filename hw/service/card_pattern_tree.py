"""Reads the regular expression of a card rule into its parts, as far as a card rule needs them.

Python's own reading of expressions is private to its `re` module, and differs from version to version. What
is not known here is refused by name: back references, flags, looking behind, and what gives nothing back.
"""

import re
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

SIGNS = frozenset(range(0x20, 0x60))
"""The characters that a card can hold."""
NO_END = 1 << 16
"""The most of a repetition without an end."""

_GROUP = re.compile(r"\?(?:P<\w+>|[:=!])|(?!\?)")
_REPEAT = re.compile(
    r"(?:(?P<sign>[*+?])|\{(?=[^}])(?P<least>\d*)(?P<comma>,?)(?P<most>\d*)\})\??(?P<all>\+?)"
)
_OF_SIGN = {"*": (0, NO_END), "+": (1, NO_END), "?": (0, 1)}


class UnknownPartError(ValueError):
    """A part of an expression that is not known here; the words are the part's beginning."""


class One(Struct, frozen=True):
    """One character of these."""

    signs: frozenset[int]


class Place(Struct, frozen=True):
    """A place between characters; `ends` where nothing can follow it."""

    ends: bool


class Repeat(Struct, frozen=True):
    """Its content so many times."""

    least: int
    most: int
    content: "Nodes"


class Choice(Struct, frozen=True):
    """One of its branches, tried in turn."""

    branches: "tuple[Nodes, ...]"


class Look(Struct, frozen=True):
    """What must follow, or must not, without being taken."""

    content: "Nodes"


Node = One | Place | Repeat | Choice | Look
Nodes = tuple[Node, ...]


def tree(pattern: str) -> Nodes:
    """Give the parts of an expression that `re` can compile; a group's content stands in its place.

    Raises:
        UnknownPartError: it has a part that is not known here.
    """
    return _Reading(pattern).alternatives()


class _Reading:
    """Reads from left to right; what is no expression at all has been refused before."""

    def __init__(self, pattern: str) -> None:
        self._text = pattern
        self._at = 0

    def alternatives(self) -> Nodes:
        branches = [self._sequence()]
        while self._took("|"):
            branches.append(self._sequence())
        return _choice(branches)

    def _sequence(self) -> Nodes:
        nodes: Nodes = ()
        while self._text[self._at : self._at + 1] not in {"", "|", ")"}:
            nodes += self._repeated(self._atom())
        return nodes

    def _atom(self) -> Nodes:
        sign = self._take()
        match sign:
            case "(":
                return self._group()
            case "[":
                return (One(self._set()),)
            case "\\":
                return (self._escape(),)
            case ".":
                return (One(SIGNS),)
            case "^" | "$":
                return (Place(ends=sign == "$"),)
        return (One(frozenset({ord(sign)})),)

    def _group(self) -> Nodes:
        opening = _GROUP.match(self._text, self._at)
        if opening is None:
            raise UnknownPartError(self._text[self._at - 1 : self._at + 2])
        self._at = opening.end()
        content = self.alternatives()
        self._at += 1
        return (Look(content),) if opening[0] in {"?=", "?!"} else content

    def _repeated(self, content: Nodes) -> Nodes:
        found = _REPEAT.match(self._text, self._at)
        if found is None:
            return content
        if found["all"]:
            raise UnknownPartError(found[0])
        self._at = found.end()
        if found["sign"]:
            return (Repeat(*_OF_SIGN[found["sign"]], content),)
        least = int(found["least"] or 0)
        most = int(found["most"] or NO_END) if found["comma"] else least
        return (Repeat(least, most, content),)

    def _set(self) -> frozenset[int]:
        others, found = self._took("^"), self._range()  # the first may be ] itself
        while not self._took("]"):
            found |= self._range()
        return SIGNS - found if others else found

    def _range(self) -> frozenset[int]:
        first = self._member()
        if self._text[self._at] != "-" or self._text[self._at + 1] == "]":
            return first
        self._at += 1
        return frozenset(range(min(first), max(self._member()) + 1))

    def _member(self) -> frozenset[int]:
        sign = self._take()
        return self._escaped() if sign == "\\" else frozenset({ord(sign)})

    def _escape(self) -> Node:
        sign = self._text[self._at]
        if sign in "AZbB":
            self._at += 1
            return Place(ends=sign == "Z")
        return One(self._escaped())

    def _escaped(self) -> frozenset[int]:
        sign = self._take()
        if sign in "dDsSwW":
            return _kind(sign)
        if sign == "x":
            self._at += 2
            return frozenset({int(self._text[self._at - 2 : self._at], 16)})
        if sign.isalnum():
            raise UnknownPartError(f"\\{sign}")
        return frozenset({ord(sign)})

    def _take(self) -> str:
        self._at += 1
        return self._text[self._at - 1]

    def _took(self, sign: str) -> bool:
        took = self._text.startswith(sign, self._at)
        self._at += took
        return took


@cache
def _kind(sign: str) -> frozenset[int]:
    expression = re.compile(rf"\{sign}")
    return frozenset(one for one in SIGNS if expression.match(chr(one)))


def _choice(branches: Sequence[Nodes]) -> Nodes:
    """Give a choice, with what all branches begin with before it."""
    if len(branches) == 1:
        return branches[0]
    first = branches[0][:1]
    if first and all(branch[:1] == first for branch in branches):
        return first + _choice([branch[1:] for branch in branches])
    return (Choice(tuple(branches)),)
