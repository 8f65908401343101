"""Owns the arrow beside a strip that is longer than its pane: it shows the rest, then the beginning."""

from typing import Any, Final

from kivy.clock import Clock
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from kiosk.ui.kv import load_beside
from kiosk.ui.widgets.tappable import Tappable

_STEP: Final = 0.6
"""By this part of the pane's width a tap moves the strip."""
_REACHED: Final = 0.99


class StripEnd(Tappable, BoxLayout):
    """Stands beside a pane that scrolls sideways, while not all of its strip fits into `room`.

    Attributes:
        pane: the pane, which leaves this the room that it takes.
        strip: what the pane scrolls.
        room: pixels of the pane without the arrow.
        fade: pixels at the pane's ends in which the strip fades away.
        needed: the strip is longer than that.
        onward: there is more to the right; else the arrow leads back to the beginning.
    """

    pane = ObjectProperty(None, allownone=True, rebind=True)
    strip = ObjectProperty(None, allownone=True, rebind=True)
    room = NumericProperty(0)
    fade = NumericProperty(0)
    needed = BooleanProperty(defaultvalue=False)
    onward = BooleanProperty(defaultvalue=True)

    def on_tap(self) -> None:
        """Show more of the strip, or its beginning again."""
        step = self.pane.width * _STEP / max(1, self._spare())
        self.pane.scroll_x = min(1, self.pane.scroll_x + step) if self.onward else 0

    def bring(self, part: Widget) -> None:
        """Move the strip until this part of it is in sight; its beginning if it is too wide for that.

        That is done in the next frame, since what a tap changes of the strip is laid out only then.
        """
        Clock.schedule_once(lambda _: self._bring(part), 0)

    def look(self, *_: Any) -> None:
        """Find out what there is beyond the pane's right edge."""
        self.onward = self.pane.scroll_x < _REACHED

    def on_pane(self, *_: Any) -> None:
        """Watch how far the pane is scrolled."""
        self.pane.fbind("scroll_x", self.look)

    def _bring(self, part: Widget) -> None:
        spare = self._spare()
        if not self.pane.do_scroll_x or spare <= 0:
            return
        at = self.pane.scroll_x * spare
        latest = part.x - self.strip.x - self.fade
        earliest = part.right - self.strip.x + self.fade - self.pane.width
        self.pane.scroll_x = min(1, max(0, min(max(at, earliest), latest) / spare))

    def _spare(self) -> float:
        """Return the pixels by which the strip is longer than the pane."""
        return float(self.strip.width - self.pane.width)


load_beside(__file__)
