"""The reference panels of the design, and any other, as a window that is nowhere."""

import re

from kiosk.ui.environment import Panel

PANELS = {
    "10in": Panel(1280, 800, 149, offscreen=True),
    "7in": Panel(800, 480, 133, offscreen=True),
    "portrait": Panel(720, 1280, 210, offscreen=True),
}


def named(panel: str) -> Panel:
    """Return a reference panel, or another one given as `1024x600@170`: pixels, and dots per inch.

    Raises:
        ValueError: it is neither.
    """
    if panel in PANELS:
        return PANELS[panel]
    found = re.fullmatch(r"(\d+)x(\d+)@(\d+)", panel)
    if found is None:
        raise ValueError(f"{panel}: not one of {', '.join(PANELS)}, nor like 1024x600@170")
    width, height, dpi = map(int, found.groups())
    return Panel(width, height, dpi, offscreen=True)
