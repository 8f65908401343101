"""Owns the choice of the insurance company whose card the patient has."""

from kiosk.flow.events import InsurerChosen
from kiosk.flow.state import Kiosk
from kiosk.ui.i18n import tr
from kiosk.ui.screens.choosing import ChoosingScreen


class InsurerScreen(ChoosingScreen):
    """One large card per insurer that the clinic works with."""

    def show(self, kiosk: Kiosk) -> None:
        """List them in the catalogue's order."""
        self.icon, self.card_height = "insurer", 128
        self.heading = tr("Apdrošinātājs")
        self.hint = tr("Izvēlieties apdrošinātāju, kura karte ir pacientam.")
        insurers = kiosk.catalogue.insurers if kiosk.catalogue else ()
        self.offer([(one.name, "", InsurerChosen(one.id)) for one in insurers])
