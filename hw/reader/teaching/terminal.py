"""The terminal that a reader types into while it is taught: nothing of the card may show there, or act."""

import signal
import sys
import termios
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

_INPUT, _LOCAL = 0, 3  # places in what termios gives
_ENDING = (signal.SIGTERM, signal.SIGHUP)


@contextmanager
def unseen() -> Iterator[None]:
    """Keep what the card types out of the terminal, and out of the shell behind it.

    A reader may type Ctrl+C, Ctrl+Z or Ctrl+S (some end a card with a control character): none of them
    ends, stops or holds up this process meanwhile. The terminal is as it was afterwards, also when SIGTERM or
    SIGHUP ends the process.
    """
    if not sys.stdin.isatty():
        yield
        return
    before = termios.tcgetattr(sys.stdin)
    handlers = {number: signal.signal(number, _leave) for number in _ENDING}
    try:
        termios.tcsetattr(sys.stdin, termios.TCSADRAIN, _deaf(before))
        yield
    finally:
        termios.tcsetattr(sys.stdin, termios.TCSAFLUSH, before)  # flushes what was typed
        for number, handler in handlers.items():
            signal.signal(number, handler)


def _deaf(settings: list[Any]) -> list[Any]:
    """Give the settings of a terminal that shows nothing and obeys no control character."""
    found = list(settings)
    found[_INPUT] &= ~termios.IXON
    found[_LOCAL] &= ~(termios.ECHO | termios.ECHONL | termios.ISIG)
    return found


def _leave(number: int, frame: FrameType | None) -> None:
    del frame
    sys.exit(128 + number)
