"""Owns a filter of the list as a chip: off, it opens the choice; on, it says what for and takes it off."""

from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.ui.kv import load_beside
from kiosk.ui.widgets.plate import Plate
from kiosk.ui.widgets.tappable import Tappable


class FilterChip(Tappable, Plate, BoxLayout):
    """One filter, as wide as its words.

    Attributes:
        text: what it is about, or while it is on what for.
        on: it narrows the list.
    """

    text = StringProperty("")
    on = BooleanProperty(defaultvalue=False)


load_beside(__file__)
