"""The reader service with a pipe in the place of its input node; its arguments are the service's.

A mocked node's bytes come by a worker of the kernel, which waits in line with everybody; those of a real one
and of a pipe wake the reader themselves.
"""

import os
import select
import sys

from hw.reader.wedge import hold
from hw.reader.wedge.node import Node
from hw.service import reader_main


class PipedNode(Node):
    """Reads events from a pipe, which has nobody else to keep away."""

    def __init__(self, path: str) -> None:
        self.path, self.name = path, "Paraugs reader"
        self._fd = os.open(path, os.O_RDWR | os.O_NONBLOCK)
        self._types, self._is_monotonic = set(range(1, 120)), True
        self._buffer = memoryview(bytearray(2048 * 24))
        self._poll = select.poll()
        self._poll.register(self._fd, select.POLLIN)

    def down(self) -> set[int]:
        """No key is down."""
        return set()

    def grab(self) -> None:
        """Nobody else reads."""


if __name__ == "__main__":
    hold.Node = PipedNode  # type: ignore[attr-defined]  # the whole point
    sys.exit(reader_main.main(sys.argv[1:]))
