"""Owns what the devices' own keywords are called on the technician's pages: ways, channels, tracks, paper."""

from collections.abc import Iterable
from typing import Final

from hw.service.media import A5, ROLL, size_of
from kiosk.ui.i18n import N_, tr

DRIVERS: Final[dict[str, str]] = {
    "auto": N_("atrod pats"),
    "serial": N_("seriālais ports"),
    "hid": N_("HID"),
    "wedge": N_("raksta kā tastatūra"),
}
"""How a reader is spoken to, by `[reader] driver`."""

CHANNELS: Final[dict[str, str]] = {
    "reader": N_("lasītājs"),
    "leds": N_("lampiņa pie plates"),
    "beeper": N_("pīkstulis"),
    "sounder": N_("skaļrunis"),
}
"""What gives lamp and signal."""

TRACKS: Final[dict[str, str]] = {
    "OK": N_("Labi"),
    "EMPTY": N_("Tukšs"),
    "UNREADABLE": N_("Nenolasāms"),
    "START": N_("Nav sākuma zīmes"),
    "END": N_("Nav beigu zīmes"),
    "PARITY": N_("Sveša zīme"),
    "LRC": N_("Kontrolzīme neder"),
    "DROPPED": N_("Zīmes zudušas"),
    "TRUNCATED": N_("Aprauts"),
    "MISMATCH": N_("Numuri atšķiras"),
    "CHECK": N_("Numurs neder"),
}
"""How a track of a swipe was, by its status."""


def driver_said(name: str) -> str:
    """Return how a reader is spoken to; several readers at once are joined by `+`."""
    return " + ".join(str(tr(DRIVERS.get(one, one))) for one in name.split("+"))


def channels_said(names: Iterable[str]) -> str:
    """Return the channels in words."""
    return ", ".join(map(channel_said, names))


def channel_said(name: str) -> str:
    """Return one channel in words."""
    return str(tr(CHANNELS.get(name, name)))


def paper_said(media: str) -> str:
    """Return the paper that `[printer] media` names: what people call it, or its size."""
    if media == ROLL:
        return str(tr("rullis, 80 mm"))
    size = size_of(media)
    if size is None:
        return media
    millimetres = tr("{width} × {length} mm", width=f"{size.width:g}", length=f"{size.length:g}")
    return f"A5, {millimetres}" if size == A5 else str(millimetres)
