"""Says what is wrong with the regular expression of a card rule, and refuses one that could take too long.

A backtracking matcher tries every way in which an expression's repetitions can share the text. Their number
is estimated from the expression's structure, with a track's length as the bound, so that no card can hold the
reader service up: `(?:[0-9]+)+` has more ways than can be tried in a year.
"""

import re

from hw.service.card_pattern_tree import (
    SIGNS,
    Choice,
    Look,
    Node,
    Nodes,
    One,
    Place,
    Repeat,
    UnknownPartError,
    tree,
)

_LONGEST_TRACK = 104
# As many as three repetitions have that can share the text between them: 0.003 s of work for a track.
_MOST_WAYS = (_LONGEST_TRACK + 1) ** 3


def pattern_words(pattern: str) -> str:
    """Return what is wrong with a card rule's pattern, or nothing."""
    try:
        return _words(pattern)
    except RecursionError:
        return "has too many groups within each other; expected fewer"


def _words(pattern: str) -> str:
    try:
        groups = re.compile(pattern).groupindex
    except re.error as error:
        return f"is not a regular expression: {error}; expected one such as ^(?P<number>[0-9]+)$"
    if "number" not in groups:
        return "has no group `number`; expected (?P<number>…) in it"
    if not pattern.isascii():
        return "has letters that no card has; expected capital letters without accents, digits and signs"
    return _lengthy_words(pattern)


def _lengthy_words(pattern: str) -> str:
    try:
        ways = _ways(tree(pattern), frozenset())
    except UnknownPartError as error:
        return (
            f"has {error}, and nobody can tell how long that takes; expected only characters, [sets], \\d, "
            "groups, |, repetitions, (?=…), (?!…), ^ and $"
        )
    if ways > _MOST_WAYS:
        return (
            "could take too long, since its repetitions can share a track in too many ways; expected no "
            "repetition within another, and at most three beside each other that fit the same characters"
        )
    return ""


def _ways(nodes: Nodes, after: frozenset[int]) -> int:
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
    match node:
        case Repeat():
            return _ways_of_repeat(node, after)
        case Choice(branches):
            return _ways_of_choice(branches, after)
        case Look(content):
            return _ways(content, SIGNS)
    return 1


def _ways_of_choice(branches: tuple[Nodes, ...], after: frozenset[int]) -> int:
    """Add up the branches that can begin with the same character; the others cannot match the same text."""
    ways = [(_first(branch, after), _ways(branch, after)) for branch in branches]
    return max(1, *(sum(count for first, count in ways if sign in first or not first) for sign in SIGNS))


def _ways_of_repeat(repeat: Repeat, after: frozenset[int]) -> int:
    least, most, content = repeat.least, min(repeat.most, _LONGEST_TRACK), repeat.content
    most = max(most, least)
    if len(content) == 1 and isinstance(content[0], One):
        # Where what follows takes other characters, all that fit must be taken.
        return most - least + 1 if content[0].signs & after else 1
    inside, ways = _ways(content, _first(content, after) | after), 0
    for count in range(least, most + 1):
        ways = min(ways + inside**count, _MOST_WAYS + 1)
    return ways


def _first(nodes: Nodes, after: frozenset[int]) -> frozenset[int]:
    """Give the characters that a sequence and what stands after it can begin with."""
    if not nodes:
        return after
    match nodes[0]:
        case One(signs):
            return signs
        case Place(ends=True):
            return frozenset()
        case Repeat(least, _, content):
            rest = _first(nodes[1:], after)
            begin = _first(content, rest)
            return begin if least else begin | rest
        case Choice(branches):
            rest = _first(nodes[1:], after)
            return frozenset().union(*(_first(branch, rest) for branch in branches))
    return SIGNS
