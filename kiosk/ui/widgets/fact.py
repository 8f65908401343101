"""Owns a fact: a quiet name and, below or beside it, what it is."""

from kivy.properties import BooleanProperty, ColorProperty, NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.ui import tokens
from kiosk.ui.kv import load_beside


class Fact(BoxLayout):
    """A name above its value; takes no room while the value is empty.

    Attributes:
        name: what it is.
        value: how it is; wraps where it must.
    """

    name = StringProperty("")
    value = StringProperty("")


class Sum(BoxLayout):
    """An amount with its name before it, as wide as both.

    Attributes:
        name: what the amount is.
        cents: the amount in whole cents.
        type_size: size of the figures in design pixels.
        ink: their colour.
        wide: as wide as there is room, with the figures at the right.
    """

    name = StringProperty("")
    cents = NumericProperty(0)
    type_size = NumericProperty(tokens.TITLE)
    ink = ColorProperty(tokens.INK)
    wide = BooleanProperty(defaultvalue=False)


load_beside(__file__)
