"""Owns the reader's lamp as a dot with a halo, in the colour of the real one."""

from kivy.properties import ColorProperty, OptionProperty
from kivy.uix.widget import Widget

from kiosk.ui import tokens
from kiosk.ui.kv import load_beside
from kiosk.ui.widgets.swipe_drawing import LAMP


class Lamp(Widget):
    """A lamp: green, yellow, red or off."""

    lamp = OptionProperty("off", options=list(LAMP))
    color = ColorProperty(tokens.LAMP_OFF)


load_beside(__file__)
