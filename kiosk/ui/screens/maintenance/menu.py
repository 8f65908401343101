"""Owns the technician's list of pages, and the new start."""

from collections.abc import Callable
from functools import partial
from typing import Final

from kivy.properties import BooleanProperty

from kiosk.flow.maintenance import pages
from kiosk.flow.maintenance.events import PageTapped, RestartTapped
from kiosk.flow.maintenance.pages import Page
from kiosk.flow.state import Kiosk
from kiosk.ui.i18n import N_, tr
from kiosk.ui.kv import load_beside
from kiosk.ui.messages import Message, Severity, say
from kiosk.ui.questions import Question
from kiosk.ui.screens import choosing  # noqa: F401  known to kv by being imported
from kiosk.ui.screens.maintenance.parts import MaintenanceScreen

PAGES: Final[tuple[tuple[str, str, str, Page], ...]] = (
    ("reader", N_("Ierīces"), N_("Lasītājs, printeris, ekrāns"), pages.Devices()),
    ("card", N_("Lasītāja pārbaude"), N_("Lampiņa, signāls, kartes veids"), pages.ReaderTest()),
    ("printer", N_("Printera pārbaude"), N_("Pārbaudes lapa, nevis talons"), pages.PrinterTest()),
    ("network", N_("Tīkls"), N_("Adreses, DNS, laiks, serveris"), pages.Network()),
    ("touch", N_("Skārienekrāns"), N_("Līnijas, koordinātas, pieci apļi"), pages.Touch()),
    ("list", N_("Sistēmas žurnāls"), N_("Bez personas datiem"), pages.Logs()),
    ("export", N_("Eksports uz USB"), N_("Žurnāls un versija"), pages.Export()),
    ("info", N_("Versija"), N_("Kiosks un tā attēls"), pages.Image()),
)
"""Icon, name, note and page, in the order of the menu."""

_REFUSED: Final[dict[str, Message]] = {
    "failed": Message(
        Severity.BAD,
        N_("Kiosku neizdevās restartēt"),
        "",
        N_("Atvienojiet kiosku no strāvas un pēc brīža pievienojiet no jauna."),
    ),
    "no-appliance": Message(
        Severity.INFO,
        N_("Šeit nav ko restartēt"),
        N_("Programma darbojas parastā datorā, nevis kioskā."),
        N_("Aizveriet programmu un palaidiet to no jauna."),
    ),
}


class MenuScreen(MaintenanceScreen):
    """The list.

    Attributes:
        restarting: the appliance is about to start anew.
    """

    restarting = BooleanProperty(defaultvalue=False)

    def show(self, kiosk: Kiosk) -> None:
        """Offer the pages."""
        page = self.page(kiosk)
        self.heading = tr("Apkope")
        self.restarting = page.restart == "asked"
        say(self.ids.notice, _REFUSED.get(page.restart), tight=True)
        rows = [_card(icon, name, note, partial(self.emit, PageTapped(to))) for icon, name, note, to in PAGES]
        rows.append(_card("refresh", N_("Restartēt"), N_("Kiosks sākas no jauna"), self.restart))
        self.ids.choices.data = rows

    def restart(self) -> None:
        """Ask first: whoever works here is logged out."""
        question = Question(
            tr("Restartēt kiosku?"),
            tr("Kiosks apmēram minūti nedarbosies. Nepabeigtais rēķins būs saglabāts."),
            tr("Restartēt"),
            danger=True,
        )
        self.ask(question, partial(self.emit, RestartTapped()))


def _card(icon: str, name: str, note: str, tapped: Callable[[], None]) -> dict[str, object]:
    return {"icon": icon, "text": tr(name), "note": tr(note), "tapped": tapped}


load_beside(__file__)
