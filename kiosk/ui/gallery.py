"""Draws every widget into build/gallery/, for people to judge: `python -m kiosk.ui.gallery`."""

import sys
from pathlib import Path
from typing import Final

from kiosk.ui.environment import Panel, prepare

PANELS: Final = {
    "10in": Panel(1280, 800, 149, offscreen=True),
    "7in": Panel(800, 480, 133, offscreen=True),
    "portrait": Panel(720, 1280, 210, offscreen=True),
}


def main(pages: list[str], out: Path = Path("build/gallery")) -> None:
    """Write one PNG per page and panel."""
    prepare(PANELS["10in"])
    from kivy.app import App  # noqa: PLC0415  after prepare()

    from kiosk.ui import gallery_pages  # noqa: PLC0415
    from kiosk.ui.robot import Robot  # noqa: PLC0415
    from kiosk.ui.theme import Theme  # noqa: PLC0415

    for panel_name, panel in PANELS.items():
        Theme(panel).install()
        for page in pages or gallery_pages.PAGES:
            app = App()
            app.build = lambda page=page: gallery_pages.build(page)
            robot = Robot(app, panel)
            robot.screenshot(out / f"{page}-{panel_name}.png")
            robot.close()


if __name__ == "__main__":
    main(sys.argv[1:])
