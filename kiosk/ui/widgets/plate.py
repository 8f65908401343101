"""Owns the rounded surface that every card, button and field is drawn on."""

from enum import IntEnum
from typing import Any

from kivy.clock import Clock
from kivy.graphics import BorderImage, Color, InstructionGroup
from kivy.graphics.texture import Texture
from kivy.metrics import dp
from kivy.properties import BooleanProperty, ColorProperty, NumericProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from kiosk.ui import shapes, tokens
from kiosk.ui.look import color

_SHAPING = ("pos", "size", "fill", "rim", "rim_width", "radius", "inset", "raised")
_SHADE = (*tokens.INK[:3], 0.14)
_DROP = 4
"""Design pixels by which a shadow lies lower than its plate."""


class _Layer(IntEnum):
    """What is painted, from the bottom up."""

    SHADOW = 0
    GROUND = 1
    RIM = 2


class Plate(Widget):
    """A widget with a rounded ground, a rim inside its edge and, if asked, a shadow below it.

    Attributes:
        fill: colour of the ground; clear where there is none.
        rim: colour of the rim; clear where there is none.
        rim_width: thickness of the rim in design pixels.
        radius: radius of the corners in design pixels.
        inset: design pixels by which the drawing is smaller than what a finger can hit.
        raised: whether it casts a shadow.
        plate_texture: what the ground is drawn with; None before it is drawn.
    """

    fill = ColorProperty(tokens.CLEAR)
    rim = ColorProperty(tokens.CLEAR)
    rim_width = NumericProperty(1)
    radius = NumericProperty(tokens.RADIUS)
    inset = NumericProperty(0)
    raised = BooleanProperty(defaultvalue=False)

    def __init__(self, **kwargs: Any) -> None:
        self.plate_texture: Texture | None = None
        self._painted: dict[_Layer, tuple[Color, BorderImage]] = {}
        super().__init__(**kwargs)
        self._plate = InstructionGroup()
        self.canvas.before.insert(0, self._plate)  # whatever else is drawn lies on it
        self._redraw = Clock.create_trigger(self._draw, -1)
        for name in _SHAPING:
            self.fbind(name, self._redraw)
        self._redraw()

    def _draw(self, *_: object) -> None:
        inset = dp(self.inset)
        place = int(self.x + inset), int(self.y + inset)
        size = int(self.width - 2 * inset), int(self.height - 2 * inset)
        half = int((min(self.size) - 2 * inset) / 2)
        radius = max(1, min(round(dp(self.radius)), half))
        spare = 1 if radius < half else 0
        if self.raised:
            self._cast_shadow(radius)
        self.plate_texture = shapes.plate(radius, spare)
        self._paint(_Layer.GROUND, self.fill, self.plate_texture, radius + spare, (place, size))
        if self.rim[3] or _Layer.RIM in self._painted:
            outline = shapes.outline(radius, spare, max(1.0, round(dp(self.rim_width))))
            self._paint(_Layer.RIM, self.rim, outline, radius + spare, (place, size))

    def _cast_shadow(self, radius: int) -> None:
        reach = round(dp(shapes.SHADOW_REACH))
        place = int(self.x) - reach, int(self.y) - reach - round(dp(_DROP))
        size = int(self.width) + 2 * reach, int(self.height) + 2 * reach
        self._paint(_Layer.SHADOW, _SHADE, shapes.shadow(radius, reach), radius + reach, (place, size))

    def _paint(
        self,
        layer: _Layer,
        ink: tokens.Rgba,
        texture: Texture,
        corner: int,
        where: tuple[tuple[int, int], tuple[int, int]],
    ) -> None:
        """Paint a layer; what was clear from the beginning costs nothing, as most rims and shadows are."""
        if layer not in self._painted:
            if not ink[3]:
                return
            self._add(layer)
        shade, image = self._painted[layer]
        shade.rgba = ink
        image.texture, image.border = texture, (corner,) * 4
        image.pos, image.size = where[0], where[1] if ink[3] else (0, 0)

    def _add(self, layer: _Layer) -> None:
        """Put a new layer above those below it."""
        self._painted[layer] = Color(), BorderImage()
        self._plate.clear()  # what is inserted among others, Kivy draws before its texture
        for known in sorted(self._painted):
            for part in self._painted[known]:
                self._plate.add(part)


class Card(Plate, BoxLayout):
    """A white surface on the ground, with a thin rim."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("fill", color("surface"))
        kwargs.setdefault("rim", color("line"))
        super().__init__(**kwargs)
