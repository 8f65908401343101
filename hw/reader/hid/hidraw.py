"""An open hidraw node: whole reports, which go straight into memory that can be wiped."""

import fcntl
import os
import select
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from hw.reader.device import DeviceError, opening, read_into, using
from hw.reader.hid import ioctls
from hw.reader.hid.description import Description
from hw.reader.hid.descriptor import parse
from hw.reader.hid.items import DescriptorError

_KERNEL_QUEUE = 63  # HIDRAW_BUFFER_SIZE of linux/hidraw.h, less the free place of a ring


class Hidraw:
    """A hidraw node, open and locked for this process; a context manager.

    The lock is one between those who ask for it. The kernel itself gives everybody who reads the node a copy
    of every report, so the node's permissions must keep others out.

    Attributes:
        identity: which device it is.
        description: what the device's report descriptor says.
        overflows: how often the kernel's queue was found full, so that reports may have been lost.

    Raises:
        DeviceError: here and in every method, when the node cannot be used.
    """

    def __init__(self, device: str) -> None:
        self.overflows = 0
        self._backlog = 0
        with opening():
            self._node = os.open(device, os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY)
        try:
            with opening():
                self._begin()
            self.description = self._describe()
        except DeviceError:
            os.close(self._node)
            raise
        self._buffer = bytearray(
            self.description.longest + 2
        )  # with the report id, and a byte more to tell too long a one

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        os.close(self._node)

    def fileno(self) -> int:
        """Give the descriptor."""
        return self._node

    def wait(self, seconds: float | None, wake: int = -1) -> bool:
        """Wait for a report, or until the descriptor `wake` is readable; tell of a report or a hang-up."""
        if select.select([self._node], [], [], 0)[0]:
            return True
        self._backlog = 0
        watched = [self._node] if wake < 0 else [self._node, wake]
        return self._node in select.select(watched, [], [], seconds)[0]

    @contextmanager
    def received(self) -> Iterator[memoryview]:
        """Give the report that has come, its id first where reports are numbered; wiped at the context's end.

        A view of no bytes: another one has taken it away meanwhile.
        """
        count = read_into(self._node, self._buffer)
        self._backlog += count > 0
        if self._backlog == _KERNEL_QUEUE:
            self.overflows, self._backlog = self.overflows + 1, 0
        try:
            yield memoryview(self._buffer)[:count]
        finally:
            self._buffer[:] = bytes(len(self._buffer))

    def drop_input(self) -> None:
        """Forget the reports that have come and were not received."""
        while self.wait(0):
            with self.received():
                pass

    def write(self, report: bytes) -> None:
        """Send an output report, its id (0 where there are none) in its first byte."""
        with using():
            os.write(self._node, report)

    def set_feature(self, report: bytes) -> None:
        """Send a feature report, its id (0 where there are none) in its first byte."""
        with using():
            ioctls.set_feature(self._node, report)

    def get_feature(self, number: int, size: int) -> bytes:
        """Ask for a feature report of `size` bytes; give it without its id."""
        with using():
            return ioctls.get_feature(self._node, number, size)[1:]

    def _begin(self) -> None:
        fcntl.flock(self._node, fcntl.LOCK_EX | fcntl.LOCK_NB)
        self.identity = ioctls.identity(self._node)

    def _describe(self) -> Description:
        with opening():
            descriptor = ioctls.descriptor(self._node)
        try:
            return parse(descriptor)
        except DescriptorError as error:
            raise DeviceError("no-answer") from error
