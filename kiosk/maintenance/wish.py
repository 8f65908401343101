"""Asks the appliance for what the kiosk may not do: a file is touched, a unit works, a file answers."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from msgspec import Struct

EVERY: Final = 0.2


class NoAnswerError(Exception):
    """Raised when nobody has answered in time."""


class Wish(Struct, frozen=True):
    """A wish and its answer.

    Attributes:
        wanted: written anew for each wish; a path unit waits for that.
        answer: replaced by the unit as it gets on, never written in place.
        seconds: so long a first or a further answer is waited for.
    """

    wanted: Path
    answer: Path
    seconds: float

    def answers(self) -> Iterator[bytes]:
        """Make the wish, and yield each answer that comes after it.

        Raises:
            NoAnswerError: none has come in time.
            OSError: the wish cannot be made.
        """
        before = self._mark()
        self.wanted.write_text(f"{time.monotonic_ns()}\n", encoding="ascii")
        while True:
            before = self._awaited(before)
            yield self.answer.read_bytes()

    def _awaited(self, before: tuple[int, int] | None) -> tuple[int, int]:
        end = time.monotonic() + self.seconds
        while time.monotonic() < end:
            mark = self._mark()
            if mark is not None and mark != before:
                return mark
            time.sleep(EVERY)
        raise NoAnswerError(self.answer.name)

    def _mark(self) -> tuple[int, int] | None:
        try:
            found = self.answer.stat()
        except OSError:
            return None
        return found.st_ino, found.st_mtime_ns
