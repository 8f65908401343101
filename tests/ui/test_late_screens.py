"""Screens are loaded when they are first shown, and all of them can be."""

import subprocess
import sys
from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from kiosk.flow.places import Billing, Login
from tests.ui.clinic import at_work
from tests.ui.conftest import PANELS
from tests.ui.desk import open_desk

_START = """
from kiosk.ui.environment import Panel, prepare
prepare(Panel(offscreen=True))
from kiosk.ui.stage import set_stage
set_stage(Panel(offscreen=True))
from kiosk.ui.app import KioskApp
from kiosk.ui.screens.table import HELP, SCREENS
import sys
print(*sys.modules)
"""


def test_nothing_is_loaded_for_being_in_the_table() -> None:
    done = subprocess.run([sys.executable, "-c", _START], capture_output=True, text=True, check=True)
    screens = {name for name in done.stdout.split() if name.startswith("kiosk.ui.screens.")}
    needed_by_the_failsafe = {"kiosk.ui.screens.support_card"}
    assert screens == {"kiosk.ui.screens.table"} | needed_by_the_failsafe


def test_every_entry_is_a_screen_of_its_own(start: Callable[..., Any]) -> None:
    from kiosk.ui.screen import KioskScreen
    from kiosk.ui.screens.table import HELP, SCREENS

    open_desk(start, at_work(), PANELS["10in"])  # kv files want a theme
    classes = [made.load() for made in (*SCREENS.values(), HELP)]
    assert all(issubclass(one, KioskScreen) for one in classes)
    assert len(set(classes)) == len(classes)


def test_a_screen_is_made_once_and_shown_again(start: Callable[..., Any]) -> None:
    at = open_desk(start, at_work(), PANELS["10in"])
    first = at.app.root.navigator.screen
    at.show(replace(at.kiosk, place=Login(), operator=None))
    assert at.app.root.navigator.screen is not first
    at.show(at_work(place=Billing()))
    assert at.app.root.navigator.screen is first


def test_what_a_touch_leads_to_is_done_before_the_next_picture(start: Callable[..., Any]) -> None:
    from kivy.core.window import Window

    from kiosk.ui.finger import Finger

    at = open_desk(start, at_work(), PANELS["10in"])
    done: list[str] = []

    def touched(*_: object) -> None:
        at.app.call_soon(lambda: done.append("done"))

    Window.bind(on_touch_down=touched, on_draw=lambda *_: done.append("drawn"))
    Window.canvas.ask_update()
    Finger(at.robot._glass, 5, 5).down()
    at.robot.frames(1)
    Window.unbind(on_touch_down=touched)
    assert done[:2] == ["done", "drawn"]
