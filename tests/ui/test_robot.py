"""The robot can do only what a finger could."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.ui.environment import Panel, prepare

PAGE = """
FloatLayout:
    SecondaryButton:
        id: behind
        text: 'Aizmugurē'
        pos_hint: {'x': 0, 'top': 1}
        size_hint_x: .4
    SecondaryButton:
        id: ghost
        text: 'Neredzama'
        opacity: 0
        pos_hint: {'x': .5, 'top': 1}
        size_hint_x: .4
    SecondaryButton:
        id: off
        text: 'Aiz malas'
        size_hint_x: .4
        pos: self.parent.width, 0
    SecondaryButton:
        id: numb
        text: 'Atslēgta'
        disabled: True
        pos_hint: {'x': 0, 'y': 0}
        size_hint_x: .4
    SecondaryButton:
        id: free
        text: 'Brīva'
        icon: 'check'
        pos_hint: {'x': .5, 'y': 0}
        size_hint_x: .4
    Card:
        id: cover
        size_hint: .45, .4
        pos_hint: {'x': 0, 'top': 1}
"""


@pytest.fixture
def taps() -> list[str]:
    return []


@pytest.fixture
def robot(stage: Callable[..., Any], panel: Panel, taps: list[str]) -> Any:
    robot = stage(PAGE, panel)
    for name in ("behind", "ghost", "off", "numb", "free"):
        robot.app.root.ids[name].bind(on_tap=lambda _, name=name: taps.append(name))
    return robot


def test_it_taps_what_a_person_can_tap(robot: Any, taps: list[str]) -> None:
    robot.tap("free")
    robot.tap("Brīva")

    assert taps == ["free", "free"]


@pytest.mark.parametrize(
    ("name", "why"),
    [("behind", "covered"), ("numb", "disabled"), ("off", "off the window")],
)
def test_it_refuses_what_a_person_cannot_tap(robot: Any, taps: list[str], name: str, why: str) -> None:
    from kiosk.ui.robot import CannotTapError

    with pytest.raises(CannotTapError, match=why):
        robot.tap(name)
    assert taps == []


def test_it_does_not_see_what_is_invisible(robot: Any) -> None:
    from kiosk.ui.robot import CannotTapError, NotSeenError

    assert not robot.sees("Neredzama")
    with pytest.raises(NotSeenError, match="Neredzama"):
        robot.tap("Neredzama")
    with pytest.raises(CannotTapError, match="not visible"):
        robot.tap(robot.app.root.ids.ghost.__self__)


def test_it_waits_for_a_condition_and_says_what_it_saw_instead(robot: Any) -> None:
    assert robot.until(lambda: "ja", timeout=5) == "ja"
    with pytest.raises(TimeoutError, match="Brīva"):
        robot.until(lambda: False, timeout=0.05)


def test_a_picture_is_what_the_window_shows(robot: Any, panel: Panel, tmp_path: Path) -> None:
    from kivy.core.image import Image

    from kiosk.ui import tokens

    robot.screenshot(tmp_path / "shots" / "1.png")
    picture = Image(str(tmp_path / "shots" / "1.png"), keep_data=True)

    assert picture.size == (panel.width, panel.height)
    ground = picture.read_pixel(panel.width // 2, panel.height // 2)
    assert [round(part, 2) for part in ground[:3]] == [round(part, 2) for part in tokens.GROUND[:3]]


def test_a_finger_that_slides_off_a_button_does_not_press_it(robot: Any, taps: list[str]) -> None:
    robot.drag("free", dy=robot.find("free").height * 2)

    assert taps == []


def test_two_fingers_on_one_button_are_one_tap(robot: Any, taps: list[str]) -> None:
    from kiosk.ui.finger import Finger

    x, y = robot.find("free").center
    first, second = Finger(robot._glass, x, y), Finger(robot._glass, x + 5, y)
    for move in (first.down, second.down, first.up, second.up):
        move()
        robot.frames()

    assert taps == ["free"]


def test_the_window_cannot_be_prepared_after_it_exists(robot: Any, panel: Panel) -> None:
    with pytest.raises(RuntimeError, match="before its environment"):
        prepare(panel)
