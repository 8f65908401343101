"""Chooses the panel the kiosk is laid out for: what the technician wrote, held against the real screen."""

import logging
import os
from collections.abc import Callable
from typing import Final

from msgspec.structs import replace

from hw.service import notify
from kiosk.appliance.screen import Screen, wait_for_screen
from kiosk.config.tables import PanelSettings
from kiosk.demo.display import has_display
from kiosk.ui.environment import Panel

_log = logging.getLogger(__name__)
_FIRST_FRAME_SECONDS: Final = 240
"""From the screen's coming to the first frame at most, on the slowest board; as in polise-kiosk.service."""
_DRIVER: Final = "SDL_VIDEODRIVER"


def panel_of(glass: PanelSettings) -> Panel:
    """Return the panel as people see it: a glass turned by a quarter is as wide as it is made high."""
    width, height = _turned(glass.width, glass.height, glass.rotation)
    return Panel(width, height, glass.dpi, windowed=not glass.fullscreen, rotation=glass.rotation)


def on_the_screen(panel: Panel, wait: Callable[[], Screen] | None = None) -> Panel:
    """Return the panel for the screen that is plugged in, waiting for one without a limit.

    In a window, or where a display server draws, the panel stays as it is.
    """
    if panel.windowed or panel.offscreen or not _draws_by_itself():
        return panel
    return fitted(panel, (wait or _wait)())


def fitted(panel: Panel, screen: Screen) -> Panel:
    """Return the panel with the real screen's size where it differs, which is told in the log."""
    if panel.glass == (screen.width, screen.height):
        return replace(panel, card=screen.card)
    _log.warning(
        "[panel] says %d x %d pixels, the screen at %s has %d x %d: laid out for the screen, at %d dpi",
        *panel.glass,
        screen.connector,
        screen.width,
        screen.height,
        screen.dpi,
    )
    width, height = _turned(screen.width, screen.height, panel.rotation)
    return replace(panel, width=width, height=height, dpi=screen.dpi, card=screen.card)


def _turned(width: int, height: int, rotation: int) -> tuple[int, int]:
    return (height, width) if rotation in {90, 270} else (width, height)


def _draws_by_itself() -> bool:
    driver = os.environ.get(_DRIVER, "")
    return driver == "kmsdrm" or (not driver and not has_display())


def _wait() -> Screen:
    return wait_for_screen(_tell_of_waiting)


def _tell_of_waiting() -> None:
    # A manager that lost its patience and started the kiosk anew could not plug a screen in either.
    notify.status("waiting for a screen to be plugged in")
    notify.starting(_FIRST_FRAME_SECONDS)
