"""Draws the fault page into build/gallery/, to be judged: `python -m tests.ui.fault_gallery [NAME…]`."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kiosk.ui import environment
from kiosk.ui.environment import Panel

vars(environment)["_LARGEST"] = (1920, 1920)  # before the window is made, which never grows

from tests.ui.conftest import PANELS  # noqa: E402  as above
from tests.ui.desk import SUPPORT  # noqa: E402
from tests.ui.faults import MANY, STATES  # noqa: E402

ODD = {
    "1080": Panel(1920, 1080, 141, offscreen=True),
    "600": Panel(1024, 600, 170, offscreen=True),
    "desk": Panel(1920, 1080, 92, offscreen=True),
}


def _refuse() -> None:
    raise PermissionError


AFTER: dict[str, Callable[[], None]] = {"restarting": lambda: None, "not-restarted": _refuse}
"""States after „Restartēt“, and what that does."""


def main(names: list[str], out: Path = Path("build/gallery")) -> None:
    """Write one PNG per state, panel and language."""
    from kiosk.ui.i18n import tr
    from kiosk.ui.robot import Robot
    from kiosk.ui.theme import Theme

    for panel_name, panel in {**PANELS, **ODD}.items():
        Theme(panel).install()
        for name in names or [*STATES, *AFTER]:
            robot = Robot(_app(name), panel)
            if name in AFTER:
                robot.tap("restart")
                robot.app.root.children[0].ids.progress.late = True
            for language in ("lv", "ru", "en"):
                tr.lang = language
                robot.frames(3)
                robot.screenshot(out / f"fault-{name}-{panel_name}-{language}.png")
            robot.close()


def _app(name: str) -> Any:
    from kiosk.ui.fault_app import FaultApp

    support = SUPPORT if name in {"many", "storage-damaged", "not-restarted"} else None
    restart = AFTER.get(name, lambda: None)
    return FaultApp(STATES.get(name, MANY), restart, support=lambda: support, version="0.1.0")


if __name__ == "__main__":
    main(sys.argv[1:])
