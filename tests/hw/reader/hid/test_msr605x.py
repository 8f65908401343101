"""The MSR605X's frames: a message in any of them, and no damage to them that makes another card."""

from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hw.emulator.cards import Card
from hw.emulator.readers.msr605 import frame
from hw.reader.driver import RawSwipe
from hw.reader.hid.descriptor import parse
from hw.reader.hid.frames import Unframing, framed
from hw.reader.hid.msr605x import speaks_frames
from hw.reader.msr605.language import ARM, Parser
from tests.hw.reader.hid import descriptors as known
from tests.hw.reader.rig import NUMBER
from tests.hw.reader.test_msr605 import outcome

CARD = Card(track_1="%PARAUGS" + "A" * 69 + "?", track_2=f";{NUMBER}=2912?", track_3="+" + "1" * 40 + "?")


def test_a_command_is_one_frame() -> None:
    assert list(framed(b"\x1ba")) == [bytes.fromhex("C2 1B 61") + bytes(61)]


@given(st.binary(min_size=1, max_size=400))
def test_a_message_comes_out_of_its_frames_as_it_went_in(message: bytes) -> None:
    frames = list(framed(message))
    assert all(len(one) == 64 for one in frames)
    assert [bool(one[0] & 0x80) for one in frames] == [True] + [False] * (len(frames) - 1)
    assert [bool(one[0] & 0x40) for one in frames] == [False] * (len(frames) - 1) + [True]
    unframing = Unframing()
    assert b"".join(bytes(unframing.payload(memoryview(one))) for one in frames) == message
    assert unframing.faults == 0


def split(message: bytes, sizes: list[int]) -> list[bytes]:
    """Frame a message in payloads of any sizes, with junk behind them."""
    pieces: list[bytes] = []
    at = 0
    while at < len(message):
        size = sizes[len(pieces) % len(sizes)]
        pieces.append(message[at : at + size])
        at += size
    last = len(pieces) - 1
    return [
        bytes((0x80 * (at == 0) | 0x40 * (at == last) | len(piece),)) + piece.ljust(63, b"?")
        for at, piece in enumerate(pieces)
    ]


def heard(frames: list[bytes], *, forget: bool = False) -> list[RawSwipe]:
    """Hear frames as the session does: a swipe during which faults were counted has lost characters."""
    unframing, parser, swipes = Unframing(), Parser(), []
    before = 0
    for one in frames:
        for answer in parser.feed(unframing.payload(memoryview(one))):
            if isinstance(answer, RawSwipe):
                fault = answer.fault if unframing.faults == before else answer.fault or "DROPPED"
                swipes.append(RawSwipe(answer.tracks, fault))
                before = unframing.faults
    return swipes + [answer for answer in parser.flush() if isinstance(answer, RawSwipe)]


@given(st.lists(st.integers(1, 63), min_size=1, max_size=8))
def test_a_swipe_is_read_in_frames_of_any_fill(sizes: list[int]) -> None:
    assert [outcome(swipe) for swipe in heard(split(frame(CARD), sizes))] == [f"paraugs {NUMBER}"]


Damage = Callable[[list[bytes], int, int], list[bytes]]
DAMAGES: dict[str, Damage] = {
    "lost": lambda frames, at, _: frames[:at] + frames[at + 1 :],
    "twice": lambda frames, at, _: frames[: at + 1] + frames[at:],
    "moved": lambda frames, at, to: [*(rest := frames[:at] + frames[at + 1 :])[:to], frames[at], *rest[to:]],
    "cut off": lambda frames, at, _: frames[:at],
    "begun late": lambda frames, at, _: frames[at:],
    "short": lambda frames, at, to: [*frames[:at], frames[at][:to], *frames[at + 1 :]],
    "head": lambda frames, at, to: [*frames[:at], bytes((to,)) + frames[at][1:], *frames[at + 1 :]],
    "again": lambda frames, at, _: frames[: at + 1] + frames,
}


@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(DAMAGES)), st.integers(0, 5), st.integers(0, 255)),
        min_size=1,
        max_size=3,
    ),
    st.lists(st.integers(1, 63), min_size=1, max_size=4),
)
@example([("lost", 1, 0)], [63])
@example([("twice", 1, 0)], [63])
def test_damaged_frames_never_make_another_card(
    damages: list[tuple[str, int, int]], sizes: list[int]
) -> None:
    frames = split(frame(CARD), sizes)
    for name, at, to in damages:
        frames = DAMAGES[name](frames, min(at, len(frames) - 1), to) if frames else frames
    assert {outcome(swipe) for swipe in heard(frames)} <= {f"paraugs {NUMBER}", "unreadable", "unknown-card"}


FRAMES = split(frame(CARD), [63])


@pytest.mark.parametrize(
    "damaged",
    [
        FRAMES[1:],
        [*FRAMES, FRAMES[-1]],
        [FRAMES[0], b"\xbf" + FRAMES[1][1:], *FRAMES[2:]],
        [FRAMES[0][:40], *FRAMES[1:]],
    ],
)
def test_frames_that_do_not_follow_each_other_are_counted(damaged: list[bytes]) -> None:
    unframing = Unframing()
    for one in [*split(b"\x1by", [63]), *damaged, *split(b"\x1by", [63])]:
        unframing.payload(memoryview(one))
    assert unframing.faults


def test_what_stands_behind_dropped_frames_is_no_fault() -> None:
    unframing = Unframing()
    unframing.payload(memoryview(FRAMES[0]))
    unframing.forget()
    for one in FRAMES[1:]:
        unframing.payload(memoryview(one))
    assert unframing.faults == 0


def test_a_swipe_after_one_whose_end_was_lost_is_sound() -> None:
    for lost in (1, 2, len(FRAMES) - 1):
        assert [outcome(swipe) for swipe in heard([*FRAMES[:lost], *FRAMES])] == [
            "unreadable",
            f"paraugs {NUMBER}",
        ]


def test_an_answer_after_one_whose_end_was_lost_is_no_fault() -> None:
    unframing = Unframing()
    for one in [*FRAMES[:-1], *FRAMES]:
        unframing.payload(memoryview(one))
    assert unframing.faults == 0


def test_an_empty_report_has_no_payload_and_is_a_fault() -> None:
    unframing = Unframing()
    assert not len(unframing.payload(memoryview(b"")))
    assert unframing.faults == 1


@pytest.mark.parametrize(
    ("name", "speaks"),
    [
        ("MSR605X_FEATURE", True),
        ("MSR605X_OUTPUT", True),
        ("MSR605X_BOTH", True),
        ("MAGTEK", False),
        ("MAGTEK_KEYBOARD", False),
        ("MOUSE", False),
    ],
)
def test_a_reader_of_frames_is_known_by_its_report_sizes(name: str, speaks: bool) -> None:
    assert speaks_frames(parse(getattr(known, name))) == speaks


def test_arming_takes_one_frame() -> None:
    assert len(list(framed(ARM))) == 1
