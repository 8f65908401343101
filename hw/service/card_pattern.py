"""Says what is wrong with the regular expression of a card rule, and refuses one that could take too long.

A backtracking matcher tries every way in which an expression's repetitions can share the text. Their number
is estimated from the expression's structure, with a track's length as the bound, so that no card can hold the
reader service up: `(?:[0-9]+)+` has more ways than can be tried in a year.
"""

import re
from collections.abc import Sequence
from re import _constants as op
from re import _parser
from typing import Any

_LONGEST_TRACK = 104
# As many as three repetitions have that can share the text between them: 0.003 s of work for a track.
_MOST_WAYS = (_LONGEST_TRACK + 1) ** 3
_SIGNS = frozenset(range(0x20, 0x60))
_CATEGORIES = {op.CATEGORY_DIGIT: r"\d", op.CATEGORY_SPACE: r"\s", op.CATEGORY_WORD: r"\w"} | {
    op.CATEGORY_NOT_DIGIT: r"\D",
    op.CATEGORY_NOT_SPACE: r"\S",
    op.CATEGORY_NOT_WORD: r"\W",
}
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT)
_SINGLE = (op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN)

Node = tuple[Any, Any]


def pattern_words(pattern: str) -> str:
    """Return what is wrong with a card rule's pattern, or nothing."""
    try:
        groups = re.compile(pattern).groupindex
    except re.error as error:
        return f"is not a regular expression: {error}; expected one such as ^(?P<number>[0-9]+)$"
    if "number" not in groups:
        return "has no group `number`; expected (?P<number>…) in it"
    if not pattern.isascii():
        return "has letters that no card has; expected capital letters without accents, digits and signs"
    if _ways(_flat(_parser.parse(pattern)), frozenset()) > _MOST_WAYS:
        return (
            "could take too long, since its repetitions can share a track in too many ways; expected no "
            "repetition within another, and at most three beside each other that fit the same characters"
        )
    return ""


def _flat(nodes: Sequence[Node]) -> list[Node]:
    """Give a sequence with the content of its groups in their places."""
    flat: list[Node] = []
    for kind, value in nodes:
        flat += _flat(value[3]) if kind is op.SUBPATTERN else [(kind, value)]
    return flat


def _ways(nodes: Sequence[Node], after: frozenset[int]) -> int:
    """Estimate in how many ways a sequence can match the beginning of one text.

    Args:
        nodes: the sequence.
        after: the characters that what stands after it can begin with.
    """
    ways = 1
    for at, node in enumerate(nodes):
        ways = min(ways * _ways_of(node, _first(nodes[at + 1 :], after)), _MOST_WAYS + 1)
    return ways


def _ways_of(node: Node, after: frozenset[int]) -> int:
    kind, value = node
    if kind in _REPEATS:
        return _ways_of_repeat(value, after)
    if kind is op.BRANCH:
        return sum(_ways(_flat(branch), after) for branch in value[1])
    if kind in (op.ASSERT, op.ASSERT_NOT):
        return _ways(_flat(value[1]), _SIGNS)
    return 1


def _ways_of_repeat(repeat: tuple[int, int, Sequence[Node]], after: frozenset[int]) -> int:
    least, most, content = repeat[0], min(int(repeat[1]), _LONGEST_TRACK), _flat(repeat[2])
    most = max(most, least)
    if len(content) == 1 and content[0][0] in _SINGLE:
        # Where what follows takes other characters, all that fit must be taken.
        return most - least + 1 if _signs(content[0]) & after else 1
    inside, ways = _ways(content, _first(content, after) | after), 0
    for count in range(least, most + 1):
        ways = min(ways + inside**count, _MOST_WAYS + 1)
    return ways


def _first(nodes: Sequence[Node], after: frozenset[int]) -> frozenset[int]:
    """Give the characters that a sequence and what stands after it can begin with."""
    if not nodes:
        return after
    kind, value = nodes[0]
    if kind in _SINGLE:
        return _signs(nodes[0])
    if kind is op.AT and value is op.AT_END:
        return frozenset()
    if kind in _REPEATS:
        rest = _first(nodes[1:], after)
        begin = _first(_flat(value[2]), rest)
        return begin if value[0] else begin | rest
    return _SIGNS


def _signs(node: Node) -> frozenset[int]:
    """Give the characters of a card that a node for one character takes."""
    kind, value = node
    if kind is op.ANY:
        return _SIGNS
    if kind is op.LITERAL:
        return frozenset({value})
    if kind is op.NOT_LITERAL:
        return _SIGNS - {value}
    if kind is not op.IN:
        return _SIGNS
    found: set[int] = set()
    for part, content in value:
        found |= _signs_of_part(part, content)
    return _SIGNS - found if value[0][0] is op.NEGATE else frozenset(found)


def _signs_of_part(part: Any, content: Any) -> frozenset[int]:
    if part is op.RANGE:
        return frozenset(range(content[0], content[1] + 1))
    if part is op.CATEGORY:
        return frozenset(sign for sign in _SIGNS if re.match(_CATEGORIES[content], chr(sign)))
    return frozenset({content}) if part is op.LITERAL else frozenset()
