"""Makes Kivy's window ready for an app: the theme, and what a window on the card itself lacks."""

from kiosk.ui import garbage
from kiosk.ui.environment import Panel
from kiosk.ui.late_frame import LateFrame
from kiosk.ui.theme import Theme, as_drawn
from kiosk.ui.themes import Look
from kiosk.ui.touch_screen import TouchScreen


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
    garbage.mind_later()
    return drawn
