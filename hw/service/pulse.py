"""The reader service's sign of life, and what it knows of having been frozen itself."""

import threading
import time
from collections.abc import Callable

BEAT = 2.0
SILENCE = 6.0  # without a beat for so long, the service counts as gone
_AFTERMATH = 1.0  # what waited in the kernel comes in at once when a frozen service goes on


class Pulse:
    """Beats in a thread of its own from `start` to `stop`.

    Args:
        beat: called at every beat.
        interval: seconds between two beats.
        silence: seconds without a beat after which the service was frozen.
    """

    def __init__(self, beat: Callable[[], None], interval: float = BEAT, silence: float = SILENCE) -> None:
        self._beat = beat
        self._interval = interval
        self._silence = silence
        self._stopped = threading.Event()
        self._last = time.monotonic()
        self._frozen_until = 0.0

    def start(self) -> None:
        """Begin to beat."""
        self._last = time.monotonic()
        threading.Thread(target=self._run, name="pulse", daemon=True).start()

    def stop(self) -> None:
        """Beat no more."""
        self._stopped.set()

    def was_frozen(self) -> bool:
        """Tell whether the service goes on just now after everyone has thought it gone."""
        now = time.monotonic()
        if now - self._last > self._silence:
            self._frozen_until = now + _AFTERMATH
        return now < self._frozen_until

    def _run(self) -> None:
        while not self._stopped.wait(self._interval):
            self.was_frozen()
            self._last = time.monotonic()
            self._beat()
