"""Every kind of fault that a text suffers between the card and the decoder."""

from collections.abc import Iterator
from typing import NamedTuple

from hw.service.reader_messages import TrackStatus

_BURST = 3
_GLUE_STEP = 4


class Damaged(NamedTuple):
    """A damaged text.

    Attributes:
        kind: the kind of fault.
        text: what arrives.
        fault: what the transport knows of it, or None.
        glued: whether a part of another swipe is in it.
    """

    kind: str
    text: str
    fault: TrackStatus | None = None
    glued: bool = False


def damaged(text: str, other: str) -> Iterator[Damaged]:
    """Apply every fault to a text, each at every place.

    Args:
        text: what a reader sends for a swipe.
        other: what it sends for another one.
    """
    for at in range(len(text)):
        yield from _at(text, at)
    yield from _in_whole(text)
    yield from _with(text, other)


def _at(text: str, at: int) -> Iterator[Damaged]:
    before, sign, after = text[:at], text[at], text[at + 1 :]
    yield Damaged("lost", before + after)
    yield Damaged("doubled", before + sign * 2 + after)
    yield Damaged("replaced by its neighbour", before + chr(ord(sign) ^ 1) + after)
    yield Damaged("replaced by any", before + chr(0x20 + (ord(sign) * 7 + at * 13) % 0x60) + after)
    yield Damaged("without shift", before + sign.lower() + after)
    yield Damaged("swapped", before + after[:1] + sign + after[1:])
    yield Damaged("cut", before)
    yield Damaged("head lost", text[at:])
    yield Damaged("several lost", before + text[at + _BURST :])
    yield Damaged("lost, and the kernel says so", before + text[at + _BURST :], "DROPPED")


def _in_whole(text: str) -> Iterator[Damaged]:
    yield Damaged("the kernel says that something is lost", text, "DROPPED")
    yield Damaged("unplugged", text, "TRUNCATED")
    for sign in "%;+?":
        yield Damaged("a sentinel lost on every track", text.replace(sign, ""))


def _with(text: str, other: str) -> Iterator[Damaged]:
    yield Damaged("two swipes in one", text + other, glued=True)
    yield Damaged("swiped twice", text + text)
    for at in range(1, len(text), _GLUE_STEP):
        yield Damaged("broken off, then another", text[:at] + other, glued=True)
        yield Damaged("broken off, then again", text[:at] + text)
    for at in range(1, min(len(text), len(other)), _GLUE_STEP):
        yield Damaged("the middle lost between two", text[:at] + other[at:], glued=True)
