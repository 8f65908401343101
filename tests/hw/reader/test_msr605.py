"""The MSR605's language: every form of its frames in pieces of any size, and never a wrong number."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hw.emulator.cards import Card
from hw.emulator.readers.msr605 import frame
from hw.reader.decode.check_digits import fits_luhn
from hw.reader.decode.swipe import judged
from hw.reader.decode.verdict import Accepted
from hw.reader.driver import Condition, RawSwipe
from hw.reader.iso7811 import ALPHANUMERIC, NUMERIC
from hw.reader.msr605.language import ARM, LIGHT, RESET, CommAnswer, Done, FrameStarted, Model, Parser
from hw.reader.msr605.plan import plan
from tests.hw.reader.rig import GOOD, NUMBER, RULES

THREE = Card(track_1="%ANNA?", track_2=";8812345678?", track_3=";1?")


def swipes(pieces: Iterable[bytes], *, raw: bool = False) -> list[RawSwipe]:
    """Feed pieces, then silence."""
    parser = Parser(raw=raw)
    answers = [answer for piece in pieces for answer in parser.feed(piece)]
    answers += parser.flush()
    assert not parser.in_frame
    return [answer for answer in answers if isinstance(answer, RawSwipe)]


def texts(swipe: RawSwipe) -> tuple[object, ...]:
    tracks = swipe.tracks.values()
    return (swipe.fault, *(track.reported or bytes(track.data.view()).decode("latin-1") for track in tracks))


def outcome(swipe: RawSwipe) -> str:
    """Give `issuer number` or the reason of the failure."""
    with judged(swipe, RULES) as result:
        if isinstance(result, Accepted):
            return f"{result.issuer} {bytes(result.number.view()).decode()}"
        return result.reason


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (frame(THREE), (None, "%ANNA?", ";8812345678?", ";1?")),
        (b"\x1bs\x1b\x01\x1b\x02;8812345678?\x1b\x03?\x1c\x1b0", (None, "", ";8812345678?", "")),
        (
            b"\x1bs\x1b\x01\x1b+\x1b\x02;8812345678?\x1b\x03\x1b+?\x1c\x1b0",
            (None, "EMPTY", ";8812345678?", "EMPTY"),
        ),
        (
            b"\x1bs\x1b\x01\x1b*\x1b\x02;8812345678?\x1b\x03?\x1c\x1b0",
            (None, "UNREADABLE", ";8812345678?", ""),
        ),
        (b"\x1bs\x1b\x01\x1b\x02\x1b\x03?\x1c\x1b1", ("UNREADABLE", "", "", "")),
        (b"\x1bs\x1b\x01\x1b\x02\x1b\x03;1??\x1c\x1b0", (None, "", "", ";1?")),
        (b"\x1bs\x1b\x01\x1b\x02;1\x1bz2?\x1b\x03?\x1c\x1b0", ("DROPPED", "", ";12?", "")),
        (b"\x1bs\x1b\x01\x1b+A\x1b\x02;1?\x1b\x03?\x1c\x1b0", ("DROPPED", "EMPTY", ";1?", "")),
        (b"\x1bs\x1b\x01\x1b\x02;1?\x1b\x03\x1c\x1b0", ("DROPPED", "", ";1?", "")),
        (b"\x1b\x02;1?\x1b\x03?\x1c\x1b0", ("DROPPED", "", ";1?", "")),
        (b"\x1bs\x1b\x01\x1b\x02;8812345678??\x1c\x1b0", (None, "", ";8812345678?", "")),
        (b"\x1bs\x1b\x01%ANNA??\x1c\x1b0", (None, "%ANNA?", "", "")),
        (b"\x1bs\x1b\x01\x1b\x02;1?\x1c\x1b0", (None, "", ";1", "")),
        (b"\x1bs\x1b\x01\x1b\x02;1\x1c\x1b0", ("DROPPED", "", ";", "")),
        (b"\x1bs\x1b\x01\x1b\x02;1?\x1b\x1b\x03?\x1c\x1b0", ("DROPPED", "", ";1?", "")),
        (b"\x1bs\x1b\x01+\x1b\x02;1?\x1b\x03?\x1c\x1b0", ("DROPPED", "+", ";1?", "")),
        (b"\x1bs\x1b\x01\x1b+\x1b+\x1b\x02;1?\x1b\x03?\x1c\x1b0", ("DROPPED", "EMPTY", ";1?", "")),
        (b"\x1bs\x1b\x01\x1b\x02;1?\x1b\x03?\x1c?\x1b0", ("DROPPED", "", ";1?", "")),
        (b"\x1bs\x1b\x01\x1b\x02;1?\x1b\x03?\x1c\x1b\x1b0", ("DROPPED", "", ";1?", "")),
        (b"\x1bs?\x1c\x1b0", ("TRUNCATED", "", "", "")),
    ],
)
def test_every_form_of_a_frame_is_read_in_pieces_of_any_size(
    data: bytes, expected: tuple[object, ...]
) -> None:
    for size in (1, 2, 3, 7, len(data)):
        pieces = [data[at : at + size] for at in range(0, len(data), size)]
        (swipe,) = swipes(pieces)
        assert texts(swipe) == expected


@pytest.mark.parametrize("status", [0x31, 0x32, 0x34, 0x39, 0x41, 0x00, 0xFF])
def test_any_status_but_good_is_a_failed_swipe(status: int) -> None:
    (swipe,) = swipes([frame(THREE)[:-1] + bytes((status,))])
    assert outcome(swipe) == "unreadable"


@pytest.mark.parametrize(
    "noise", [b"\x00\xff", b"\x1b", b"\x1b\x1b\x1b", b"?\x1c\x1b0", b"\x1by", b"\x1b3S", b"s"]
)
def test_noise_before_a_frame_does_not_harm_it(noise: bytes) -> None:
    assert [outcome(swipe) for swipe in swipes([noise + frame(GOOD)])] == [f"paraugs {NUMBER}"]


def test_a_frame_that_begins_before_the_last_one_ended_fails_that_one_only() -> None:
    for cut in range(2, len(frame(GOOD)) - 1):
        got = [outcome(swipe) for swipe in swipes([frame(GOOD)[:cut] + frame(GOOD)])]
        assert got == ["unreadable", f"paraugs {NUMBER}"], cut


def test_a_frame_that_breaks_off_anywhere_is_a_failed_swipe() -> None:
    for cut in range(2, len(frame(GOOD))):
        assert [outcome(swipe) for swipe in swipes([frame(GOOD)[:cut]])] == ["unreadable"], cut


def test_a_frame_that_lacks_its_beginning_is_a_failed_swipe() -> None:
    lacking = [swipes([frame(GOOD)[cut:]]) for cut in range(1, 5)]
    assert all(outcome(swipe) == "unreadable" for found in lacking for swipe in found)
    assert any(lacking)


def test_a_line_that_never_stops_ends_the_swipe_and_fills_no_memory() -> None:
    got = [outcome(swipe) for swipe in swipes([b"\x1bs\x1b\x01", b"A" * 5000])]
    assert got == ["unreadable"]


def test_answers_and_the_first_bytes_of_a_swipe_are_told() -> None:
    parser = Parser()
    assert list(parser.feed(b"\x1by\x1b3S\x1b0\x08\x1bs")) == [
        CommAnswer(),
        Model("3"),
        Done(),
        FrameStarted(),
    ]
    assert parser.in_frame
    parser.forget()
    assert not parser.in_frame


_NUMBERS = st.one_of(
    st.text("0123456789", min_size=11, max_size=11).map(
        lambda free: ("paraugs", _completed("9371" + free), "=")
    ),
    st.text("0123456789", min_size=11, max_size=11).map(
        lambda free: ("paraugs", _completed("9371" + free), "=2912")
    ),
    st.text("0123456789", min_size=8, max_size=8).map(lambda free: ("piemers", "88" + free, "")),
    st.text("0123456789", min_size=9, max_size=9).map(lambda free: ("demo", "55" + free, "=2912=1")),
)


def _completed(digits: str) -> str:
    return next(digits + last for last in "0123456789" if fits_luhn((digits + last).encode()))


def _track(coding: object, longest: int) -> st.SearchStrategy[str]:
    assert coding in (ALPHANUMERIC, NUMERIC)
    alphabet = sorted(map(chr, (ALPHANUMERIC if coding is ALPHANUMERIC else NUMERIC).alphabet))
    start = "%" if coding is ALPHANUMERIC else ";"
    body = st.text(alphabet, min_size=1, max_size=longest).filter(lambda text: text[0] not in "BE")
    return st.one_of(st.just(""), body.map(lambda text: f"{start}{text}?"))


@given(
    _NUMBERS,
    _track(ALPHANUMERIC, 76),
    _track(NUMERIC, 104),
    st.sampled_from([b"", b"\x1b+"]),
    st.lists(st.integers(1, 20), min_size=1),
)
def test_a_sound_swipe_is_never_refused(
    card: tuple[str, str, str], track_1: str, track_3: str, empty: bytes, sizes: list[int]
) -> None:
    issuer, number, rest = card
    data = frame(Card(track_1, f";{number}{rest}?", track_3), empty=empty)
    pieces: list[bytes] = []
    while data:
        size = sizes[len(pieces) % len(sizes)]
        pieces.append(data[:size])
        data = data[size:]
    assert [outcome(swipe) for swipe in swipes(pieces)] == [f"{issuer} {number}"]


@given(st.lists(st.one_of(st.binary(max_size=30), st.just(frame(GOOD)), st.just(frame(THREE))), max_size=6))
def test_how_the_bytes_are_cut_changes_nothing(parts: list[bytes]) -> None:
    data = b"".join(parts)
    whole, single = swipes([data]), swipes([bytes((byte,)) for byte in data])
    assert list(map(texts, whole)) == list(map(texts, single))


@pytest.mark.parametrize(
    ("now", "wanted", "commands"),
    [
        (Condition(), Condition(), []),
        (Condition(), Condition(lamp="green"), [LIGHT["green"]]),
        (Condition(), Condition(armed=True, lamp="green"), [LIGHT["green"], ARM]),
        (Condition(lamp="green"), Condition(armed=True, lamp="green"), [ARM]),
        (
            Condition(armed=True, lamp="red"),
            Condition(armed=True, lamp="green"),
            [RESET, LIGHT["green"], ARM],
        ),
        (Condition(armed=True, lamp="green"), Condition(lamp="green"), [RESET, LIGHT["green"]]),
        (Condition(armed=True, lamp="green"), Condition(armed=True, lamp="green"), []),
        (Condition(armed=True), Condition(armed=True, lamp="green"), [RESET, LIGHT["green"], ARM]),
    ],
)
def test_an_armed_reader_is_reset_before_its_lamp_is_touched(
    now: Condition, wanted: Condition, commands: list[bytes]
) -> None:
    steps = plan(now, wanted)
    assert [step.command for step in steps] == commands
    assert (steps[-1].after if steps else now) == wanted
