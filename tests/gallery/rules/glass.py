"""What is on the glass, as far as a finger or an eye gets to it: texts, targets, and where they are."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from kivy.core.window import Window
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.label import Label
from kivy.uix.scrollview import ScrollView
from kivy.uix.widget import Widget

SLACK: Final = 1.5
"""Pixels by which whole pixels may differ from exact ones."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the window, in pixels from the bottom left."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def centre(self) -> tuple[float, float]:
        """Its middle."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2

    def holds(self, other: "Box", slack: float = SLACK) -> bool:
        """Tell whether the other is inside."""
        return (
            self.left - slack <= other.left
            and other.right <= self.right + slack
            and self.bottom - slack <= other.bottom
            and other.top <= self.top + slack
        )

    def shared(self, other: "Box") -> "Box":
        """Return what they have in common."""
        return Box(
            max(self.left, other.left),
            max(self.bottom, other.bottom),
            min(self.right, other.right),
            min(self.top, other.top),
        )

    def meets(self, other: "Box", slack: float = SLACK) -> bool:
        """Tell whether they have more than a seam in common."""
        both = self.shared(other)
        return both.right - both.left > slack and both.top - both.bottom > slack


def front() -> Widget:
    """Return what is to be judged: the dialog or menu if there is one, else everything."""
    root = Window.children[0]
    return root.children[0] if isinstance(root, FloatLayout) else root


def visible(widget: Widget | None = None) -> Iterator[Widget]:
    """Yield every visible widget in the order of painting."""
    widget = widget or front()
    if widget.opacity <= 0 or widget.width <= 0 or widget.height <= 0:
        return
    yield widget
    for child in reversed(widget.children):
        yield from visible(child)


def texts() -> Iterator[Label]:
    """Yield every visible text that is in sight, whole or in part."""
    for widget in visible():
        if isinstance(widget, Label) and widget.text.strip() and in_sight(widget):
            yield widget


def box(widget: Widget) -> Box:
    """Return where a widget is."""
    return Box(*widget.to_window(*widget.pos), *widget.to_window(widget.right, widget.top))


def glass() -> Box:
    """Return the whole window."""
    return Box(0, 0, Window.width, Window.height)


def ink(label: Label) -> Box:
    """Return where the letters of a text are."""
    drawn = label._label._cached_lines
    width, height = max((line.w for line in drawn), default=0), sum(line.h for line in drawn)
    across, along = label.texture_size[0] - width, label.texture_size[1] - height
    spare = {"right": across, "center": across / 2}.get(label.halign, 0)
    below = {"top": along, "middle": along / 2, "center": along / 2}.get(label.valign, 0)
    x, y = label.to_window(
        label.center_x - label.texture_size[0] / 2 + spare, label.center_y - label.texture_size[1] / 2 + below
    )
    return Box(x, y, x + width, y + height)


def pane(widget: Widget) -> Any:
    """Return the nearest list or page around a widget that scrolls; None if nothing does."""
    return next((one for one in ancestors(widget) if isinstance(one, ScrollView)), None)


def ancestors(widget: Widget) -> Iterator[Widget]:
    """Yield what holds a widget, from the inside out."""
    at = widget.parent
    while isinstance(at, Widget):
        yield at
        at = at.parent


def in_sight(widget: Widget) -> bool:
    """Tell whether scrolling has left anything of a widget to see."""
    around = pane(widget)
    return around is None or box(around).meets(box(widget))


def scrolled_away(widget: Widget) -> bool:
    """Tell whether scrolling hides a part of a widget, which then is no fault."""
    around = pane(widget)
    if around is None:
        return False
    view, where = box(around), box(widget)
    along = where.bottom < view.bottom - SLACK or where.top > view.top + SLACK
    across = where.left < view.left - SLACK or where.right > view.right + SLACK
    return bool((along and around.do_scroll_y) or (across and around.do_scroll_x))


def named(widget: Widget) -> str:
    """Return how a finding calls a widget."""
    words = getattr(widget, "text", "")
    holder = next(
        (one for one in ancestors(widget) if type(one).__name__ not in {"BoxLayout", "AnchorLayout"}), None
    )
    kind = type(widget).__name__ + (f" in {type(holder).__name__}" if holder else "")
    return f"{kind} {words!r}" if words else kind
