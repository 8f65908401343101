"""Beats on the main thread for as long as the screens work, from the first frame on."""

from collections.abc import Callable
from typing import Final

from kivy.clock import Clock
from kivy.core.window import Window

EVERY: Final = 5.0
"""Seconds between two beats; the unit's WatchdogSec is several times as long."""


class Heartbeat:
    """Tells whoever restarts a kiosk that hangs. A main thread that is stuck beats no more.

    Keep it: Kivy holds on to nobody.

    Args:
        ready: called once, when the first frame is on the glass.
        beat: called every `EVERY` seconds from then on.
    """

    def __init__(self, ready: Callable[[], None], beat: Callable[[], None]) -> None:
        self._ready = ready
        self._beat = beat

    def start(self) -> None:
        """Wait for the first frame."""
        Window.bind(on_flip=self._drawn)

    def stop(self) -> None:
        """Beat no more."""
        Window.unbind(on_flip=self._drawn)
        Clock.unschedule(self._shown)
        Clock.unschedule(self._beaten)

    def _drawn(self, *_: object) -> None:
        Window.unbind(on_flip=self._drawn)
        Clock.schedule_once(self._shown)  # it is being put on the glass only after this call

    def _shown(self, *_: object) -> None:
        self._ready()
        Clock.schedule_interval(self._beaten, EVERY)

    def _beaten(self, *_: object) -> None:
        self._beat()
