"""Makes Kivy's window ready for an app: the theme, and what a window on the card itself lacks."""

import gc
from typing import Final

from kivy.clock import Clock

from kiosk.ui.environment import Panel
from kiosk.ui.late_frame import LateFrame
from kiosk.ui.theme import Theme, as_drawn
from kiosk.ui.themes import Look
from kiosk.ui.touch_screen import TouchScreen

_STARTED: Final = 1.0
"""Seconds after which whatever is there stays there."""


def set_stage(panel: Panel, look: Look | None = None) -> Panel:
    """Install the theme for `panel`, before any kv file is read, and return the panel as it is drawn.

    Args:
        panel: as the technician has described it.
        look: how it usually looks.
    """
    drawn = as_drawn(panel)
    Theme(drawn, look).install()
    if drawn.card is not None:
        LateFrame().start()
        TouchScreen().start()
    if not gc.isenabled():
        Clock.schedule_once(_mind_garbage, _STARTED)
    return drawn


def _mind_garbage(_: float) -> None:
    """Look for garbage again, but never again at what the start has made: that would take many a frame."""
    gc.freeze()
    gc.enable()
