"""A window that is nowhere, the three panels, and a robot on each."""

import gc
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from kiosk.ui.environment import Panel, prepare
from tests.panels import PANELS as PANELS  # noqa: PLC0414  for those who take it with the window

prepare(PANELS["10in"])
# Every test builds and drops thousands of objects; going through them at each few doubles the time.
gc.set_threshold(1_000_000, 20, 20)
subprocess.run([sys.executable, Path(__file__).parents[2] / "scripts" / "locales"], check=True)


_BETWEEN_SWEEPS = 30
_tests = count(1)


@pytest.fixture(autouse=True)
def swept() -> None:
    """Collect what some tests have dropped, before the next begins; what is left is not looked at again."""
    from kivy.metrics import dispatch_pixel_scale

    if next(_tests) % _BETWEEN_SWEEPS == 0:
        gc.collect()
        dispatch_pixel_scale()  # lets go of what Kivy keeps of every widget there ever was
        gc.freeze()


@pytest.fixture(params=PANELS)
def panel(request: pytest.FixtureRequest) -> Panel:
    """Each reference panel in turn."""
    return PANELS[request.param]


@pytest.fixture
def start() -> Iterator[Callable[..., Any]]:
    """`start(app, panel)` runs an application and returns its robot; closed when the test ends."""
    from kivy.uix.recycleview import views

    from kiosk.ui.i18n import tr
    from kiosk.ui.robot import Robot
    from kiosk.ui.theme import Theme

    robots: list[Robot] = []

    def begin(app: Any, on: Panel = PANELS["10in"]) -> Robot:
        # Kivy keeps rows of lists for the next list, also those drawn for the last test's panel.
        views._cached_views.clear()
        views._cache_count = 0
        Theme(on).install()
        robots.append(Robot(app, on))
        return robots[-1]

    yield begin
    for robot in robots:
        robot.close()
    tr.lang = "lv"


@pytest.fixture
def stage(start: Callable[..., Any]) -> Callable[..., Any]:
    """`stage(build, panel)` shows one widget in the window; `build` is a function or kv text."""
    from kivy.app import App
    from kivy.lang import Builder

    from kiosk.ui import i18n, widgets  # noqa: F401  known to kv by being imported

    def show(build: Callable[[], Any] | str, on: Panel = PANELS["10in"]) -> Any:
        app = App()
        app.build = (lambda: Builder.load_string(build)) if isinstance(build, str) else build
        return start(app, on)

    return show
