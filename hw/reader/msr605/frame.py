"""A swipe that an MSR605 is sending: what its frames have in common, whether they hold characters or bits.

`1B 73 | track 1 | track 2 | track 3 | 3F 1C | 1B status`; a track begins with `1B` and its number. By the
manual's own examples, tracks without data at the end of a frame may be left out altogether.
"""

from abc import ABC, abstractmethod

from hw.reader.driver import RawSwipe
from hw.service.reader_messages import TrackStatus

ESC, FRAME, FILL, CLOSE = 0x1B, ord("s"), ord("?"), 0x1C
STATUS_OK = 0x30


class Frame(ABC):
    """A swipe that is being received; a head that was lost is a fault of the whole.

    Args:
        head: the byte after the first escape: `s`, or a track's number where what comes before it was lost.

    Attributes:
        cut: whether the last byte was that of another frame's head.
    """

    longest: int  # bytes that no frame exceeds

    def __init__(self, head: int) -> None:
        self.cut = False
        self.fault: TrackStatus | None = None if head == FRAME else "DROPPED"
        self.at = 0 if head == FRAME else head
        self._size = 0

    def take(self, byte: int) -> RawSwipe | None:
        """Take the next byte and give the swipe when it is the last."""
        self._size += 1
        ended = self.take_inside(byte)
        return self.broken_off() if ended is None and self._size > self.longest else ended

    @abstractmethod
    def take_inside(self, byte: int) -> RawSwipe | None:
        """Take the next byte and give the swipe when it is the last."""

    @abstractmethod
    def broken_off(self) -> RawSwipe:
        """Give the swipe whose end never came."""

    def lost(self) -> None:
        """Note that the line lost or changed something."""
        self.fault = "DROPPED"

    def fault_with(self, status: int) -> TrackStatus | None:
        """Give what is wrong with the whole, now that the reader has said its status."""
        return self.fault if status == STATUS_OK else self.fault or "UNREADABLE"
