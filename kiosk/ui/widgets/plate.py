"""Owns the rounded surface that every card, button and field is drawn on."""

from typing import Any

from kivy.metrics import dp
from kivy.properties import BooleanProperty, ColorProperty, ListProperty, NumericProperty, ObjectProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from kiosk.ui import shapes, tokens
from kiosk.ui.look import color


class Plate(Widget):
    """A widget with a rounded ground, a rim inside its edge and, if asked, a shadow below it.

    Attributes:
        fill: colour of the ground; clear where there is none.
        rim: colour of the rim; clear where there is none.
        rim_width: thickness of the rim in design pixels.
        radius: radius of the corners in design pixels.
        inset: design pixels by which the drawing is smaller than what a finger can hit.
        drawn: size of what is drawn, in pixels; what is clear is not drawn at all.
        raised: whether it casts a shadow.
    """

    fill = ColorProperty(tokens.CLEAR)
    rim = ColorProperty(tokens.CLEAR)
    rim_width = NumericProperty(1)
    radius = NumericProperty(tokens.RADIUS)
    inset = NumericProperty(0)
    raised = BooleanProperty(defaultvalue=False)
    drawn = ListProperty([0, 0])
    corner = NumericProperty(1)
    plate_texture = ObjectProperty(None, allownone=True)
    rim_texture = ObjectProperty(None, allownone=True)
    shadow_texture = ObjectProperty(None, allownone=True)
    shadow_corner = NumericProperty(0)
    shadow_reach = NumericProperty(0)
    shadow_drop = NumericProperty(0)
    shade = ColorProperty(tokens.CLEAR)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        for name in ("radius", "rim_width", "raised", "inset", "size"):
            self.fbind(name, self._reshape)
        self._reshape()

    def _reshape(self, *_: object) -> None:
        half = int((min(self.size) - 2 * dp(self.inset)) / 2)
        radius = max(1, min(round(dp(self.radius)), half))
        spare = 1 if radius < half else 0
        self.corner = radius + spare
        self.plate_texture = shapes.plate(radius, spare)
        self.rim_texture = shapes.outline(radius, spare, max(1.0, round(dp(self.rim_width))))
        if self.raised:
            self._cast_shadow(radius)

    def _cast_shadow(self, radius: int) -> None:
        reach = round(dp(shapes.SHADOW_REACH))
        self.shadow_texture = shapes.shadow(radius, reach)
        self.shadow_corner = radius + reach
        self.shadow_reach, self.shadow_drop = reach, round(dp(4))
        self.shade = (*tokens.INK[:3], 0.14)


class Card(Plate, BoxLayout):
    """A white surface on the ground, with a thin rim."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("fill", color("surface"))
        kwargs.setdefault("rim", color("line"))
        super().__init__(**kwargs)
