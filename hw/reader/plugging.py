"""Hears that a device was plugged in or out, once udev has done what it does about it.

Events that udev has processed, not the kernel's own: before that, the node has no group and no links yet.
"""

import errno
import os

import pyudev

_SUBSYSTEMS = ("input", "hidraw", "tty", "leds", "sound")
_LONGEST = 8192  # bytes that udev puts into one event


class Plugging:
    """A descriptor for `select` that becomes readable when something was plugged in or out.

    Where no udevd runs nothing is heard, and who waits also looks by itself from time to time.
    """

    def __init__(self) -> None:
        self._monitor = pyudev.Monitor.from_netlink(pyudev.Context(), source="udev")
        for subsystem in _SUBSYSTEMS:
            self._monitor.filter_by(subsystem)
        self._monitor.start()
        self._descriptor = int(self._monitor.fileno())

    def fileno(self) -> int:
        """Give the descriptor."""
        return self._descriptor

    def take(self) -> None:
        """Take what was heard, so that the descriptor tells only of what comes next.

        What was plugged nobody asks here, so nothing is made of the events; pyudev would also fail for good
        once more of them have come than the kernel keeps, as they do while a reader is heard for days.
        """
        while self._took():
            pass

    def _took(self) -> bool:
        try:
            return bool(os.read(self._descriptor, _LONGEST))
        except BlockingIOError:
            return False
        except OSError as error:
            if error.errno != errno.ENOBUFS:  # that some were lost says no more than the others do
                raise
            return True
