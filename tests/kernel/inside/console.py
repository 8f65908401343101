"""The first virtual console: what its screen shows, and what its line discipline keeps for a reader."""

import fcntl
import os
import termios
from pathlib import Path
from types import TracebackType
from typing import Self

_SCREEN = Path("/dev/vcs1")
_VT_ACTIVATE, _VT_WAITACTIVE = 0x5606, 0x5607  # linux/vt.h
_CLEAR = b"\x1b[2J\x1b[H"
_ICANON = termios.ICANON


class Console:
    """tty1 with someone at it, as after a login: echoing, line by line; a context manager."""

    def __init__(self) -> None:
        self._tty = os.open("/dev/tty1", os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK)
        fcntl.ioctl(self._tty, _VT_ACTIVATE, 1)
        fcntl.ioctl(self._tty, _VT_WAITACTIVE, 1)

    def __enter__(self) -> Self:
        self.read()
        os.write(self._tty, _CLEAR)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        os.close(self._tty)

    def screen(self) -> str:
        """Give what the screen shows, without blanks."""
        return "".join(_SCREEN.read_text(encoding="latin-1").split())

    def read(self) -> str:
        """Take what the line discipline keeps, of unfinished lines too."""
        settings = termios.tcgetattr(self._tty)
        raw = [*settings[:3], settings[3] & ~_ICANON, *settings[4:]]
        termios.tcsetattr(self._tty, termios.TCSANOW, raw)
        try:
            return os.read(self._tty, 4096).decode("latin-1")
        except BlockingIOError:
            return ""  # nothing was kept
        finally:
            termios.tcsetattr(self._tty, termios.TCSANOW, settings)

    def leaked(self) -> str:
        """Give everything of the input that has reached the console: `` when the readers keep it away."""
        return self.screen() + self.read()
