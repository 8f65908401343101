"""Owns one line of „Pacienta rēķins“ on the billing screen."""

from kivy.properties import NumericProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.ui.kv import load_beside


class BillLine(BoxLayout):
    """Number, name, price, and the button that takes the line out.

    Attributes:
        number: counts from 1.
        removed: called to take the line out; part of the line's data, since lines are recycled.
    """

    number = NumericProperty(0)
    name = StringProperty("")
    price = StringProperty("")
    removed = ObjectProperty(None, allownone=True)

    def remove(self) -> None:
        """Ask for this line to be taken out."""
        if self.removed is not None:
            self.removed()


load_beside(__file__)
