"""The reference panels of the design, as a window that is nowhere."""

from kiosk.ui.environment import Panel

PANELS = {
    "10in": Panel(1280, 800, 149, offscreen=True),
    "7in": Panel(800, 480, 133, offscreen=True),
    "portrait": Panel(720, 1280, 210, offscreen=True),
}
