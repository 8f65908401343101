"""The page that stands in place of the kiosk, as this machine draws it for the same faults."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

import kiosk
from image.boot_test.twin import drawn
from kiosk.appliance.fault_screen import support_at
from kiosk.appliance.faults import Fault
from kiosk.config.parts import languages_in, support_in, time_in
from kiosk.ui.environment import Panel
from kiosk.ui.robot import Robot
from kiosk.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Page:
    """The page.

    Attributes:
        picture: how it looks.
        restart: the middle of the button for a restart, in pixels from the left and the top.
    """

    picture: Image.Image
    restart: tuple[float, float]


def drawn_faults(faults: Sequence[Fault], written: Path, panel: Panel) -> Page:
    """Give the page of these faults; Kivy has been prepared for the panel.

    Args:
        faults: as the guest tells them.
        written: the settings on the card, which may tell languages and contact even where they are faulty.
        panel: the glass.
    """
    Theme(panel).install()
    from kiosk.ui.fault_app import FaultApp  # noqa: PLC0415  its kv file needs the theme

    languages, contact, zone = languages_in([written]), support_in([written]), time_in([written]).zone
    app = FaultApp(
        faults,
        lambda: None,
        languages=tuple(dict.fromkeys((languages.default, *languages.offered))),
        support=lambda: support_at(contact, zone) if contact else None,
        version=kiosk.VERSION,
    )
    robot = Robot(app, panel)
    try:
        robot.frames(3)
        button = robot.find("restart")
        x, y = button.to_window(*button.center)
        return Page(drawn(), (x, panel.height - 1 - y))
    finally:
        robot.close()
