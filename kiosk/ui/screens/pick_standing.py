"""Owns the choice of how what the list shows has to stand."""

from kiosk.flow.events import StandingChosen
from kiosk.flow.state import Kiosk
from kiosk.ui.find_words import MEANINGS, STANDINGS
from kiosk.ui.i18n import tr
from kiosk.ui.screens.choosing import ChoosingScreen


class StandingScreen(ChoosingScreen):
    """One card per standing."""

    icon = "receipt"

    def context(self, kiosk: Kiosk) -> str:
        """Say nothing of the bill, which this is not about."""
        del kiosk
        return ""

    def show(self, kiosk: Kiosk) -> None:
        """Offer the standings."""
        del kiosk
        self.heading, self.hint = tr("Kādas transakcijas rādīt?"), ""
        self.offer(
            [(tr(look.word), tr(MEANINGS[one]), StandingChosen(one)) for one, look in STANDINGS.items()]
        )
