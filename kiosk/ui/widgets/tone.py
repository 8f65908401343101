"""Owns the small plate that names a state: icon, word and colour, never one without the others."""

from typing import Final

from kivy.properties import ColorProperty, OptionProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.ui import tokens
from kiosk.ui.kv import load_beside
from kiosk.ui.widgets.plate import Plate

TONES: Final = {
    "good": (tokens.GOOD, tokens.GOOD_TINT),
    "partial": (tokens.PARTIAL_INK, tokens.PARTIAL_TINT),
    "bad": (tokens.BAD, tokens.BAD_TINT),
    "quiet": (tokens.QUIET, tokens.GROUND),
    "brand": (tokens.BRAND, tokens.BRAND_TINT),
}
"""Tone to ink and ground."""


class ToneBadge(Plate, BoxLayout):
    """A state in one or two words, as wide as they need.

    Attributes:
        word: the state, translated.
        icon: name of its icon.
        tone: `good`, `partial`, `bad`, `quiet` or `brand`.
    """

    word = StringProperty("")
    icon = StringProperty("")
    tone = OptionProperty("quiet", options=list(TONES))
    ink = ColorProperty(tokens.QUIET)
    tint = ColorProperty(tokens.GROUND)

    def on_tone(self, _: object, tone: str) -> None:
        """Change both colours together."""
        self.ink, self.tint = TONES[tone]


load_beside(__file__)
