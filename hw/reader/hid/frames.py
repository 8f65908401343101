"""The MSR605X's reports: the bytes of the serial language in frames of one report each.

A frame's first byte holds a bit for the first frame of a message, one for its last, and the payload's length;
what stands behind the payload is left over from earlier frames.

Frames are not numbered. A whole one lost or sent twice shows by the tracks' order, except where it lies in
track 3 from end to end; USB itself sees to that, and `Hidraw` counts the kernel's queue running full.
"""

from collections.abc import Iterator

FIRST, LAST, _LENGTH = 0x80, 0x40, 0x3F
FRAME_SIZE = 64
_ESCAPE = b"\x1b"


def framed(message: bytes, size: int = FRAME_SIZE) -> Iterator[bytes]:
    """Put a message into frames of `size` bytes, filled up with zeros."""
    pieces = [message[at : at + size - 1] for at in range(0, len(message), size - 1)]
    for at, piece in enumerate(pieces):
        bits = FIRST * (at == 0) | LAST * (at == len(pieces) - 1)
        yield bytes((bits | len(piece),)) + piece.ljust(size - 1, b"\0")


class Unframing:
    """Takes the payloads out of frames, and counts what shows that frames were lost or damaged.

    Attributes:
        faults: how many frames did not follow the one before them, or were not whole.
    """

    def __init__(self, size: int = FRAME_SIZE) -> None:
        self.faults = 0
        self._size = size
        self._open: bool | None = None

    def forget(self) -> None:
        """Take the next frame as it comes: what came before it was dropped on purpose."""
        self._open = None

    def payload(self, frame: memoryview) -> memoryview:
        """Give a frame's payload, as much of it as there is; it is the frame's own memory.

        An answer that begins within another is no fault of its own, and what is missing of the other one is
        seen by who puts the answers together.
        """
        if len(frame) != self._size:
            self.faults += 1
        if not len(frame):
            return frame
        head, length = frame[0], frame[0] & _LENGTH
        first = bool(head & FIRST)
        if self._open is not None and first == self._open and not (first and frame[1:2] == _ESCAPE):
            self.faults += 1  # the middle of no message, or one that does not begin as answers do
        if length >= self._size:
            self.faults += 1
        self._open = not head & LAST
        return frame[1 : 1 + length]
