"""Owns the printer test: one page that is no voucher, and how it fares."""

from typing import Final

from kivy.properties import BooleanProperty, StringProperty
from msgspec.structs import replace

from kiosk.flow.maintenance.pages import PrinterTest
from kiosk.flow.state import Kiosk
from kiosk.ui.i18n import N_, tr
from kiosk.ui.kv import load_beside
from kiosk.ui.messages import Message, Severity, say
from kiosk.ui.print_ends import doubt, failure
from kiosk.ui.printer_words import in_words, printer_message, wants_somebody
from kiosk.ui.screens.maintenance.parts import MaintenanceScreen

_UNDER_WAY: Final[dict[str, str]] = {
    "queued": N_("Lapa tiek sagatavota"),
    "sending": N_("Lapa tiek nosūtīta"),
    "printing": N_("Lapa tiek drukāta"),
    "waiting": N_("Printeris gaida"),
}
_OVER: Final[dict[str, Message]] = {
    "printed": Message(
        Severity.GOOD,
        N_("Pārbaudes lapa izdrukāta"),
        N_(
            "Rāmim jābūt veselam, līnijai tieši tik garai, cik zem tās rakstīts, "
            "burtiem un pelēkajiem laukiem skaidriem."
        ),
    ),
    "unknown": Message(
        Severity.WARNING,
        N_("Nav zināms, vai lapa ir izdrukāta"),
        "",
        N_("Apskatiet printera paplāti."),
    ),
    "failed": Message(
        Severity.BAD,
        N_("Lapa nav izdrukāta"),
        "",
        N_("Apskatiet lapu „Ierīces“ un pārbaudiet printera iestatījumus failā kiosk.toml."),
        "printer-off",
    ),
}


class PrinterTestScreen(MaintenanceScreen):
    """The test.

    Attributes:
        waiting: what is being waited for; empty where nothing is, and where it waits for a person.
        reason: why the printer waits, if that passes by itself.
        under_way: a page is on its way.
    """

    waiting = StringProperty("")
    reason = StringProperty("")
    under_way = BooleanProperty(defaultvalue=False)

    def show(self, kiosk: Kiosk) -> None:
        """Say how the page fares."""
        page: PrinterTest = self.page(kiosk)
        self.heading = tr("Printera pārbaude")
        self.under_way = page.is_under_way
        reasons = page.reasons if page.state == "waiting" else ()
        wanted = printer_message(reasons, printing=True) if wants_somebody(reasons) else None
        self.waiting = tr(_UNDER_WAY[page.state]) if page.is_under_way and not wanted else ""
        self.reason = "" if wanted else in_words(reasons, printing=True)
        say(self.ids.outcome, wanted or _outcome(page), named=False)


def _outcome(page: PrinterTest) -> Message | None:
    """Return how the page ended, and why if there is a reason; None while it is under way."""
    message = _OVER.get(page.state)
    if message is None or not page.detail or page.state == "printed":
        return message
    why = failure(page.detail) if page.state == "failed" else doubt(page.detail)
    return replace(message, body=why.body)


load_beside(__file__)
