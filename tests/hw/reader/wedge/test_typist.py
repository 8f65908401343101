"""From keys to characters: layouts, modifiers, dead keys, Alt with numbers, and keys that do not pair."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hw.reader.wedge.input_event import KEY, PRESSED, RELEASED
from hw.reader.wedge.layouts import UNKNOWN, layout
from hw.reader.wedge.typist import Typist
from hw.service.settings import Layout
from tests.hw.reader.wedge.keyboard import (
    ALT,
    ALTGR,
    CTRL,
    ENTER,
    KEYPAD,
    SHIFT,
    Bare,
    M,
    by_number,
    key,
    stroke,
    typed,
)

LAYOUTS: tuple[Layout, ...] = ("us", "de", "lt", "ee", "lv", "tr")
CAPS_LOCK, NUM_LOCK, F1, A, LEFT_CTRL = 58, 69, 59, 30, 29
CARD = "%B9371000000000002^PARAUGS/ANNA ^2912?;9371000000000002=2912?+1234567890=:<>?\r"


def text(events: object, name: Layout = "us", typist: Typist | None = None) -> str:
    """Type events and give the text."""
    typist = typist or Typist(layout(name))
    characters: list[int] = []
    for kind, code, value in events:  # type: ignore[attr-defined]  # the helpers' events
        if kind == KEY and value == PRESSED:
            characters += typist.press(code)
        elif kind == KEY and value == RELEASED:
            characters += typist.release(code)
    return bytes(characters).decode("latin-1")


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_whole_card_is_typed_in_every_layout(name: Layout) -> None:
    assert text(typed(CARD, name), name) == CARD


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_character_that_a_track_can_hold_can_be_typed(name: Layout) -> None:
    for character in map(chr, range(0x20, 0x60)):
        assert text(typed(character, name), name) == character


def test_the_layouts_are_those_of_the_desktops() -> None:
    script = Path(__file__).parents[4] / "scripts" / "layouts"
    assert subprocess.run([sys.executable, script, "--check"], check=False).returncode == 0


@pytest.mark.parametrize(
    ("name", "keys", "expected"),
    [
        # what an office keyboard of the country shows on these keys
        ("de", [(21,), (44,), (12, SHIFT), (11, SHIFT), (51, SHIFT), (27,)], "zy?=;+"),
        ("lt", [(2, ALTGR), (11, ALTGR), (13, ALTGR), (39,)], "10=;"),
        ("tr", [(11, SHIFT), (23, SHIFT), (12, SHIFT), (43, SHIFT)], "=I?;"),
        ("us", [(6, SHIFT), (39,), (13,), (53, SHIFT), (7, SHIFT)], "%;=?^"),
    ],
)
def test_known_keys_of_known_layouts(name: Layout, keys: list[tuple[int, ...]], expected: str) -> None:
    assert text((event for one in keys for event in stroke(*one)), name) == expected


def test_a_dead_key_waits_for_the_next_one() -> None:
    assert text(typed("^ ^A^ B", "de"), "de") == "^ ^A^ B"
    dead, space, letter = stroke(41), stroke(57), stroke(A, SHIFT)
    assert text([*dead, *letter], "de") == "^A"
    assert text([*stroke(41), *space, *stroke(57)], "de") == "^ "
    typist = Typist(layout("de"))
    assert (text(stroke(41), typist=typist), typist.at_rest) == ("", False)


@given(st.text("%B0123456789^=?/ A", min_size=1, max_size=30))
def test_alt_with_numbers_types_the_same(characters: str) -> None:
    assert text(by_number(characters)) == characters


def test_alt_takes_a_leading_zero_and_nothing_beyond_ascii() -> None:
    zero = [
        *key(ALT, PRESSED),
        *stroke(KEYPAD[0]),
        *stroke(KEYPAD[3]),
        *stroke(KEYPAD[7]),
        *key(ALT, RELEASED),
    ]
    assert text(zero) == "%"
    beyond = [*key(ALT, PRESSED), *(event for digit in (2, 5, 5) for event in stroke(KEYPAD[digit]))]
    assert text([*beyond, *key(ALT, RELEASED)]) == chr(UNKNOWN)


def test_control_with_m_is_the_end_of_a_line() -> None:
    assert text(stroke(M, CTRL)) == "\r"
    assert text(stroke(ENTER)) == "\r"
    assert text(stroke(48, CTRL)) == "\x02"


def test_both_shifts_are_shifts_also_together_and_across_characters() -> None:
    held = [*key(SHIFT, PRESSED), *stroke(A), *key(54, PRESSED), *key(SHIFT, RELEASED), *stroke(48)]
    assert text([*held, *key(54, RELEASED), *stroke(46)]) == "ABc"


def test_caps_lock_turns_letters_and_nothing_else() -> None:
    assert text([*stroke(CAPS_LOCK), *stroke(A), *stroke(2), *stroke(A, SHIFT), *stroke(6, SHIFT)]) == "A1a%"
    assert text([*stroke(CAPS_LOCK), *stroke(A), *stroke(CAPS_LOCK), *stroke(A)]) == "Aa"
    assert text([*stroke(CAPS_LOCK), *stroke(23)], "tr") == "I"


def test_windows_altgr_is_control_with_alt() -> None:
    both: list[Bare] = [*key(LEFT_CTRL, PRESSED), *key(ALT, PRESSED), *stroke(2), *key(ALT, RELEASED)]
    assert text([*both, *key(LEFT_CTRL, RELEASED)], "lt") == "1"


def test_keys_that_no_card_holds_are_seen_as_such() -> None:
    assert text([*stroke(F1), *stroke(A, ALT), *stroke(2, ALTGR)]) == chr(UNKNOWN) * 3
    assert text([*stroke(NUM_LOCK), *stroke(KEYPAD[7])]) == "7"


def test_keys_that_do_not_pair_are_noticed() -> None:
    for events in ([*key(A, RELEASED)], [*key(A, PRESSED), *key(A, PRESSED)]):
        typist = Typist(layout("us"))
        text(events, typist=typist)
        assert typist.unpaired
    typist = Typist(layout("us"))
    text(stroke(A, SHIFT), typist=typist)
    assert typist.at_rest
    assert not typist.unpaired
