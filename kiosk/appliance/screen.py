"""Finds the screen that is plugged in: which card drives it, how many pixels it has, how large it is."""

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from msgspec import Struct

from kiosk.appliance.edid import Millimetres, size_of

CONNECTORS: Final = Path("/sys/class/drm")
_CONNECTOR: Final = re.compile(r"card(\d+)-(.+)")
_MODE: Final = re.compile(r"(\d+)x(\d+)")
_MM_PER_INCH: Final = 25.4
_SENSIBLE_DPI: Final = range(72, 401)
_SQUARE: Final = 0.1
"""A screen whose dots are less square than this has told a wrong size: many monitors do."""

_PANELS: Final = {
    (1280, 800): 149,
    (800, 480): 133,
    (720, 1280): 210,
    (1024, 600): 170,
    (1366, 768): 112,
    (1920, 1080): 141,
}
"""Dots per inch of the panels that kiosks are built from, for those that do not tell their size."""

_DESIGN_DPI: Final = 149
_LEAST: Final = (510, 538)
"""Width and height in design pixels below which the screens do not fit."""


class Screen(Struct, frozen=True):
    """A screen that is plugged in.

    Attributes:
        card: N of /dev/dri/cardN, which drives it.
        connector: its name, such as `HDMI-A-1`.
        width: pixels of its preferred mode, as the glass is made.
        height: likewise.
        size: of the picture in millimetres; None where the screen does not tell.
    """

    card: int
    connector: str
    width: int
    height: int
    size: Millimetres | None = None

    @property
    def dpi(self) -> int:
        """Its dots per inch: as it tells, else as panels with so many pixels have, else what fits."""
        return self._told_dpi() or _PANELS.get((self.width, self.height)) or self._fitting_dpi()

    def _told_dpi(self) -> int | None:
        if self.size is None:
            return None
        across, down = (
            pixels / length * _MM_PER_INCH
            for pixels, length in zip((self.width, self.height), self.size, strict=True)
        )
        square = abs(across - down) <= _SQUARE * across
        return round(across) if square and round(across) in _SENSIBLE_DPI else None

    def _fitting_dpi(self) -> int:
        wide, high = (pixels / least for pixels, least in zip((self.width, self.height), _LEAST, strict=True))
        return max(_SENSIBLE_DPI[0], min(_DESIGN_DPI, round(min(wide, high) * _DESIGN_DPI)))


def find_screen(connectors: Path = CONNECTORS) -> Screen | None:
    """Return the first screen that is plugged in and has told its modes; None if there is none.

    Cards without connectors (a mere renderer) and write-back connectors (which lead into memory) are not
    screens. Which card has which number changes from boot to boot.
    """
    return next(_screens(connectors), None)


def wait_for_screen(
    meanwhile: Callable[[], None],
    find: Callable[[], Screen | None] = find_screen,
    pause: Callable[[float], None] = time.sleep,
) -> Screen:
    """Return the screen once one is plugged in, looking every second; `meanwhile` is called each time."""
    while (screen := find()) is None:
        meanwhile()
        pause(1.0)
    return screen


def _screens(connectors: Path) -> Iterator[Screen]:
    for _, folder in sorted((_rank(folder), folder) for folder in connectors.glob("card*-*")):
        name = _CONNECTOR.fullmatch(folder.name)
        mode = _MODE.match(_text(folder / "modes"))
        if name and mode and _text(folder / "status") == "connected" and "Writeback" not in name[2]:
            yield Screen(int(name[1]), name[2], int(mode[1]), int(mode[2]), size_of(_bytes(folder / "edid")))


def _rank(folder: Path) -> tuple[int, str]:
    # SDL takes a card's connectors by their number in the kernel, not by their name.
    number = _text(folder / "connector_id")
    return (int(number) if number.isdecimal() else 0, folder.name)


def _text(file: Path) -> str:
    return _bytes(file).decode("ascii", "replace").strip()


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:  # unplugged just now, or an attribute that this kernel does not have
        return b""
