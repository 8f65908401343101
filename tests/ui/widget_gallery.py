"""Draws every widget into build/gallery/, for people to judge: `python -m tests.ui.widget_gallery`."""

import sys
from pathlib import Path

from tests.ui.conftest import PANELS


def main(pages: list[str], out: Path = Path("build/gallery")) -> None:
    """Write one PNG per page and panel."""
    from kivy.app import App

    from kiosk.ui.robot import Robot
    from kiosk.ui.theme import Theme
    from tests.ui import widget_pages

    for panel_name, panel in PANELS.items():
        Theme(panel).install()
        for page in pages or widget_pages.PAGES:
            app = App()
            app.build = lambda page=page: widget_pages.build(page)
            robot = Robot(app, panel)
            robot.screenshot(out / f"{page}-{panel_name}.png")
            robot.close()


if __name__ == "__main__":
    main(sys.argv[1:])
