"""Owns the notice across a screen: what happened, whether anything was charged, what to do next."""

from typing import Final

from kivy.input.motionevent import MotionEvent
from kivy.properties import ColorProperty, OptionProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.ui import tokens
from kiosk.ui.kv import load_beside
from kiosk.ui.widgets.plate import Plate

_ICON: Final = {"info": "info", "good": "full-badge", "warning": "warning", "bad": "warning"}
_INK: Final = {
    "info": tokens.BRAND,
    "good": tokens.GOOD,
    "warning": tokens.PARTIAL_INK,
    "bad": tokens.BAD,
}
_TINT: Final = {
    "info": tokens.BRAND_TINT,
    "good": tokens.GOOD_TINT,
    "warning": tokens.PARTIAL_TINT,
    "bad": tokens.BAD_TINT,
}


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
    ink = ColorProperty(_INK["info"])
    tint = ColorProperty(_TINT["info"])

    def on_severity(self, _: object, severity: str) -> None:
        """Change icon and colours together."""
        self.icon, self.ink, self.tint = _ICON[severity], _INK[severity], _TINT[severity]

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Let every finger through while there is nothing to be seen: disabled, it would take it."""
        return bool(self.headline) and bool(super().on_touch_down(touch))

    def on_act(self) -> None:
        """React to its button; bound in kv or Python."""


load_beside(__file__)
