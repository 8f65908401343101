"""Owns the icon as a widget: one colour, crisp at its size."""

from typing import Any

from kivy.clock import Clock
from kivy.metrics import dp
from kivy.properties import ColorProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from kiosk.ui import icons, tokens


class Icon(Widget):
    """The icon `name` (see `kiosk.ui.icons`); with an empty name, nothing.

    Attributes:
        side: its width and height in design pixels.
        color: what it is drawn in.
    """

    name = StringProperty("")
    side = NumericProperty(24)
    color = ColorProperty(tokens.INK)
    pixels = NumericProperty(0)
    texture = ObjectProperty(None, allownone=True)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        draw = Clock.create_trigger(self._draw, -1)  # once, with the values that the next picture shows
        self.fbind("name", draw)
        self.fbind("side", draw)
        draw()

    def _draw(self, *_: object) -> None:
        self.pixels = round(dp(self.side))
        self.texture = icons.texture(self.name, self.pixels) if self.name else None
