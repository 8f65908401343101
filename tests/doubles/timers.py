"""Timers that run out when the test lets time pass."""

import heapq
import itertools
import threading
from collections.abc import Callable


class PlayedTimers:
    """Keeps what is due and when, in seconds since the start; nothing happens by itself."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self._due: list[tuple[float, int, Callable[[], None]]] = []
        self._order = itertools.count()
        self._lock = threading.Lock()

    def after(self, seconds: float, call: Callable[[], None]) -> None:
        with self._lock:
            heapq.heappush(self._due, (self.seconds + seconds, next(self._order), call))

    def stop(self) -> None:
        with self._lock:
            self._due.clear()

    @property
    def next_in(self) -> float | None:
        """In how many seconds the next one is due; None if there is none."""
        with self._lock:
            return max(0.0, self._due[0][0] - self.seconds) if self._due else None

    def play(self, seconds: float) -> None:
        """Let time pass, and call what has become due."""
        self.seconds += seconds
        while (call := self._next()) is not None:
            call()

    def _next(self) -> Callable[[], None] | None:
        with self._lock:
            return heapq.heappop(self._due)[2] if self._due and self._due[0][0] <= self.seconds else None
