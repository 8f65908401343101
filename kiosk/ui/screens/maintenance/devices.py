"""Owns the page that says what reader, printer and screen there are, and how each of them is."""

from collections.abc import Iterator

from kivy.lang.parser import global_idmap

from kiosk.flow.state import Kiosk
from kiosk.ports.maintenance import DeviceFacts
from kiosk.ui.device_words import channels_said, driver_said, paper_said
from kiosk.ui.i18n import N_, tr
from kiosk.ui.kv import load_beside
from kiosk.ui.printer_words import in_words
from kiosk.ui.reader_words import reader_words
from kiosk.ui.screens.maintenance.parts import MaintenanceScreen, Row

_WELL = frozenset({"ready", "printing"})
_LAMPS = {"green": N_("zaļa"), "yellow": N_("dzeltena"), "red": N_("sarkana"), "off": N_("nedeg")}


class DevicesScreen(MaintenanceScreen):
    """The devices; their states follow by themselves."""

    def show(self, kiosk: Kiosk) -> None:
        """Tell of each."""
        self.heading = tr("Ierīces")
        facts = self.page(kiosk).facts or DeviceFacts()
        self.ids.facts.tell([_reader(kiosk), *_feedback(facts, kiosk), *_printer(kiosk), _screen()])


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _facts(kiosk: Kiosk) -> DeviceFacts:
    page = kiosk.maintenance.page
    return getattr(page, "facts", None) or DeviceFacts()


def _reader(kiosk: Kiosk) -> Row:
    known = _facts(kiosk).reader
    if kiosk.reader.online:
        detail = _joined(known[0], driver_said(known[1])) if known else ""
        return Row("card", tr("Karšu lasītājs"), detail, tr("Gatavs darbam"), "good")
    headline, advice = reader_words(kiosk.reader.reason)
    return Row("card", tr("Karšu lasītājs"), f"{headline}. {advice}", tr("Nav gatavs"), "bad")


def _feedback(facts: DeviceFacts, kiosk: Kiosk) -> Iterator[Row]:
    if facts.reader is None:
        return
    channels = channels_said(facts.reader[2]) or tr("nav ar ko")
    lamp = tr("Lampiņa: {lamp}", lamp=tr(_LAMPS[kiosk.reader.lamp]))
    yield Row("reader", tr("Lampiņa un signāls"), _joined(lamp, tr("kanāli: {names}", names=channels)))


def _printer(kiosk: Kiosk) -> Iterator[Row]:
    known, state = _facts(kiosk).printer, kiosk.printer
    detail = _joined(known[0] or known[1], known[2], paper_said(known[3])) if known else ""
    if state.state in _WELL:
        yield Row("printer", tr("Printeris"), detail, tr("Gatavs darbam"), "good")
        return
    words = in_words(state.reasons, printing=False)
    tone = "partial" if state.state == "waiting" else "bad"
    yield Row("printer", tr("Printeris"), "\n".join(filter(None, (words, detail))), tr("Nav gatavs"), tone)


def _screen() -> Row:
    panel = global_idmap["theme"].panel
    detail = tr("{width} × {height} punkti, {dpi} dpi", width=panel.width, height=panel.height, dpi=panel.dpi)
    return Row("screen", tr("Ekrāns"), detail)


load_beside(__file__)
