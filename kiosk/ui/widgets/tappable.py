"""Owns what a tap is: one finger down and up on the same widget, once."""

from kivy.input.motionevent import MotionEvent
from kivy.properties import BooleanProperty
from kivy.uix.widget import Widget


class Tappable(Widget):
    """A widget that fires `on_tap` when a finger is lifted over it.

    Attributes:
        pressed: a finger is on it now.
    """

    __events__: tuple[str, ...] = ("on_tap",)
    pressed = BooleanProperty(defaultvalue=False)

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
            self.dispatch("on_tap")
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
            self.dispatch("on_tap")
        return True

    def on_tap(self) -> None:
        """React to a tap; bound in kv or Python."""
