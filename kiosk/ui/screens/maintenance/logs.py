"""Owns the page of the logs, from which everything personal has been taken."""

from typing import Final

from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.flow.maintenance.pages import Logs
from kiosk.flow.state import Kiosk
from kiosk.ui.i18n import tr
from kiosk.ui.kv import load_beside
from kiosk.ui.screens.maintenance.parts import MaintenanceScreen

_GRAVE: Final = (" ERROR ", " CRITICAL ", "Error:")


class LogLine(BoxLayout):
    """One line; wraps where it must.

    Attributes:
        grave: it tells of something that failed.
    """

    text = StringProperty("")
    grave = BooleanProperty(defaultvalue=False)


class LogsScreen(MaintenanceScreen):
    """The newest lines first, so that nobody has to scroll for what has just happened.

    Attributes:
        reading: they are being collected.
        source: whose they are, in words.
    """

    reading = BooleanProperty(defaultvalue=False)
    source = StringProperty("")

    def show(self, kiosk: Kiosk) -> None:
        """Show the lines."""
        page: Logs = self.page(kiosk)
        self.heading, self.reading = tr("Sistēmas žurnāls"), page.reading
        self.source = "" if page.reading else _source(page)
        self.ids.lines.data = [
            {"text": line, "grave": any(word in line for word in _GRAVE)} for line in reversed(page.lines)
        ]

    def left(self) -> None:
        """Begin at the newest next time."""
        self.ids.lines.to_top()


def _source(page: Logs) -> str:
    if not page.lines:
        return str(tr("Sistēmas žurnāls ir tukšs."))
    if page.whole:
        return str(tr("Viss kiosks, jaunākais augšā. Personas dati ir izņemti."))
    return str(tr("Tikai šī programma, jaunākais augšā. Personas dati ir izņemti."))


load_beside(__file__)
