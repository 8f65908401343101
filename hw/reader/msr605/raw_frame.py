"""A swipe that comes as bits: each track as its length and that many bytes.

What is inside a track has no meaning here, so an escape in it is data like any other, and the length alone
tells where the next track begins.
"""

from collections.abc import Callable

from hw.reader.decode.bits import characters
from hw.reader.driver import RawSwipe
from hw.reader.iso7811 import TRACKS, TrackNumber
from hw.reader.msr605.frame import CLOSE, ESC, FILL, FRAME, Frame
from hw.reader.secret import Secret

_TAIL = (FILL, CLOSE, ESC)


class RawFrame(Frame):
    """See `hw.reader.msr605.frame`.

    Where a byte is not what must come next, the frame is out of step: from there on nothing is a track, and
    only the frame's tail, the head of another one or a silence ends it.
    """

    longest = 1024

    def __init__(self, head: int) -> None:
        super().__init__(head)
        self._packed: dict[TrackNumber, Secret] = {}
        self._before = (0, 0, 0)
        self._next: Callable[[int], RawSwipe | None] = self._between if head == FRAME else self._astray

    def take_inside(self, byte: int) -> RawSwipe | None:
        """Take the next byte and give the swipe when it is the last."""
        ended = self._next(byte)
        self._before = (*self._before[1:], byte)
        return ended

    def broken_off(self) -> RawSwipe:
        """Give the swipe whose end never came."""
        self._wipe()
        return RawSwipe({}, "TRUNCATED")

    def _between(self, byte: int) -> RawSwipe | None:
        if byte == ESC and self.at < len(TRACKS):
            self._next = self._number
        elif byte == FILL and self.at:
            self._next = self._close
        else:
            return self._stray(byte)
        return None

    def _number(self, byte: int) -> RawSwipe | None:
        if byte != self.at + 1:
            return self._stray(byte)
        self.at, self._next = byte, self._length
        return None

    def _length(self, byte: int) -> None:
        self._packed[TRACKS[self.at - 1]] = Secret(byte)
        self._next = self._data if byte else self._between

    def _data(self, byte: int) -> None:
        packed = self._packed[TRACKS[self.at - 1]]
        packed.append(byte)
        if packed.full:
            self._next = self._between

    def _close(self, byte: int) -> RawSwipe | None:
        self._next = self._escape
        return None if byte == CLOSE else self._stray(byte)

    def _escape(self, byte: int) -> RawSwipe | None:
        self._next = self._status
        return None if byte == ESC else self._stray(byte)

    def _status(self, byte: int) -> RawSwipe:
        fault = self.fault_with(byte)
        tracks = {} if self.fault else characters(self._packed)
        self._wipe()
        return RawSwipe(tracks, fault)

    def _stray(self, byte: int) -> RawSwipe | None:
        self.lost()
        self._next = self._astray
        return self._astray(byte)

    def _astray(self, byte: int) -> RawSwipe | None:
        if self._before == _TAIL:
            return self._status(byte)
        self.cut = self._before[-1] == ESC and byte == FRAME
        return self.broken_off() if self.cut else None

    def _wipe(self) -> None:
        for packed in self._packed.values():
            packed.wipe()
