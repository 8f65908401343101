"""Owns the page of the export: onto which stick, how far it is, and what is in the way."""

from typing import Final

from kivy.properties import BooleanProperty, StringProperty

from kiosk.flow.maintenance.pages import Export
from kiosk.flow.state import Kiosk
from kiosk.ui.i18n import N_, tr
from kiosk.ui.kv import load_beside
from kiosk.ui.messages import Message, Severity, say
from kiosk.ui.screens.maintenance.parts import MaintenanceScreen

_STEPS: Final[dict[str, str]] = {
    "looking": N_("Meklē USB zibatmiņu"),
    "mounting": N_("Atver USB zibatmiņu"),
    "writing": N_("Raksta USB zibatmiņā. Neizņemiet to!"),
    "leaving": N_("Pabeidz rakstīt. Neizņemiet to!"),
}
_AGAIN: Final = N_("Pievienojiet to un mēģiniet vēlreiz.")
_OTHER: Final = N_("Paņemiet citu USB zibatmiņu.")

ENDS: Final[dict[str, Message]] = {
    "done": Message(
        Severity.GOOD,
        N_("Eksportēts, zibatmiņu var izņemt"),
        N_("Viss ir mapē {folder}."),
    ),
    "no-appliance": Message(
        Severity.INFO,
        N_("Eksports ir tikai kioskā"),
        N_("Programma darbojas parastā datorā, nevis kioskā."),
        N_("Šeit žurnāls ir lapā „Sistēmas žurnāls“ un komandrindā."),
    ),
    "no-stick": Message(Severity.WARNING, N_("USB zibatmiņa nav pievienota"), "", _AGAIN),
    "several-sticks": Message(
        Severity.WARNING,
        N_("Pievienotas vairākas USB zibatmiņas"),
        "",
        N_("Atstājiet vienu un mēģiniet vēlreiz."),
    ),
    "full": Message(
        Severity.BAD,
        N_("USB zibatmiņa ir pilna"),
        N_("Nekas nav ierakstīts."),
        N_("Atbrīvojiet vietu vai paņemiet citu zibatmiņu."),
    ),
    "read-only": Message(
        Severity.BAD,
        N_("USB zibatmiņā nevar rakstīt"),
        N_("Tā ir aizsargāta pret rakstīšanu."),
        N_("Pārbīdiet tās slēdzi vai paņemiet citu zibatmiņu."),
        "lock",
    ),
    "unreadable": Message(
        Severity.BAD,
        N_("USB zibatmiņu nevar atvērt"),
        N_("Kiosks saprot FAT un exFAT."),
        _OTHER,
    ),
    "removed": Message(
        Severity.BAD,
        N_("USB zibatmiņa izņemta par agru"),
        N_("Eksports nav pilns."),
        _AGAIN,
    ),
    "no-answer": Message(
        Severity.BAD, N_("Eksporta pakalpojums neatbild"), "", N_("Restartējiet kiosku un mēģiniet vēlreiz.")
    ),
    "failed": Message(Severity.BAD, N_("Eksports neizdevās"), "", _OTHER),
}
"""How an export can end, by its state."""


class ExportScreen(MaintenanceScreen):
    """The export.

    Attributes:
        step: what is being done; empty where nothing is.
        running: it is under way.
    """

    step = StringProperty("")
    running = BooleanProperty(defaultvalue=False)

    def show(self, kiosk: Kiosk) -> None:
        """Say how it gets on."""
        page: Export = self.page(kiosk)
        self.heading = tr("Eksports USB zibatmiņā")
        self.running = page.state == "running"
        self.step = tr(_STEPS.get(page.step, _STEPS["looking"])) if self.running else ""
        say(self.ids.outcome, ENDS.get(page.state), named=False)
        if page.state == "done":
            self.ids.outcome.body = tr("Viss ir mapē {folder}.", folder=page.detail)


load_beside(__file__)
