"""Owns what stands while the journal is being read and nobody can log in yet."""

from kivy.properties import BooleanProperty

from kiosk.flow.state import Kiosk
from kiosk.ui.kv import load_beside
from kiosk.ui.screen import KioskScreen


class StartingScreen(KioskScreen):
    """What is being waited for.

    Attributes:
        waiting: this screen is on the glass.
    """

    waiting = BooleanProperty(defaultvalue=False)

    def show(self, kiosk: Kiosk) -> None:
        """Begin to wait."""
        del kiosk
        self.waiting = True

    def left(self) -> None:
        """Nothing is being waited for any more."""
        self.waiting = False


load_beside(__file__)
