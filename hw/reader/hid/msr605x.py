"""The MSR605X's hidraw node as the port that the MSR605's session speaks over."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from hw.reader.hid.description import Description, Report
from hw.reader.hid.frames import FRAME_SIZE, Unframing, framed
from hw.reader.hid.hidraw import Hidraw


def speaks_frames(description: Description) -> bool:
    """Tell whether a device has the MSR605X's reports: frames in, and frames out by one way or the other."""
    return _frames(description.inputs) and (_frames(description.features) or _frames(description.outputs))


class Msr605xPort:
    """See `hw.reader.port.Port`.

    Commands go out as feature reports where the device has them, as the maker's own program sends them, and
    as output reports otherwise.

    Args:
        node: the open node of a device that `speaks_frames`.
    """

    def __init__(self, node: Hidraw) -> None:
        self._node = node
        self._frames = Unframing()
        by_feature = _frames(node.description.features)
        self._send: Callable[[bytes], None] = node.set_feature if by_feature else node.write

    def send(self, data: bytes) -> None:
        """Send a message, in as many frames as it takes."""
        for frame in framed(data):
            self._send(b"\0" + frame)

    def drop_input(self) -> None:
        """Forget what has come and was not received."""
        self._node.drop_input()
        self._frames.forget()

    def wait(self, seconds: float | None, wake: int = -1) -> bool:
        """Wait for a frame, or until the descriptor `wake` is readable; tell of a frame or a hang-up."""
        return self._node.wait(seconds, wake)

    @contextmanager
    def received(self) -> Iterator[memoryview]:
        """Give the payload of the frame that has come, and wipe it at the context's end."""
        with self._node.received() as report:
            yield self._frames.payload(report)

    def faults(self) -> tuple[int, ...]:
        """Give the counts of frames out of order or damaged, and of queues that were full."""
        return self._frames.faults, self._node.overflows


def _frames(reports: dict[int, Report]) -> bool:
    return set(reports) == {0} and reports[0].size == FRAME_SIZE
