"""Owns a folder of „Grupas“ as a chip, where the panel has no room for a column of folders."""

from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.ui.kv import load_beside
from kiosk.ui.widgets.plate import Plate
from kiosk.ui.widgets.tappable import Tappable


class GroupChip(Tappable, Plate, BoxLayout):
    """A folder in the strip, as wide as its name."""

    text = StringProperty("")
    icon = StringProperty("folder")
    selected = BooleanProperty(defaultvalue=False)


load_beside(__file__)
