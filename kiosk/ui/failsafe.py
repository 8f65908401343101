"""Owns the screen that stands when the kiosk itself failed: words and a way on, never a traceback."""

from kivy.properties import StringProperty

from kiosk.flow.events import ContinueTapped
from kiosk.flow.state import Kiosk
from kiosk.ui.kv import load_beside
from kiosk.ui.screen import KioskScreen


class FailsafeScreen(KioskScreen):
    """Says that the kiosk failed, that the bill is kept and nothing is sent twice; „Turpināt“ leads on.

    Attributes:
        reason: a keyword for the support's telephone; never a traceback.
    """

    reason = StringProperty("")

    def show(self, kiosk: Kiosk) -> None:
        """Show the keyword, if the flow knows it."""
        self.reason = str(getattr(kiosk.place, "reason", ""))

    def go_on(self) -> None:
        """Leave for where the flow says."""
        self.emit(ContinueTapped())


load_beside(__file__)
