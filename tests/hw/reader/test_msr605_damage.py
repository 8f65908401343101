"""Every fault of one byte, anywhere in a frame: what it makes of the swipe, counted, and never another card.

A fault that makes the very frame that another sound card would send cannot be told from that card. Such
faults are counted apart; in characters they are the digits of a number without a check digit, in bits only
the few that leave every parity and the check character right.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Literal

import pytest

from hw.emulator.cards import Card
from hw.emulator.readers.msr605 import frame, raw_frame
from hw.reader.driver import RawSwipe
from tests.hw.reader.rig import GOOD
from tests.hw.reader.test_msr605 import THREE, outcome, swipes

Verdict = Literal["right", "refused", "undetectable", "wrong"]
_REFUSALS = {"unreadable", "unknown-card", "bank-card", "ambiguous-card"}


def faults(data: bytes) -> Iterator[bytes]:
    """Lose, double or change every byte, put every byte anywhere, and swap every two neighbours."""
    for at in range(len(data)):
        yield data[:at] + data[at + 1 :]
        for byte in range(256):
            yield data[:at] + bytes((byte,)) + data[at:]
            if byte != data[at]:
                yield data[:at] + bytes((byte,)) + data[at + 1 :]
        if data[at : at + 1] != data[at + 1 : at + 2]:
            yield data[:at] + data[at + 1 : at + 2] + data[at : at + 1] + data[at + 2 :]


def sent_by(swipe: RawSwipe) -> Card:
    """Give the card that the swipe is of if nothing was damaged."""
    texts = ["", "", ""]
    for number, track in swipe.tracks.items():
        texts[number - 1] = bytes(track.data.view(0, len(track.data) - track.has_lrc)).decode("latin-1")
    return Card(texts[0], texts[1], texts[2])


def verdict(damaged: bytes, right: str, *, raw: bool) -> Verdict:
    made: set[Verdict] = set()
    for swipe in swipes([damaged], raw=raw):
        card = sent_by(swipe)
        got = outcome(swipe)
        if got in _REFUSALS:
            made.add("refused")
        elif got == right:
            made.add("right")
        else:
            forms = (raw_frame(card),) if raw else (frame(card), frame(card, empty=b""))
            made.add("undetectable" if damaged in forms else "wrong")
    return next((one for one in ("wrong", "undetectable", "right") if one in made), "refused")


@pytest.mark.parametrize(
    ("card", "empty", "raw", "undetectable"),
    [
        (GOOD, b"", False, 0),
        (GOOD, b"\x1b+", False, 0),
        (Card(track_2=";8812345678?"), b"", False, 79),
        (THREE, b"", False, 79),
        (GOOD, b"", True, 0),
        (Card(track_2=";8812345678?"), b"", True, 7),
        (THREE, b"", True, 7),
    ],
)
def test_no_fault_of_one_byte_gives_another_card(
    card: Card, empty: bytes, raw: bool, undetectable: int
) -> None:
    whole = raw_frame(card) if raw else frame(card, empty=empty)
    (right,) = map(outcome, swipes([whole], raw=raw))
    assert right not in _REFUSALS
    counted = Counter(verdict(damaged, right, raw=raw) for damaged in faults(whole))
    assert (counted["wrong"], counted["undetectable"]) == (0, undetectable), counted
    assert counted["refused"] > 9 * counted["undetectable"]
