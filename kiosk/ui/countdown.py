"""Owns a countdown on the glass: seconds left, told only when the whole second changes."""

import math
from collections.abc import Callable, Hashable

from kivy.clock import Clock, ClockEvent

_TICK_SECONDS = 0.25


class Countdown:
    """Counts down by Kivy's monotonic clock.

    Args:
        tell: called with the whole seconds left, at the start and whenever they change; 0 is the end.
    """

    def __init__(self, tell: Callable[[int], None]) -> None:
        self._tell = tell
        self._what: Hashable = None
        self._end = 0.0
        self._told: int | None = None
        self._event: ClockEvent | None = None

    def start(self, what: Hashable, seconds: float) -> None:
        """Count from `seconds`; the same `what` again goes on from where it is."""
        if what != self._what:
            self._what, self._end, self._told = what, Clock.time() + seconds, None
        if self._event is None:
            self._event = Clock.schedule_interval(self._tick, _TICK_SECONDS)
        self._tick()

    def stop(self) -> None:
        """Tell nothing any more; a later start of the same `what` still knows its end."""
        if self._event is not None:
            self._event.cancel()
        self._event = self._told = None

    def _tick(self, *_: object) -> None:
        left = max(0, math.ceil(self._end - Clock.time()))
        if left != self._told:
            self._told = left
            self._tell(left)
