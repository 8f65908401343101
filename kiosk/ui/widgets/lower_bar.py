"""Owns the second row of the bar, on a panel that is too narrow for one."""

from kivy.properties import BooleanProperty, ObjectProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.ui.kv import load_beside


class LowerBar(BoxLayout):
    """Where one is, the devices and the time, as its bar knows them.

    Attributes:
        bar: the `TopBar` that this is a row of.
        brief: the context stands in one line.
    """

    bar = ObjectProperty()
    brief = BooleanProperty(defaultvalue=True)


load_beside(__file__)
