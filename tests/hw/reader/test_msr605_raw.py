"""The MSR605's swipes as bits: the length alone says where a track ends, whatever is in it."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hw.emulator.cards import Card
from hw.emulator.readers.msr605 import raw_frame
from tests.hw.reader.rig import GOOD, NUMBER
from tests.hw.reader.test_msr605 import THREE, outcome, swipes, texts

TWO = b"\x1bs\x1b\x01\x00\x1b\x02\x05\xd4\x11\x92\x57\xf5"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (raw_frame(THREE), (None, "%ANNA?:", ";8812345678?<", ";1?5")),
        (TWO + b"\x1b\x03\x00?\x1c\x1b0", (None, "", ";12345?5", "")),
        (TWO + b"\x1b\x03\x03\x00\x00\x00?\x1c\x1b0", (None, "", ";12345?5", "")),
        (TWO + b"\x1b\x03\x02\x1b\x73?\x1c\x1b0", (None, "", ";12345?5", "UNREADABLE")),
        (TWO + b"?\x1c\x1b0", (None, "", ";12345?5")),
        (TWO + b"\x1b\x03\x00?\x1c\x1b1", ("UNREADABLE", "", ";12345?5", "")),
        (TWO + b"\x1b\x03\x00?\x1c1b0", ("TRUNCATED",)),
        (TWO + b"\x00\x1b\x03\x00?\x1c\x1b0", ("DROPPED",)),
        (TWO + b"\x1b\x1b\x03\x00?\x1c\x1b0", ("DROPPED",)),
        (TWO + b"\x1b\x02\x00?\x1c\x1b0", ("DROPPED",)),
        (TWO + b"\x1b\x03\x00\x1b\x04\x00?\x1c\x1b0", ("DROPPED",)),
        (b"\x1bs?\x1c\x1b0", ("DROPPED",)),
        (TWO[2:] + b"\x1b\x03\x00?\x1c\x1b0", ("DROPPED",)),
    ],
)
def test_every_form_of_a_frame_is_read_in_pieces_of_any_size(
    data: bytes, expected: tuple[object, ...]
) -> None:
    for size in (1, 2, 3, 7, len(data)):
        pieces = [data[at : at + size] for at in range(0, len(data), size)]
        (swipe,) = swipes(pieces, raw=True)
        assert texts(swipe) == expected


def test_what_looks_like_a_frame_inside_a_track_is_data() -> None:
    seen: set[bytes] = set()
    digits = random.Random(1)
    while len(seen) < 3:
        data = raw_frame(Card(track_2=";8812345678?", track_3=f";{digits.randrange(10**90):090}?"))
        found = {part for part in (b"\x1b", b"\x1b\x01", b"\x1b\x02") if part in data[25:-7]}
        if found - seen:
            seen |= found
            assert [outcome(swipe) for swipe in swipes([data], raw=True)] == ["piemers 8812345678"]


def test_a_frame_that_breaks_off_anywhere_is_a_failed_swipe() -> None:
    whole = raw_frame(GOOD)
    for cut in range(2, len(whole)):
        assert [outcome(swipe) for swipe in swipes([whole[:cut]], raw=True)] == ["unreadable"], cut


def test_a_frame_that_begins_before_the_last_one_ended_never_gives_another_card() -> None:
    whole = raw_frame(GOOD)
    for cut in range(2, len(whole) - 1):
        got = [outcome(swipe) for swipe in swipes([whole[:cut] + whole], raw=True)]
        assert got[0] == "unreadable"
        assert set(got[1:]) <= {f"paraugs {NUMBER}", "unreadable"}, cut


def test_a_frame_after_one_that_fell_out_of_step_is_read() -> None:
    astray = b"\x1bs\x1b\x01\x00\x1b\x07"
    got = [outcome(swipe) for swipe in swipes([astray + raw_frame(GOOD)], raw=True)]
    assert got == ["unreadable", f"paraugs {NUMBER}"]


def test_a_line_that_never_stops_ends_the_swipe_and_fills_no_memory() -> None:
    assert [outcome(swipe) for swipe in swipes([b"\x1bs\x1b\x01\xff", b"A" * 5000], raw=True)] == [
        "unreadable"
    ]


@given(
    st.lists(
        st.one_of(st.binary(max_size=30), st.just(raw_frame(GOOD)), st.just(raw_frame(THREE))), max_size=6
    )
)
def test_how_the_bytes_are_cut_changes_nothing(parts: list[bytes]) -> None:
    data = b"".join(parts)
    whole, single = swipes([data], raw=True), swipes([bytes((byte,)) for byte in data], raw=True)
    assert list(map(texts, whole)) == list(map(texts, single))


@pytest.mark.parametrize("highest_first", [True, False])
@pytest.mark.parametrize("backwards", [True, False])
def test_a_card_may_be_drawn_either_way(highest_first: bool, backwards: bool) -> None:
    data = raw_frame(GOOD, highest_first=highest_first, backwards=backwards, leads=(0, 5, 0))
    assert [outcome(swipe) for swipe in swipes([data], raw=True)] == [f"paraugs {NUMBER}"]
