"""What can go wrong with a reader's device node, whatever the transport."""

import errno
import os
import termios
from collections.abc import Iterator
from contextlib import contextmanager

from hw.service.reader_messages import OfflineReason

_REASONS: dict[int | None, OfflineReason] = {
    errno.ENOENT: "unplugged",
    errno.ENODEV: "unplugged",
    errno.ENXIO: "unplugged",
    errno.EACCES: "no-permission",
    errno.EPERM: "no-permission",
    errno.EBUSY: "busy",
    errno.EAGAIN: "busy",
    errno.ENOTTY: "no-answer",  # it opens but is another kind of device
    None: "no-answer",  # it takes no line settings
}


class DeviceError(Exception):
    """The device cannot be used; `reason` says why."""

    def __init__(self, reason: OfflineReason) -> None:
        super().__init__(reason)
        self.reason: OfflineReason = reason


@contextmanager
def opening() -> Iterator[None]:
    """Say of a device that does not open why, as far as a person can do something about it.

    Raises:
        DeviceError: it does not open.
    """
    try:
        yield
    except OSError as error:
        raise DeviceError(_REASONS.get(error.errno, "hung-up")) from error
    except (termios.error, ValueError) as error:
        raise DeviceError("hung-up") from error


@contextmanager
def using() -> Iterator[None]:
    """Say of an open device that fails that it has hung up: most often it was unplugged.

    Raises:
        DeviceError: it fails.
    """
    try:
        yield
    except (OSError, termios.error) as error:
        raise DeviceError("hung-up") from error


def read_into(descriptor: int, buffer: bytearray | memoryview) -> int:
    """Read what an open device has sent; give the number of bytes.

    That is 0 where there is nothing, though a wait ended: another one has taken it, or the kernel was wrong.

    Raises:
        DeviceError: it fails, or is at its end: a device whose plug is out may tell it either way.
    """
    try:
        count = os.readv(descriptor, [buffer])
    except BlockingIOError:
        return 0
    except OSError as error:
        raise DeviceError("hung-up") from error
    if not count:
        raise DeviceError("hung-up")
    return count
