"""Draws the technician's menu into build/gallery/: `python -m tests.ui.maintenance_gallery [NAME…]`."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from tests.ui.conftest import PANELS
from tests.ui.maintenance_states import states


def main(names: list[str], out: Path = Path("build/gallery")) -> None:
    """Write one PNG per state, panel and language."""
    from kiosk.ui.app import KioskApp
    from kiosk.ui.i18n import tr
    from kiosk.ui.robot import Robot
    from kiosk.ui.theme import Theme

    morning = datetime(2026, 3, 9, 10, 42, tzinfo=UTC)
    for panel_name, panel in PANELS.items():
        Theme(panel).install()
        from kiosk.ui.screens.table import HELP, SCREENS

        for name, kiosk in states().items():
            if names and name not in names:
                continue
            app = KioskApp(lambda _event: None, SCREENS, HELP, kiosk, now=lambda: morning, version="0.1.0")
            robot = Robot(app, panel)
            for language in ("lv", "ru", "en"):
                tr.lang = language
                robot.frames(4)
                robot.screenshot(out / f"maintenance-{name}-{panel_name}-{language}.png")
            robot.close()
            tr.lang = "lv"


if __name__ == "__main__":
    main(sys.argv[1:])
