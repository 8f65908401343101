"""Within a measured process: says when the first usable picture is there, and counts the pictures."""

import signal
import sys
import time
from collections.abc import Callable

from kivy.core.window import Window
from kivy.graphics.opengl import glFinish


class Pictures:
    """Writes the monotonic time of the first usable picture, and at each SIGUSR1 how many have been drawn.

    Args:
        usable: whether the picture now drawn is one that somebody can begin to work with.
    """

    def __init__(self, usable: Callable[[], bool]) -> None:
        self._usable, self._told, self._count = usable, False, 0
        Window.fbind("on_flip", self._drawn)
        signal.signal(signal.SIGUSR1, lambda *_: say(str(self._count)))

    def _drawn(self, *_: object) -> None:
        self._count += 1
        glFinish()  # what has only been asked for is not there yet
        if not self._told and self._usable():
            self._told = True
            say(str(time.monotonic()))


def say(words: str) -> None:
    """Tell the measuring process."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()
