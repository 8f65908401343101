"""Owns one-hand use of a high panel: a handle at its lower edge pulls the upper part down into reach."""

from typing import Any, Final

from kivy.properties import BooleanProperty, NumericProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from kiosk.ui.kv import load_beside
from kiosk.ui.widgets.plate import Plate
from kiosk.ui.widgets.tappable import Tappable

PULL: Final = 0.45
"""By this part of the panel's height everything comes lower."""


class Handle(Tappable, Plate, BoxLayout):
    """The bar at the lower edge that pulls down, and lets go again."""

    pulled = BooleanProperty(defaultvalue=False)


class Reach(FloatLayout):
    """Holds what is on the glass above a handle, or pulled down behind it.

    Attributes:
        pulled: the upper part is down.
        share: of the height by which it comes down.
    """

    pulled = BooleanProperty(defaultvalue=False)
    share = NumericProperty(PULL)

    def __init__(self, held: Widget, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._held = held
        held.size_hint = (1, None)
        self.add_widget(held, index=len(self.children))
        for name in ("pos", "size", "pulled"):
            self.fbind(name, self._place)

    def turn(self) -> None:
        """Pull down, or let go."""
        self.pulled = not self.pulled

    def _place(self, *_: object) -> None:
        floor = self.ids.handle.height
        self._held.height = self.height - floor
        self._held.pos = (self.x, self.y + floor - (self.height * self.share if self.pulled else 0))


load_beside(__file__)
