"""Hears that a device was plugged in or out, once udev has done what it does about it.

Events that udev has processed, not the kernel's own: before that, the node has no group and no links yet.
"""

import pyudev

_SUBSYSTEMS = ("input", "hidraw", "tty", "leds", "sound")


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
        """Take what was heard, so that the descriptor tells only of what comes next."""
        while self._monitor.poll(0) is not None:
            pass
