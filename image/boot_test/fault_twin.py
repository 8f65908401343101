"""The page that stands in place of the kiosk, as this machine draws it for the same faults."""

from collections.abc import Sequence

from kiosk.appliance.faults import Fault
from PIL import Image

import kiosk
from image.boot_test.twin import drawn
from kiosk.ui.environment import Panel
from kiosk.ui.robot import Robot
from kiosk.ui.theme import Theme


def drawn_faults(faults: Sequence[Fault], panel: Panel) -> Image.Image:
    """Give the page of these faults; Kivy has been prepared for the panel."""
    Theme(panel).install()
    from kiosk.ui.fault_app import FaultApp  # noqa: PLC0415  its kv file needs the theme

    robot = Robot(FaultApp(faults, lambda: None, version=kiosk.VERSION), panel)
    try:
        robot.frames(3)
        return drawn()
    finally:
        robot.close()
