"""Owns the reader test: the shape of a card and never what it says, the lamp, the signals."""

from typing import Final

from kivy.properties import BooleanProperty, OptionProperty, StringProperty

from kiosk.flow.maintenance.events import PatternTapped
from kiosk.flow.maintenance.pages import ReaderTest
from kiosk.flow.state import Kiosk
from kiosk.ui.device_words import TRACKS, channel_said
from kiosk.ui.i18n import N_, tr
from kiosk.ui.kv import load_beside
from kiosk.ui.reader_words import reader_words
from kiosk.ui.screens.maintenance.parts import MaintenanceScreen, Row
from kiosk.ui.widgets.swipe_drawing import LAMP

_RESULTS: Final[dict[str, tuple[str, str]]] = {
    "read": (N_("Karte nolasīta"), "good"),
    "unreadable": (N_("Karti neizdevās nolasīt"), "bad"),
    "unknown-card": (N_("Nolasīta, bet neviena [[card]] tabula tai neder"), "partial"),
    "ambiguous-card": (N_("Nolasīta, bet tai der divu apdrošinātāju tabulas"), "partial"),
    "bank-card": (N_("Maksājumu karte, aizmirsta"), "partial"),
    "not-sealed": (N_("Nolasīta, bet to neizdevās aizsargāt"), "bad"),
}
_WORDS: Final = {"good": N_("Labi"), "partial": N_("Ievērojiet"), "bad": N_("Slikti")}
_TRACKS: Final = {"OK": "good", "EMPTY": "quiet"}


class ReaderTestScreen(MaintenanceScreen):
    """The test.

    Attributes:
        lamp: colour of the real lamp.
        online: the reader can be used.
        awaiting: a card is awaited.
        headline: what is awaited, or why nothing is.
        sound: which channel sounded last, in words.
    """

    lamp = OptionProperty("off", options=list(LAMP))
    online = BooleanProperty(defaultvalue=False)
    awaiting = BooleanProperty(defaultvalue=False)
    headline = StringProperty("")
    sound = StringProperty("")

    def show(self, kiosk: Kiosk) -> None:
        """Follow the reader."""
        page: ReaderTest = self.page(kiosk)
        self.heading = tr("Lasītāja pārbaude")
        self.online = kiosk.reader.online
        self.lamp = kiosk.reader.lamp if self.online else "off"
        self.awaiting = self.online and page.armed
        self.headline = self._headline(kiosk)
        self.sound = _sound(page.sound)
        self.ids.facts.tell(_rows(page))

    def play(self, pattern: str) -> None:
        """Show a pattern."""
        self.emit(PatternTapped(pattern))

    def _headline(self, kiosk: Kiosk) -> str:
        if not self.online:
            return reader_words(kiosk.reader.reason)[0]
        return str(tr("Novelciet jebkuru karti") if self.awaiting else tr("Karte vairs netiek gaidīta"))


def _sound(channel: str) -> str:
    if channel == "none":
        return str(tr("Nav ierīces, kas dotu signālu."))
    return str(tr("Signāls: {channel}", channel=channel_said(channel))) if channel else ""


def _rows(page: ReaderTest) -> list[Row]:
    if not page.result:
        return [
            Row("card", tr("Kartes veids"), tr("Cipari redzami kā 9, burti kā A; pati karte netiek rādīta."))
        ]
    text, tone = _RESULTS.get(page.result, _RESULTS["unreadable"])
    head = Row("card", tr(text), page.issuer, tr(_WORDS[tone]), tone)
    return [head, *(_track(*one) for one in page.tracks)]


def _track(number: int, status: str, shape: str) -> Row:
    name = tr("{number}. celiņš", number=number) if number else tr("Celiņš ar numuru")
    shown = shape.replace(" ", "\N{OPEN BOX}")
    detail, word = f"{shown}  ({len(shape)})" if shape else "", tr(TRACKS.get(status, status))
    return Row("list", name, detail, word, _TRACKS.get(status, "bad"))


load_beside(__file__)
