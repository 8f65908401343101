"""What is painted on the glass, in order: grounds and texts, but no icon, rim or shadow."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Final

from kivy.core.window import Window
from kivy.graphics import (
    BorderImage,
    Color,
    InstructionGroup,
    Rectangle,
    StencilPop,
    StencilPush,
    StencilUnUse,
    StencilUse,
)
from kivy.uix.label import Label
from kivy.uix.scrollview import ScrollView
from kivy.uix.widget import Widget

from tests.gallery.rules.glass import Box, box, glass, ink

Rgb = tuple[float, float, float]
_SEEN: Final = 0.02
_SOLID: Final = 0.9


@dataclass(frozen=True, slots=True)
class Paint:
    """A rectangle of one colour, and what of it lets through what is below."""

    where: Box
    color: Rgb
    cover: float

    def at(self, x: float, y: float) -> bool:
        """Tell whether it covers a point of the window."""
        return self.where.left <= x <= self.where.right and self.where.bottom <= y <= self.where.top


Painting = list[Paint | Label]


def painting() -> Painting:
    """Return everything that is painted now, what is in front last."""
    return list(_painted(Window.children[0], 1.0, glass()))


def ground(text: Label, painted: Painting) -> Rgb:
    """Return the colour of what is painted below the middle of a text."""
    x, y = ink(text).centre
    color: Rgb = tuple(Window.clearcolor[:3])
    for paint in painted[: painted.index(text)]:
        if isinstance(paint, Paint) and paint.at(x, y):
            color = blend(color, paint.color, paint.cover)
    return color


def parted(one: Label, other: Label, painted: Painting) -> bool:
    """Tell whether something solid is painted between two texts where they would meet."""
    x, y = ink(one).shared(ink(other)).centre
    between = painted[painted.index(one) : painted.index(other)]
    return any(isinstance(paint, Paint) and paint.cover > _SOLID and paint.at(x, y) for paint in between)


def blend(below: Rgb, color: Any, cover: float) -> Rgb:
    """Return the colour of something painted over another."""
    red, green, blue = (under + (over - under) * cover for under, over in zip(below, color, strict=False))
    return red, green, blue


def _painted(widget: Widget, opacity: float, view: Box) -> Iterator[Paint | Label]:
    """Yield what is painted, in that order and as far as lists let it be seen, and texts at their turn."""
    opacity *= widget.opacity
    if opacity <= _SEEN or widget.width <= 0 or widget.height <= 0:
        return
    children = {child.canvas for child in widget.children}
    own = [part for part in widget.canvas.children if part not in children]
    for paint in (*_paints(widget, _flat(widget.canvas.before.children)), *_paints(widget, own)):
        yield replace(paint, where=paint.where.shared(view), cover=paint.cover * opacity)
    if isinstance(widget, Label):
        yield widget
    if isinstance(widget, ScrollView):
        view = view.shared(box(widget))
    for child in reversed(widget.children):
        yield from _painted(child, opacity, view)


def _flat(parts: list[Any]) -> list[Any]:
    """Return what is drawn, with the parts of groups in their place."""
    return [one for part in parts for one in (part.children if type(part) is InstructionGroup else [part])]


def _paints(widget: Widget, parts: list[Any]) -> Iterator[Paint]:
    color, stencil = (1.0, 1.0, 1.0, 1.0), False
    for part in parts:
        stencil = isinstance(part, StencilPush | StencilUnUse) or (
            stencil and not isinstance(part, StencilUse | StencilPop)
        )
        if isinstance(part, Color):
            color = tuple(part.rgba)
        elif not stencil and color[3] > 0 and _is_ground(widget, part):
            (x, y), (width, height) = part.pos, part.size
            where = Box(*widget.to_window(x, y), *widget.to_window(x + width, y + height))
            yield Paint(where, color[:3], color[3])


def _is_ground(widget: Widget, part: Any) -> bool:
    """Tell whether something drawn fills its box: no icon, letter, rim or shadow does."""
    if type(part) is BorderImage:
        return part.texture is not None and part.texture is getattr(widget, "plate_texture", None)
    return type(part) is Rectangle and part.texture is not None and part.texture.id == _white()


@lru_cache
def _white() -> int:
    """Return the texture of everything that has none of its own."""
    return int(Rectangle().texture.id)
