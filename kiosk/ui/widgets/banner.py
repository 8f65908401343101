"""Owns the notice across a screen: what happened, whether anything was charged, what to do next."""

from typing import Final

from kivy.input.motionevent import MotionEvent
from kivy.properties import ColorProperty, OptionProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.ui import tokens
from kiosk.ui.kv import load_beside
from kiosk.ui.look import color
from kiosk.ui.widgets.plate import Plate

_ICON: Final = {"info": "info", "good": "full-badge", "warning": "warning", "bad": "warning"}
_INK: Final = {
    "info": "brand",
    "good": "good",
    "warning": "partial_ink",
    "bad": "bad",
}
_TINT: Final = {
    "info": "brand_tint",
    "good": "good_tint",
    "warning": "partial_tint",
    "bad": "bad_tint",
}


def ink_of(severity: str) -> tokens.Rgba:
    """Return the severity's ink in the present theme."""
    return color(_INK[severity])


def tint_of(severity: str) -> tokens.Rgba:
    """Return the severity's ground in the present theme."""
    return color(_TINT[severity])


class Banner(Plate, BoxLayout):
    """A notice. As high as its words; height 0 and unseen without a headline. Fires `on_act`.

    Attributes:
        severity: info, good, warning or bad.
        headline: what happened.
        body: what it means, and whether anything was charged.
        step: what to do next.
        action: label of its button, or empty.
        sign: name of an icon other than the severity's own.
    """

    __events__ = ("on_act",)
    severity = OptionProperty("info", options=list(_ICON))
    headline = StringProperty("")
    body = StringProperty("")
    step = StringProperty("")
    action = StringProperty("")
    sign = StringProperty("")
    icon = StringProperty(_ICON["info"])
    ink = ColorProperty(tokens.BRAND)
    tint = ColorProperty(tokens.BRAND_TINT)

    def on_severity(self, _: object, severity: str) -> None:
        """Change the icon; the colours change with it in kv."""
        self.icon = _ICON[severity]

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Let every finger through while there is nothing to be seen: disabled, it would take it.

        What lies over other things keeps fingers from them.
        """
        if not self.headline:
            return False
        return bool(super().on_touch_down(touch)) or bool(self.raised and self.collide_point(*touch.pos))

    def on_act(self) -> None:
        """React to its button; bound in kv or Python."""


load_beside(__file__)
