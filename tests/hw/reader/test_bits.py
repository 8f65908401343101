"""From packed bits to characters: the manual's examples, every way of drawing, every flipped bit."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hw.emulator.readers.stripe import packed
from hw.reader.decode.bits import characters
from hw.reader.iso7811 import ALPHANUMERIC, NUMERIC, TrackNumber
from hw.reader.secret import Secret
from tests.hw.reader.test_track import _characters

WAYS = [(highest_first, backwards) for highest_first in (True, False) for backwards in (True, False)]
CARD = "%B9371000000000002^PARAUGS/ANNA^2912?"


def read(tracks: Mapping[TrackNumber, bytes]) -> dict[int, str]:
    """Give each track's text, or what is reported of it."""
    found = characters({number: Secret.of(data) for number, data in tracks.items()})
    assert all(track.has_lrc != bool(track.reported) or not len(track.data) for track in found.values())
    return {number: track.reported or bytes(track.data.view()).decode() for number, track in found.items()}


@pytest.mark.parametrize(
    ("number", "data", "text"),
    [
        (1, "C5B07814954E3E2A", "%ABC123?J"),
        (2, "2B8849EAAF", ";12345?5"),
        (3, "2B8849EAAF", ";12345?5"),
        (1, "A30D1E28A9727C54", "%ABC123?J"),
        (2, "D4119257F5", ";12345?5"),
        (1, "A30D1E28A9727C5400", "%ABC123?J"),
        (3, "C5B07814954E3E2A", "%ABC123?J"),
        (2, "", ""),
        (2, "0000", ""),
        (2, "D4", "END"),
        (2, "D411", "END"),
        (2, "D4119257F501", "END"),
        (2, "44119257F5", "START"),
        (2, "D4109257F5", "PARITY"),
        (2, "D4119257F600", "LRC"),
        (1, "D4119257F5", "START"),
    ],
)
def test_the_manuals_examples_are_read_and_damage_is_named(number: TrackNumber, data: str, text: str) -> None:
    assert read({number: bytes.fromhex(data)}) == {number: text}


@pytest.mark.parametrize(("highest_first", "backwards"), WAYS)
@pytest.mark.parametrize("lead", range(9))
def test_a_card_may_be_drawn_and_packed_either_way_and_begin_at_any_bit(
    highest_first: bool, backwards: bool, lead: int
) -> None:
    texts: dict[TrackNumber, str] = {1: CARD, 2: ";8812345678?", 3: "%AB1?"}
    data = {
        number: packed(text, highest_first=highest_first, backwards=backwards, lead=lead)
        for number, text in texts.items()
    }
    assert {number: text[:-1] for number, text in read(data).items()} == texts


@pytest.mark.parametrize(
    "text",
    [
        ";5350290149345177=16042010000056700100?;",
        ";00007399=?=",
        ";4242424242424242=15052011000000000000?:",
    ],
)
def test_a_check_character_that_looks_like_a_sentinel_is_none(text: str) -> None:
    for highest_first, backwards in WAYS:
        data = packed(text[:-1], highest_first=highest_first, backwards=backwards)
        assert read({2: data}) == {2: text}


def test_a_track_longer_than_any_cards_is_truncated() -> None:
    assert read({2: packed(";" + "1" * 37 + "?")})[2].startswith(";1111")
    assert read({2: packed(";" + "1" * 38 + "?")}) == {2: "TRUNCATED"}


def test_a_track_in_another_coding_says_nothing_against_a_right_one() -> None:
    assert read({2: packed(";8812345678?"), 3: b"\x5a\x5a\x10"}) == {2: ";8812345678?<", 3: "UNREADABLE"}
    assert read({2: b"\x5a\x5a\x10", 3: b"\x5a\x5a\x10"}) == {2: "START", 3: "START"}


def test_tracks_that_are_not_drawn_alike_are_not_one_card() -> None:
    tracks: dict[TrackNumber, bytes] = {2: packed(";8812345678?"), 3: packed(";1?", backwards=True)}
    assert read(tracks) == {2: "START", 3: "START"}


_TRACKS = st.one_of(
    _characters(ALPHANUMERIC).map(lambda body: (1, f"%{body}?")),
    _characters(NUMERIC).map(lambda body: (2, f";{body}?")),
)


@given(_TRACKS, st.booleans(), st.booleans(), st.integers(0, 70))
def test_a_sound_track_is_never_refused(
    case: tuple[TrackNumber, str], highest_first: bool, backwards: bool, lead: int
) -> None:
    number, text = case
    data = packed(text, highest_first=highest_first, backwards=backwards, lead=lead)
    assert read({number: data})[number][:-1] == text


@given(st.binary(max_size=120), st.sampled_from([1, 2, 3]))
def test_no_bits_confuse_the_decoder(data: bytes, number: TrackNumber) -> None:
    read({number: data})


@pytest.mark.parametrize("text", ["%ABC123?", ";8812345678?", ";9371000000000002=2912?", ";1?"])
def test_a_bit_that_is_flipped_lost_or_added_anywhere_never_gives_another_text(text: str) -> None:
    number: TrackNumber = 1 if text[0] == "%" else 2
    whole = packed(text, lead=3)
    right = read({number: whole})
    stripe = "".join(f"{byte:08b}" for byte in whole)
    for at, bit in enumerate(stripe):
        before, after = stripe[:at], stripe[at + 1 :]
        for bits in ("10"[int(bit)], "", bit + "0", bit + "1"):
            damaged = before + bits + after
            damaged += "0" * (-len(damaged) % 8)
            data = bytes(int(damaged[start : start + 8], 2) for start in range(0, len(damaged), 8))
            got = read({number: data})
            assert got == right or got[number] in {"START", "END", "PARITY", "LRC"}, (at, bits, got)
