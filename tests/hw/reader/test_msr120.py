"""The MSR120's language: what its answers mean, and when an answer is at its end."""

import pytest

from hw.reader.msr120.language import ANSWER_TIME, QUIET, SILENCE, Status, patience, status_of, track_of
from hw.reader.secret import Secret


@pytest.mark.parametrize(
    ("byte", "status"),
    [
        (0x10, Status(ready=False, holds=False)),
        (0x51, Status(ready=True, holds=False)),
        (0x34, Status(ready=False, holds=True)),
        (0xD5, Status(ready=True, holds=False)),
        (ord("^"), None),
        (ord("?"), None),
        (0xFF, None),
    ],
)
def test_the_status_is_two_bits_of_a_byte_that_makes_sense(byte: int, status: Status | None) -> None:
    assert status_of(byte) == status


@pytest.mark.parametrize(
    ("come", "seconds"),
    [
        (b"", ANSWER_TIME),
        (b"+", QUIET),
        (b":", QUIET),
        (b"%", SILENCE),
        (b"+1", SILENCE),
        (b";8812345678", SILENCE),
        (b";8812345678?", QUIET),
        (b";8812345678?<", QUIET),
        (b";8812345678?<<", SILENCE),
    ],
)
def test_only_what_may_be_a_whole_answer_ends_with_a_short_silence(come: bytes, seconds: float) -> None:
    assert patience(Secret.of(come)) == seconds


@pytest.mark.parametrize(
    ("answer", "reported", "has_lrc"),
    [
        (b"+", "EMPTY", False),
        (b"~", "EMPTY", False),
        (b"*", "UNREADABLE", False),
        (b"!", "DROPPED", False),
        (b"?", "DROPPED", False),
        (b";8812345678?", None, False),
        (b";8812345678?<", None, True),
        (b";9371000000000002=2912??", None, True),
        (b"+1?", None, False),
        (b"x", None, False),
    ],
)
def test_an_answer_is_a_track_or_says_why_there_is_none(
    answer: bytes, reported: str | None, has_lrc: bool
) -> None:
    track = track_of(Secret.of(answer))
    assert (track.reported, track.has_lrc) == (reported, has_lrc)
    assert bytes(track.data.view()) == (b"" if reported else answer)
