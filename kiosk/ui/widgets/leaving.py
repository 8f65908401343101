"""Owns the last seconds before the lock: how many there are, and that any touch keeps the session."""

from typing import Any

from kivy.input.motionevent import MotionEvent
from kivy.properties import NumericProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.flow.watch import COUNTDOWN_SECONDS
from kiosk.ui.countdown import Countdown
from kiosk.ui.kv import load_beside


class Leaving(FloatLayout):
    """Lies over everything and counts down. Whoever touches it anywhere is still there, and does no more.

    Attributes:
        left: seconds until the lock.
        share: of the countdown that is left, 0 to 1.
    """

    left = NumericProperty(COUNTDOWN_SECONDS)
    share = NumericProperty(1.0)

    def __init__(self, seconds: float, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._countdown = Countdown(self._tell)
        self._countdown.start("lock", seconds)
        self.bind(parent=self._gone)

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Keep the finger from what is behind; that it was there the application has noticed."""
        super().on_touch_down(touch)
        return True

    def _tell(self, left: int) -> None:
        self.left, self.share = left, min(1.0, left / COUNTDOWN_SECONDS)

    def _gone(self, _: object, parent: object) -> None:
        if parent is None:
            self._countdown.stop()


load_beside(__file__)
