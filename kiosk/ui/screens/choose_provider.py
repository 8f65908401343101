"""Owns the list of providers: who gave the services."""

from kiosk.flow.events import ProviderChosen
from kiosk.flow.state import Kiosk
from kiosk.ui.i18n import tr
from kiosk.ui.screens.choosing import ChoosingScreen


class ProviderScreen(ChoosingScreen):
    """Name and speciality of each provider of the clinic."""

    def show(self, kiosk: Kiosk) -> None:
        """List them in the catalogue's order."""
        self.icon = "doctor"
        self.heading = tr("Pakalpojuma sniedzējs")
        self.hint = tr("Izvēlieties ārstu vai speciālistu, kas sniedza pakalpojumus.")
        providers = kiosk.catalogue.providers if kiosk.catalogue else ()
        self.offer([(one.name, one.speciality, ProviderChosen(one.id)) for one in providers])
