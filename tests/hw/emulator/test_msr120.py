"""The MSR120: one-byte commands, replies, LEDs and beeps."""

import pytest

from hw.emulator.cards import Card
from hw.emulator.readers.msr120 import Msr120

CARD = Card(track_1="%B88^PARAUGS?", track_2=";8812345678?")


def test_a_swipe_is_told_and_then_asked_for_track_by_track() -> None:
    reader = Msr120()
    assert reader.swipe(CARD) == b""
    assert reader.receive(b"P") == b"^"
    assert reader.swipe(CARD) == b"^"
    assert not reader.armed
    assert [reader.receive(one) for one in (b"Q", b"R", b"%", b"S", b"T")] == [
        b"%B88^PARAUGS?",
        b";8812345678?",
        b";8812345678?",
        b"+",
        b"3",
    ]
    assert reader.receive(b"P") == b"^"
    assert reader.receive(b"\x1bR") == b"^+"


def test_what_cannot_be_read_is_an_error_of_its_track() -> None:
    reader = Msr120()
    reader.receive(b"P")
    assert reader.swipe(Card(track_1="%A?", track_2=";1?", damage="bad-track-2")) == b"^"
    assert (reader.receive(b"Q"), reader.receive(b"R")) == (b"%A?", b"*")


def test_leds_obey_also_while_it_is_armed_and_the_beeper_only_when_not() -> None:
    lamps: list[str] = []
    reader = Msr120(lamps.append)
    assert reader.receive(b"PLM") == b"^^^"
    assert reader.armed
    assert reader.leds == {"green": "on", "red": "on"}
    assert reader.receive(b"l)") == b"^^"
    assert reader.leds == {"green": "off", "red": "flash"}
    assert reader.receive(b"(m") == b"^^"
    assert lamps == ["green", "yellow", "red", "yellow", "green"]
    assert reader.receive(b"Z\x1bZz") == b"!^^^"
    assert reader.beeps == ["long", "short"]


@pytest.mark.parametrize(
    ("sent", "answer"),
    [
        (b"\x1b", b""),  # just powered on, and nothing heard before
        (b"P\x1b", b"^^"),
        (b"$", b"\x10"),
        (b"PL$", b"^^\x51"),
        (b"M$", b"^\x14"),
        (b"U", b"~"),
        (b"x", b"!"),
        (b"#", b"\x67"),
        (b"\x7f", b":"),
        (b"T", b"0"),
    ],
)
def test_replies(sent: bytes, answer: bytes) -> None:
    assert Msr120().receive(sent) == answer


def test_an_abort_disarms_and_power_starts_anew() -> None:
    reader = Msr120()
    reader.receive(b"PL")
    assert reader.receive(b"\x1b") == b"^"
    assert not reader.armed
    assert reader.switch(powered=False) == b""
    assert reader.receive(b"P") == b""
    assert reader.switch(powered=True) == b":"
    assert reader.leds == {"green": "off", "red": "off"}
