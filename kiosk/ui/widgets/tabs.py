"""Owns the switch between the two parts of the terminal: „Norēķini“ and „Atskaites“."""

from kivy.properties import BooleanProperty, OptionProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.ui.kv import load_beside
from kiosk.ui.widgets.plate import Plate
from kiosk.ui.widgets.tappable import Tappable


class Tab(Tappable, Plate, BoxLayout):
    """One side of the switch."""

    text = StringProperty("")
    active = BooleanProperty(defaultvalue=False)


class TabSwitch(Plate, BoxLayout):
    """Two tabs, one of them active; fires `on_choose` with the name of the one that is tapped.

    The active one leads back to where its part begins.

    Attributes:
        active: `billing` („Norēķini“) or `reports` („Atskaites“).
    """

    __events__ = ("on_choose",)
    active = OptionProperty("billing", options=["billing", "reports"])

    def choose(self, name: str) -> None:
        """Fire."""
        self.dispatch("on_choose", name)

    def on_choose(self, name: str) -> None:
        """React to the choice; bound in kv or Python."""


load_beside(__file__)
