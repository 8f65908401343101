"""Owns what the top bar says of the devices, and in which colour and with which icon."""

from typing import Final

from msgspec import Struct

from kiosk.flow.state import Kiosk, ReaderStatus
from kiosk.ui.i18n import N_, tr

_READER: Final = {
    "green": N_("Lasītājs gatavs"),
    "yellow": N_("Nolasa karti"),
    "red": N_("Karte nav nolasīta"),
    "off": N_("Lasītājs nav gatavs"),
}
_READER_OFFLINE: Final = N_("Nav lasītāja")
_PRESENT: Final = frozenset({"starting", "no-permission", "busy", "encrypted", "service"})
"""Why a reader that may well be plugged in cannot be used."""
_PRINTER: Final = {
    "ready": N_("Printeris"),
    "printing": N_("Drukā"),
    "waiting": N_("Printeris gaida"),
    "offline": N_("Nav printera"),
    "setup": N_("Printeris nav iestatīts"),
}
_PRINTER_WELL: Final = frozenset({"ready", "printing"})


class BarWords(Struct, frozen=True):
    """The bar's account of the state.

    Attributes:
        lamp: colour of the reader's real lamp.
        reader: the reader in words.
        reader_well: it can be used, or will be asked to read.
        printer: the printer in words.
        printer_well: it prints, or would.
        network: the network in words; empty while nobody knows.
        network_well: the terminal service answers, or has not been asked yet.
        operator: who works, or empty; nobody behind the lock.
    """

    lamp: str
    reader: str
    reader_well: bool
    printer: str
    printer_well: bool
    network: str
    network_well: bool
    operator: str


def bar_words(kiosk: Kiosk) -> BarWords:
    """Return the bar's words for the state, in the present language."""
    return BarWords(
        lamp=kiosk.reader.lamp if kiosk.reader.online else "off",
        reader=tr(_reader(kiosk.reader)),
        reader_well=kiosk.reader.online,
        printer=tr(_PRINTER[kiosk.printer.state]),
        printer_well=kiosk.printer.state in _PRINTER_WELL,
        network={None: "", True: tr("Tīkls"), False: tr("Nav tīkla")}[kiosk.network],
        network_well=kiosk.network is not False,
        operator=short_name(kiosk.operator.name) if kiosk.operator and not kiosk.lock else "",
    )


def _reader(reader: ReaderStatus) -> str:
    """Return the words for the reader: one that is there but cannot be used is not said to be missing."""
    if reader.online:
        return _READER[reader.lamp]
    return _READER["off"] if reader.reason in _PRESENT else _READER_OFFLINE


def short_name(name: str) -> str:
    """Return „Anna Paraugs“ as „A. Paraugs“; a single word as it is."""
    first, _, last = name.partition(" ")
    return f"{first[0]}. {last}" if last else name
