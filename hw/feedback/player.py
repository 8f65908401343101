"""Plays feedback patterns in time, the newest one only."""

import threading

from hw.feedback.chain import Chain
from hw.feedback.patterns import Pattern, Step


class Player:
    """Plays patterns on a chain. The first step and the signal are given before `play` returns."""

    def __init__(self, chain: Chain) -> None:
        self._chain = chain
        self._lock = threading.RLock()
        self._next: threading.Timer | None = None

    def play(self, pattern: Pattern) -> None:
        """Give up the pattern that is played, and begin this one."""
        with self._lock:
            self.stop()
            self._show(pattern.steps)
        if pattern.signal is not None:
            self._chain.sound(pattern.signal)

    def stop(self) -> None:
        """Show no further step."""
        with self._lock:
            if self._next is not None:
                self._next.cancel()
                self._next = None

    def _show(self, steps: tuple[Step, ...]) -> None:
        self._chain.show(steps[0].lamp)
        if steps[1:]:
            timer = threading.Timer(steps[0].seconds, lambda: self._go_on(timer, steps[1:]))
            timer.daemon = True
            self._next = timer
            timer.start()

    def _go_on(self, timer: threading.Timer, steps: tuple[Step, ...]) -> None:
        with self._lock:
            if self._next is timer:  # another pattern may have begun while the timer fired
                self._next = None
                self._show(steps)
