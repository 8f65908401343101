"""Tells what can be seen and touched at a place: the truth that the robot may not go around."""

from collections.abc import Iterator
from typing import Any

from kivy.core.window import Window
from kivy.graphics import VertexInstruction
from kivy.graphics.instructions import InstructionGroup
from kivy.uix.widget import Widget

from kiosk.ui.widgets.tappable import Tappable


def on_screen() -> Iterator[Widget]:
    """Yield every widget that is in the window and visible, those in front first."""
    for child in Window.children:
        yield from _visible(child)


def topmost(x: float, y: float) -> Widget | None:
    """Return the widget that a finger at (x, y) of the window meets, or None over bare ground."""
    for child in Window.children:
        hit = _hit(child, x, y)
        if hit is not None:
            return hit
    return None


def obstacle(widget: Widget) -> str:
    """Return why a finger cannot tap the middle of `widget`; empty if it can."""
    if not any(seen is widget for seen in on_screen()):
        return "it is not visible"
    if widget.disabled:
        return "it is disabled"
    x, y = widget.to_window(*widget.center)
    if not (0 <= x < Window.width and 0 <= y < Window.height):
        return f"its middle ({x:.0f}, {y:.0f}) is off the window"
    hit = topmost(x, y)
    if hit is None:
        return "a finger meets nothing there: it stands out of what holds it"
    return "" if _within(hit, widget) else f"it is covered by {hit!r}"


def _visible(widget: Widget) -> Iterator[Widget]:
    if widget.opacity <= 0 or widget.width <= 0 or widget.height <= 0:
        return
    for child in widget.children:
        yield from _visible(child)
    yield widget


def _hit(widget: Widget, x: float, y: float) -> Widget | None:
    if widget.opacity <= 0 or not widget.collide_point(x, y):
        return None
    inner = widget.to_local(x, y)
    for child in widget.children:
        hit = _hit(child, *inner)
        if hit is not None:
            return hit
    return widget if _solid(widget) else None


def _solid(widget: Widget) -> bool:
    # A layout that draws nothing lets fingers through; anything drawn, or tappable, stops them.
    return isinstance(widget, Tappable) or _draws(widget.canvas, widget)


def _draws(canvas: Any, widget: Widget) -> bool:
    children = {child.canvas for child in widget.children}
    parts = [part for part in canvas.children if part not in children]
    return any(
        isinstance(part, VertexInstruction) or (isinstance(part, InstructionGroup) and _draws(part, widget))
        for part in parts
    )


def _within(widget: Widget, ancestor: Widget) -> bool:
    while isinstance(widget, Widget):
        if widget is ancestor:
            return True
        widget = widget.parent
    return False
