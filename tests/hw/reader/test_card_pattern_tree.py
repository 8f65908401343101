"""The parts of a card rule's expression, as they are read here, match what `re` matches with all of it."""

import re
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hw.service.card_pattern_tree import Choice, Look, Node, Nodes, One, Place, Repeat, tree

TEXTS = st.text("0127=^A] -", max_size=6)
_SET = st.lists(
    st.sampled_from(["0", "1-7", "A", "=", "-", r"\d", r"\W", r"\]", r"\^", " ", "^", "["]), min_size=1
).map(lambda parts: "".join(sorted(parts, key=lambda part: part in "-^")))
_ATOMS = st.one_of(
    st.sampled_from(["0", "1", "2", "7", "A", "=", " ", "-", "]", "}", "{", "{}", "{,", ".", "^", "$"]),
    st.sampled_from([r"\d", r"\D", r"\w", r"\S", r"\^", r"\.", r"\A", r"\Z", r"\]", r"\x30", r"[\x31-\x37]"]),
    _SET.map("[{}]".format),
    _SET.map("[^{}]".format),
    st.sampled_from(["[]]", "[^]]", "[]0-2]", "[0-]", "[^-]", "[+--]"]),
)
_REPEATS = st.sampled_from(
    ["", "", "", "*", "+", "?", "{2}", "{1,}", "{,2}", "{1,2}", "*?", "+?", "??", "{1,2}?"]
)


def _grown(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    groups = st.builds("{}{}{}".format, st.sampled_from(["(", "(?:", "(?=", "(?!"]), parts, st.just(")"))
    return st.one_of(
        st.builds("{}{}".format, parts, parts),
        st.builds("{}|{}".format, parts, parts),
        st.builds("{}{}".format, groups, _REPEATS),
    )


PATTERNS = st.recursive(st.builds("{}{}".format, _ATOMS, _REPEATS), _grown, max_leaves=8)


def ends(nodes: Nodes, text: str, at: int, negative: Callable[[Look], bool]) -> set[int]:
    """Give where a sequence can end that begins at a place."""
    found = {at}
    for node in nodes:
        found = {end for start in found for end in _ends(node, text, start, negative)}
    return found


def _ends(node: Node, text: str, at: int, negative: Callable[[Look], bool]) -> set[int]:
    match node:
        case One(signs):
            return {at + 1} if at < len(text) and ord(text[at]) in signs else set()
        case Place(is_end):
            return {at} if at == (len(text) if is_end else 0) else set()
        case Choice(branches):
            return set[int]().union(*(ends(branch, text, at, negative) for branch in branches))
        case Look(content):
            return {at} if bool(ends(content, text, at, negative)) != negative(node) else set()
        case Repeat():
            return _repeated(node, text, at, negative)


def _repeated(node: Repeat, text: str, at: int, negative: Callable[[Look], bool]) -> set[int]:
    found, now = set[int](), {at}
    for count in range(min(node.most, node.least + len(text) + 1) + 1):
        found |= now if count >= node.least else set()
        now = {end for start in now for end in ends(node.content, text, start, negative)}
    return found


@pytest.mark.filterwarnings("ignore::FutureWarning")  # of sets that a later Python might read in another way
@given(PATTERNS, TEXTS)
@example("[]0-2]+", "]0]")
@example("0{}", "0{}")
@example("{,2}", "{,2}")
@example("0{,}1", "0001")
@example("12|13|1", "13")
@example("^(?:^|0)$", "0")
def test_the_parts_match_what_the_whole_matches(pattern: str, text: str) -> None:
    try:
        whole = re.compile(pattern)
    except re.error:
        return
    if "(?!" in pattern and "(?=" in pattern:
        return  # the parts do not tell the two apart: what is to be found out is the same of both
    read = tree(pattern)
    matches = len(text) in ends(read, text, 0, lambda _: "(?!" in pattern)
    assert matches == (whole.fullmatch(text) is not None)


@pytest.mark.parametrize("sign", "dDwWsS")
def test_a_kind_of_characters_has_those_that_a_card_can_hold(sign: str) -> None:
    (part,) = tree(f"\\{sign}")
    expected = {at for at in range(0x20, 0x60) if re.fullmatch(rf"\{sign}", chr(at))}
    assert part == One(frozenset(expected))
