"""Plays feedback patterns in time, the newest one only."""

import threading
import time
from collections.abc import Callable

from hw.feedback.chain import Chain
from hw.feedback.patterns import Pattern, Step
from hw.service.reader_messages import Lamp, Signal

_NOTHING = Pattern((Step("off"),))


class Player:
    """Plays patterns on a chain. The first step and the signal are given before `play` returns.

    Args:
        chain: shows and sounds.
        lit: told of a colour and of the channel that was given it, after the fact; of a pattern that
            repeats once only, with its first colour.
        sounded: told the same of a signal.
    """

    def __init__(
        self, chain: Chain, lit: Callable[[Lamp, str], None], sounded: Callable[[Signal, str], None]
    ) -> None:
        self._chain = chain
        self._lit = lit
        self._sounded = sounded
        self._changed = threading.Condition(threading.RLock())
        self._playing = _NOTHING
        self._rest: Pattern | None = None
        self._at = 0
        self._told = ""
        self._due: float | None = None
        self._thread: threading.Thread | None = None

    def rest(self, pattern: Pattern) -> None:
        """Begin a pattern, and come back to it after every other that ends."""
        with self._changed:
            self._rest = pattern
            self.play(pattern)

    def play(self, pattern: Pattern) -> None:
        """Give up the pattern that is played, and begin this one."""
        with self._changed:
            self._playing, self._told = pattern, ""
            shown = self._show(0)
            sounded = "" if pattern.signal is None else self._chain.sound(pattern.signal)
            self._tell(shown)  # whoever hears of it does not hold up the signal
            if pattern.signal is not None:
                self._sounded(pattern.signal, sounded)

    def finish(self, pattern: Pattern) -> None:
        """Come to rest if this pattern is the one that is played."""
        with self._changed:
            if self._playing is pattern:
                self._come_to_rest()

    def refresh(self) -> None:
        """Show the present colour once more: another channel may be the first one now."""
        with self._changed:
            if self._playing is not _NOTHING:
                self._tell(self._command())

    def stop(self) -> None:
        """Show no further step."""
        with self._changed:
            self._playing, self._at, self._due = _NOTHING, 0, None
            self._changed.notify()

    def _show(self, at: int) -> str:
        """Show a step of the pattern that is played, and set the time of the next."""
        step = self._playing.steps[at]
        self._at = at
        channel = self._command()
        self._due = None if step.seconds is None else time.monotonic() + step.seconds
        self._changed.notify()
        if self._due is not None and self._thread is None:
            self._thread = threading.Thread(target=self._run, name="feedback", daemon=True)
            self._thread.start()
        return channel

    def _command(self) -> str:
        return self._chain.show(self._playing.steps[self._at].lamp, at_once=self._playing.at_once)

    def _tell(self, channel: str) -> None:
        if not self._playing.repeats or (self._at == 0 and channel != self._told):
            self._told = channel
            self._lit(self._playing.steps[self._at].lamp, channel)

    def _run(self) -> None:
        """Go from step to step for as long as one is due; whoever plays another only changes what is due."""
        with self._changed:
            while self._due is not None:
                left = self._due - time.monotonic()
                if left > 0:
                    self._changed.wait(left)
                else:
                    self._go_on()
            self._thread = None

    def _go_on(self) -> None:
        last = self._at + 1 == len(self._playing.steps)
        if not last or self._playing.repeats:
            self._tell(self._show(0 if last else self._at + 1))
        else:
            self._come_to_rest()

    def _come_to_rest(self) -> None:
        if self._rest is None:
            self._due = None
        else:
            self.play(self._rest)
