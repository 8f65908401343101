"""Owns the box with words beside it that is ticked or not."""

from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.ui.kv import load_beside
from kiosk.ui.widgets.tappable import Tappable


class CheckRow(Tappable, BoxLayout):
    """A check box and its label, both to be tapped. Bind `ticked` for changes.

    Attributes:
        text: the label.
        ticked: whether it is ticked.
    """

    text = StringProperty("")
    ticked = BooleanProperty(defaultvalue=False)

    def on_tap(self) -> None:
        """Tick it, or take the tick away."""
        self.ticked = not self.ticked


load_beside(__file__)
