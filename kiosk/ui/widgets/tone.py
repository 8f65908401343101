"""Owns the small plate that names a state: icon, word and colour, never one without the others."""

from typing import Final

from kivy.properties import ColorProperty, OptionProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.ui import tokens
from kiosk.ui.kv import load_beside
from kiosk.ui.look import color
from kiosk.ui.widgets.plate import Plate

TONES: Final = {
    "good": ("good", "good_tint"),
    "partial": ("partial_ink", "partial_tint"),
    "bad": ("bad", "bad_tint"),
    "quiet": ("quiet", "ground"),
    "brand": ("brand", "brand_tint"),
}
"""Tone to ink and ground, by their names in the theme."""


def ink_of(tone: str) -> tokens.Rgba:
    """Return the tone's ink in the present theme."""
    return color(TONES[tone][0])


def tint_of(tone: str) -> tokens.Rgba:
    """Return the tone's ground in the present theme."""
    return color(TONES[tone][1])


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


load_beside(__file__)
