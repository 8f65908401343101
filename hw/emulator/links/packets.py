"""A node that gives whole packets, as evdev and hidraw do: a pseudo-terminal whose lines are the packets.

In canonical mode a read gives one line. Every byte of a packet is quoted (VLNEXT), so that none means
anything, and the byte that ends it (VEOF) is not part of the line. Poll and hang-up are the kernel's own;
after a hang-up a read gives nothing, where that of a device fails.
"""

import fcntl
import os
import pty
import struct
import termios
import threading

_END, _QUOTE = b"\x04", b"\x16"
_OFF = b"\0"  # _POSIX_VDISABLE


class PacketNode:
    """The kernel's side of a node; `path` is what a driver opens."""

    def __init__(self) -> None:
        # This side holds the other end open too: otherwise the master fails whenever no driver has it open.
        self._master, self._slave = pty.openpty()
        _frame(self._slave)
        self.path = os.ttyname(self._slave)
        self._lock = threading.Lock()

    def send(self, packet: bytes) -> bool:
        """Send a packet; tell whether the node was still there."""
        quoted = b"".join(_QUOTE + bytes((byte,)) for byte in packet) + _END
        with self._lock:
            if self._master < 0:
                return False
            while quoted:
                quoted = quoted[os.write(self._master, quoted) :]
            return True

    def waiting(self) -> int:
        """Tell how many bytes wait to be read."""
        with self._lock:
            if self._master < 0:
                return 0
            (count,) = struct.unpack("i", fcntl.ioctl(self._slave, termios.FIONREAD, bytes(4)))
            return int(count)

    def drop(self) -> None:
        """Throw away what waits to be read."""
        with self._lock:
            if self._master >= 0:
                termios.tcflush(self._slave, termios.TCIFLUSH)

    def close(self) -> None:
        """Hang up: who has the node open finds that it is gone."""
        with self._lock:
            if self._master < 0:
                return
            os.close(self._master)
            os.close(self._slave)
            self._master = self._slave = -1


def _frame(slave: int) -> None:
    settings = termios.tcgetattr(slave)
    settings[0] = settings[1] = 0
    settings[3] = termios.ICANON | termios.IEXTEN
    characters = [_OFF] * len(settings[6])
    characters[termios.VEOF], characters[termios.VLNEXT] = _END, _QUOTE
    settings[6] = characters
    termios.tcsetattr(slave, termios.TCSANOW, settings)
