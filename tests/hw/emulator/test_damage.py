"""A card's damage, as data: what it does to the text, and where something happens to what is sent."""

import pytest

from hw.emulator.cards import Card
from hw.emulator.damage import Dropped, Pause, Unplugged, joined, spoilt, steps

PARTS = [b"a", b"b", b"c", b"d"]


@pytest.mark.parametrize(
    ("damage", "at", "tracks"),
    [
        ("lost-character", 1, ("%?", ";12?", "")),
        ("lost-character", 4, ("%A?", ";2?", "")),
        ("repeated-character", 4, ("%A?", ";112?", "")),
        ("lost-character", -1, ("%A?", "12?", "")),
        ("lost-character", 99, ("%A?", "12?", "")),
        ("", 1, ("%A?", ";12?", "")),
    ],
)
def test_the_text_loses_or_doubles_a_character(damage: str, at: int, tracks: tuple[str, str, str]) -> None:
    card = Card(track_1="%A?", track_2=";12?", damage=damage, at=at)  # type: ignore[arg-type]  # a Literal
    assert spoilt(card).tracks() == tracks


def test_other_damage_is_left_for_whoever_sends() -> None:
    card = Card(track_2=";1?", damage="stall")
    assert spoilt(card) is card
    assert spoilt(Card(damage="lost-character")).tracks() == ("", "", "")


def test_something_happens_before_the_part_at_its_place() -> None:
    assert steps(Card(damage="stall", at=1, seconds=0.05), PARTS) == (b"a", Pause(0.05), b"b", b"c", b"d")
    assert steps(Card(damage="dropped"), PARTS) == (b"a", b"b", Dropped(), b"c", b"d")
    assert steps(Card(damage="unplugged", at=0), PARTS) == (Unplugged(),)
    assert joined(steps(Card(damage="stall"), PARTS)) == (b"ab", Pause(0.2), b"cd")
    assert joined(steps(Card(), PARTS)) == (b"abcd",)
