"""Owns what a tap is: one finger down and up on the same widget, once."""

from typing import Any

from kivy.input.motionevent import MotionEvent
from kivy.properties import BooleanProperty
from kivy.uix.widget import Widget


class Tappable(Widget):
    """A widget that fires `on_tap` when a finger is lifted over it.

    Attributes:
        pressed: a finger is on it now.
        once: after firing it stays silent until `rearm()`; a screen re-arms its own when it is shown
            something new. So a second tap does nothing while the first one's answer is awaited.
        spent: it has fired and waits for `rearm()`.
    """

    __events__ = ("on_tap",)
    pressed = BooleanProperty(defaultvalue=False)
    once = BooleanProperty(defaultvalue=False)
    spent = BooleanProperty(defaultvalue=False)

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Take the finger if it is on this widget and no other is."""
        if super().on_touch_down(touch):
            return True
        if not self.collide_point(*touch.pos) or touch.is_mouse_scrolling:
            return False
        if self.disabled or self.pressed:
            return True
        if touch.time_end != -1:
            # A list hands over a quick tap only when the finger is already gone.
            self._fire()
            return True
        touch.grab(self)
        self.pressed = True
        return True

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """Fire if the finger that went down here is lifted here."""
        if touch.grab_current is not self:
            return bool(super().on_touch_up(touch))
        touch.ungrab(self)
        self.pressed = False
        if self.collide_point(*touch.pos) and not self.disabled:
            self._fire()
        return True

    def rearm(self) -> None:
        """Let it fire again."""
        self.spent = False

    def on_tap(self) -> None:
        """React to a tap; bound in kv or Python."""

    def _fire(self) -> None:
        if self.spent:
            return
        self.spent = self.once
        self.dispatch("on_tap")


def rearm_all(root: Any) -> None:
    """Let every tappable widget under `root` fire again."""
    for widget in root.walk():
        if isinstance(widget, Tappable):
            widget.rearm()
