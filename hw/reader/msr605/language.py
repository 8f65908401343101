"""The language of the MSR206/605/606 family: its commands, and a parser of what it answers.

Source: the MSR605 programmer's manual, sections 6 to 8. Reading is a one-shot: `ARM` or `ARM_RAW`, then one
swipe, which comes as one frame (see `hw.reader.msr605.frame`).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from hw.reader.driver import RawSwipe
from hw.reader.iso7811 import TRACKS
from hw.reader.msr605.frame import ESC, FRAME, Frame
from hw.reader.msr605.iso_frame import IsoFrame
from hw.reader.msr605.raw_frame import RawFrame
from hw.service.reader_messages import Lamp

RESET = b"\x1ba"
COMM_TEST = b"\x1be"
ASK_MODEL = b"\x1bt"
ARM = b"\x1br"
ARM_RAW = b"\x1bm"
PACK_BITS = b"\x1bo\x08\x08\x08"  # eight bits of the card in every byte, on every track
LIGHT: dict[Lamp, bytes] = {
    "off": b"\x1b\x81",
    "green": b"\x1b\x83",
    "yellow": b"\x1b\x84",
    "red": b"\x1b\x85",
}

_COMM_ANSWER, _DONE, _MODEL_END = ord("y"), ord("0"), ord("S")
_MODELS = b"12345"


@dataclass(frozen=True, slots=True)
class CommAnswer:
    """The reader has passed the communication test."""


@dataclass(frozen=True, slots=True)
class Done:
    """The reader has taken a setting."""


@dataclass(frozen=True, slots=True)
class Model:
    """The reader has named its model by a digit."""

    digit: str


@dataclass(frozen=True, slots=True)
class FrameStarted:
    """A swipe's first bytes."""


Answer = CommAnswer | Done | Model | FrameStarted | RawSwipe


class Parser:
    """Reads the reader's bytes in pieces of any size.

    A frame whose head is lost counts as a swipe that failed: the person at the reader has swiped and must get
    an answer. Outside frames, bytes that make no sense are passed over.

    Args:
        raw: whether swipes come as bits.
    """

    def __init__(self, *, raw: bool = False) -> None:
        self._kind: type[Frame] = RawFrame if raw else IsoFrame
        self._frame: Frame | None = None
        self._escaped = False
        self._model: int | None = None

    @property
    def in_frame(self) -> bool:
        """Whether a swipe has begun and not ended."""
        return self._frame is not None

    def feed(self, data: bytes | bytearray | memoryview) -> Iterator[Answer]:
        """Take bytes and give what they complete."""
        for byte in data:
            if self._frame is None:
                yield from self._outside(byte)
            else:
                yield from self._inside(self._frame, byte)

    def flush(self) -> Iterator[Answer]:
        """Take a silence: a swipe that has not ended has broken off."""
        self._escaped, self._model = False, None
        if self._frame is not None:
            swipe, self._frame = self._frame.broken_off(), None
            yield swipe

    def forget(self) -> None:
        """Wipe what has been read of a swipe, and begin anew."""
        for answer in self.flush():
            if isinstance(answer, RawSwipe):
                answer.wipe()

    def _outside(self, byte: int) -> Iterator[Answer]:
        model, self._model = self._model, None
        escaped, self._escaped = self._escaped, byte == ESC
        if model is not None and byte == _MODEL_END:
            yield Model(chr(model))
        elif escaped and byte == _COMM_ANSWER:
            yield CommAnswer()
        elif escaped and byte == _DONE:
            yield Done()
        elif escaped and byte in _MODELS:
            self._model = byte
        elif escaped and (byte == FRAME or byte in TRACKS):
            yield self._begin(byte)

    def _begin(self, byte: int) -> FrameStarted:
        self._frame = self._kind(byte)
        return FrameStarted()

    def _inside(self, frame: Frame, byte: int) -> Iterator[Answer]:
        ended = frame.take(byte)
        if ended is None:
            return
        self._frame = None
        yield ended
        if frame.cut:
            yield self._begin(byte)
