"""The serial language of the MSR206/605/606 family: its commands, and a parser of what it answers.

Source: the MSR605 programmer's manual, sections 6 to 8. Reading is a one-shot: `ARM`, then one swipe, then
`1B 73 | 1B 01 track 1 | 1B 02 track 2 | 1B 03 track 3 | 3F 1C | 1B status`. A track comes with its sentinels;
one without data comes as nothing or as `1B 2B`, an unreadable one as `1B 2A`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from hw.reader.decode.iso7811 import TRACKS, TrackNumber
from hw.reader.driver import RawSwipe, RawTrack
from hw.reader.secret import Secret
from hw.service.reader_messages import Lamp, TrackStatus

ESC = 0x1B
RESET = b"\x1ba"
COMM_TEST = b"\x1be"
ASK_MODEL = b"\x1bt"
ARM = b"\x1br"
LIGHT: dict[Lamp, bytes] = {
    "off": b"\x1b\x81",
    "green": b"\x1b\x83",
    "yellow": b"\x1b\x84",
    "red": b"\x1b\x85",
}

STATUS_OK = 0x30
_COMM_ANSWER, _FRAME, _MODEL_END, _CLOSE, _FILL = ord("y"), ord("s"), ord("S"), 0x1C, ord("?")
_MODELS = b"12345"
_REPORTS: dict[int, TrackStatus] = {ord("+"): "EMPTY", ord("*"): "UNREADABLE"}
_CAPACITY = 128  # of a track; the longest valid one has 107 characters
_LONGEST_FRAME = 512


@dataclass(frozen=True, slots=True)
class CommAnswer:
    """The reader has passed the communication test."""


@dataclass(frozen=True, slots=True)
class Model:
    """The reader has named its model by a digit."""

    digit: str


@dataclass(frozen=True, slots=True)
class FrameStarted:
    """A swipe's first bytes."""


Answer = CommAnswer | Model | FrameStarted | RawSwipe


class Parser:
    """Reads the reader's bytes in pieces of any size.

    A frame whose head is lost counts as a swipe that failed: the person at the reader has swiped and must get
    an answer. Outside frames, bytes that make no sense are passed over.
    """

    def __init__(self) -> None:
        self._frame: _Frame | None = None
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
            yield self._end(self._frame.broken_off())

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
        elif escaped and byte in _MODELS:
            self._model = byte
        elif escaped and (byte == _FRAME or byte in TRACKS):
            yield self._begin(byte)

    def _begin(self, byte: int) -> FrameStarted:
        self._frame = _Frame(0 if byte == _FRAME else byte)
        return FrameStarted()

    def _inside(self, frame: "_Frame", byte: int) -> Iterator[Answer]:
        escaped, self._escaped = self._escaped, byte == ESC
        if escaped and byte == _FRAME:
            yield self._end(frame.broken_off())
            yield self._begin(byte)
        elif escaped and frame.closed and byte != ESC:
            yield self._end(frame.finished(byte))
        elif escaped:
            frame.escape(byte)
        elif byte != ESC:
            frame.add(byte)
        if frame.endless and self._frame is frame:
            yield self._end(frame.broken_off())

    def _end(self, swipe: RawSwipe) -> RawSwipe:
        self._frame = None
        return swipe


class _Frame:
    """A swipe that is being received; at a track of 1 to 3 where what comes before it was lost."""

    def __init__(self, at: int) -> None:
        self.closed = False
        self._fault: TrackStatus | None = "DROPPED" if at else None
        self._at = at
        self._size = 0
        self._data: dict[TrackNumber, Secret] = {number: Secret(_CAPACITY) for number in TRACKS}
        self._reports: dict[TrackNumber, TrackStatus] = {}

    @property
    def endless(self) -> bool:
        """Whether more has come than any swipe holds."""
        return self._size > _LONGEST_FRAME

    def add(self, byte: int) -> None:
        """Take a byte that follows no escape."""
        self._size += 1
        if byte == _CLOSE and self._at == 3:
            self._close()
        elif self._at not in TRACKS or self.closed:
            self._fault = "DROPPED"
        elif self._data[self._at].full:
            self._reports[self._at] = "TRUNCATED"
        else:
            self._data[self._at].append(byte)

    def escape(self, byte: int) -> None:
        """Take a byte that follows an escape."""
        self._size += 2
        if byte in TRACKS and byte == self._at + 1 and not self.closed:
            self._at = byte
        elif byte in _REPORTS and self._at in TRACKS and not len(self._data[self._at]):
            self._reports[self._at] = _REPORTS[byte]
        else:
            self._fault = "DROPPED"

    def _close(self) -> None:
        """End track 3, whose last byte is the one that fills the frame up."""
        self.closed = True
        if not len(self._data[3]) or self._data[3].pop() != _FILL:
            self._fault = "DROPPED"

    def finished(self, status: int) -> RawSwipe:
        """Give the swipe after its status byte."""
        return self._swipe(self._fault if status == STATUS_OK else self._fault or "UNREADABLE")

    def broken_off(self) -> RawSwipe:
        """Give the swipe whose end never came."""
        return self._swipe("TRUNCATED")

    def _swipe(self, fault: TrackStatus | None) -> RawSwipe:
        tracks = {number: RawTrack(self._data[number], self._reports.get(number)) for number in TRACKS}
        if any(
            track.reported and len(track.data) and track.reported != "TRUNCATED" for track in tracks.values()
        ):
            fault = fault or "DROPPED"  # nothing encoded, and yet characters
        return RawSwipe(tracks, fault)
