"""Owns the end of a strip that goes on beyond the panel's edge: a fade, and an arrow that shows the rest."""

from typing import Any, Final

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.ui.kv import load_beside
from kiosk.ui.widgets.tappable import Tappable

_STEP: Final = 0.6
"""By this part of the pane's width a tap moves the strip."""
_REACHED: Final = 0.01


class StripEnd(Tappable, BoxLayout):
    """Stands over one end of a pane that scrolls sideways; not there where nothing is hidden beyond it.

    Attributes:
        pane: the pane.
        strip: what it scrolls.
        onward: the right end; else the left one.
        hiding: something lies beyond the edge.
        reach: its width where it is there, in pixels: what it covers of the strip.
    """

    pane = ObjectProperty(None, allownone=True)
    strip = ObjectProperty(None, allownone=True)
    onward = BooleanProperty(defaultvalue=True)
    hiding = BooleanProperty(defaultvalue=False)
    reach = NumericProperty(0)

    def on_pane(self, *_: Any) -> None:
        """Watch how far the pane is scrolled."""
        self.pane.fbind("scroll_x", self.look)
        self.pane.fbind("width", self.look)

    def on_strip(self, *_: Any) -> None:
        """Watch how long the strip is."""
        self.strip.fbind("width", self.look)

    def look(self, *_: Any) -> None:
        """Find out whether anything lies beyond this end."""
        at = self.pane.scroll_x
        beyond = at < 1 - _REACHED if self.onward else at > _REACHED
        self.hiding = bool(self.pane.do_scroll_x and self._spare() > 0 and beyond)

    def on_tap(self) -> None:
        """Show more of the strip."""
        step = self.pane.width * _STEP / max(1, self._spare())
        self.pane.scroll_x = min(1, max(0, self.pane.scroll_x + (step if self.onward else -step)))

    def _spare(self) -> float:
        """Return the pixels by which the strip is longer than the pane."""
        return float(self.strip.width - self.pane.width) if self.strip else 0.0


load_beside(__file__)
