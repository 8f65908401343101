"""Owns the row of a list that can be tapped: icon, name, note, amount."""

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.ui.kv import load_beside
from kiosk.ui.widgets.plate import Plate
from kiosk.ui.widgets.tappable import Tappable


class ListRow(Tappable, Plate, BoxLayout):
    """A row at least 64 design pixels high.

    Attributes:
        icon: name of the icon before the words, or empty.
        text: the name.
        note: a quieter second line, or empty.
        value: what stands at the right end, or empty.
        selected: it is the chosen one.
        fixed: its height in design pixels; 0 is as high as its words need.
        tapped: called without arguments on a tap; how a list's row tells who it is.
        framed: it stands alone as a card rather than in a list on a surface.
    """

    icon = StringProperty("")
    text = StringProperty("")
    note = StringProperty("")
    value = StringProperty("")
    selected = BooleanProperty(defaultvalue=False)
    framed = BooleanProperty(defaultvalue=False)
    fixed = NumericProperty(0)
    tapped = ObjectProperty(None, allownone=True)

    def on_tap(self) -> None:
        """Call what the list put into this row, if anything."""
        if self.tapped is not None:
            self.tapped()


class ListedRow(ListRow):
    """A `ListRow` for a `RowList`: 72 design pixels high whatever it says, so that scrolling stays even."""


load_beside(__file__)
