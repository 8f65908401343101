"""Owns the short message at the bottom that something was done, with the way to undo it."""

from kivy.input.motionevent import MotionEvent
from kivy.properties import StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.ui.kv import load_beside
from kiosk.ui.widgets.plate import Plate


class Toast(Plate, BoxLayout):
    """A dark strip with words and, if named, one action; unseen without words. Fires `on_act`.

    It stays until its text is taken away: nobody has to be quick to undo.
    """

    __events__ = ("on_act",)
    text = StringProperty("")
    action = StringProperty("")

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Let every finger through while there is nothing to be seen: disabled, it would take it."""
        return bool(self.text) and bool(super().on_touch_down(touch))

    def on_act(self) -> None:
        """React to its button; bound in kv or Python."""


load_beside(__file__)
