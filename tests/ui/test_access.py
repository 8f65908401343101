"""Large text, high contrast, one hand: chosen in the bar, worn by every screen, gone with the operator."""

from collections.abc import Callable
from typing import Any

import pytest

from kiosk.domain.operator import Operator, Role
from kiosk.flow import events, places
from kiosk.ui import tokens
from kiosk.ui.environment import Panel
from kiosk.ui.themes import HIGH_CONTRAST, LARGE_TEXT, Look
from tests.ui.clinic import at_work, bill_of
from tests.ui.conftest import PANELS
from tests.ui.desk import Desk, open_desk
from tests.ui.visits import CODES, identifying

WORK = at_work(bill=bill_of(*CODES))


@pytest.fixture
def desk(start: Callable[..., Any]) -> Callable[..., Desk]:
    """`desk(kiosk, panel)` opens a kiosk."""

    def begin(kiosk: Any = WORK, on: Panel = PANELS["10in"], **options: Any) -> Desk:
        return open_desk(start, kiosk, on, **options)

    return begin


def choose(at: Desk, aid: str) -> None:
    at.robot.tap("access")
    at.robot.tap(aid)
    at.robot.frames(3)


def test_large_text_and_high_contrast_are_worn_at_once_and_taken_off_again(
    desk: Callable[..., Desk], panel: Panel
) -> None:
    from kivy.metrics import dp

    at = desk(on=panel)
    assert at.robot.find("Grupas").font_size == dp(tokens.TEXT_LARGE)
    choose(at, "large")
    assert at.robot.find("Grupas").font_size == dp(LARGE_TEXT["text_large"])
    choose(at, "contrast")
    assert tuple(at.robot.find("policy").rest) == HIGH_CONTRAST["brand"]
    choose(at, "large")
    choose(at, "contrast")
    assert tuple(at.robot.find("policy").rest) == tokens.BRAND
    assert at.robot.find("Grupas").font_size == dp(tokens.TEXT_LARGE)


def test_what_the_flow_knows_stays_when_the_look_changes(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(identifying(code="3200001000"), panel)
    choose(at, "large")
    at.robot.type("3")
    assert isinstance(at.kiosk.place, places.Identify)
    assert at.kiosk.place.code == "32000010003"
    assert at.robot.find("code").text == "32000010003"


def test_the_next_operator_finds_the_usual_look(desk: Callable[..., Desk]) -> None:
    from kiosk.ui.theme import present

    at = desk(at_work())
    choose(at, "contrast")
    at.robot.tap("log_out")
    at.robot.frames(2)
    assert present() == Look()
    assert at.robot.find("user")


def test_a_colleague_who_takes_over_at_the_lock_finds_it_too(desk: Callable[..., Desk]) -> None:
    from kiosk.ui.theme import present

    at = desk(at_work())
    choose(at, "contrast")
    at.show(at_work(operator=Operator("op-2", "Ilze Piemēra", Role.RECEPTIONIST)))
    assert present() == Look()


def test_the_screen_is_locked_from_the_same_menu(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(on=panel)
    choose(at, "lock")
    assert at.robot.find("unlock")
    at.robot.tap("access")
    assert not at.robot.sees("Bloķēt ekrānu")


def test_the_menu_folds_with_a_tap_beside_it(desk: Callable[..., Desk]) -> None:
    at = desk()
    at.robot.tap("access")
    at.robot.tap_at(10, 10)
    assert not at.robot.sees("Lielāki burti")
    assert at.events == []


def test_only_a_high_panel_has_its_upper_part_pulled_down(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(on=panel)
    at.robot.tap("access")
    assert at.robot.sees("Visu zemāk") == (panel == PANELS["portrait"])


def test_everything_comes_into_reach_of_one_hand(desk: Callable[..., Desk]) -> None:
    panel = PANELS["portrait"]
    at = desk(on=panel)
    choose(at, "low")
    before = at.robot.find("help").to_window(0, at.robot.find("help").center_y)[1]
    at.robot.tap("handle")
    at.robot.frames(2)
    help_at = at.robot.find("help").to_window(0, at.robot.find("help").center_y)[1]
    assert before > panel.height * 0.9
    assert help_at < panel.height * 0.55
    at.robot.tap("help")
    assert at.events == [events.HelpTapped()]
    assert at.robot.find("close").to_window(0, at.robot.find("close").y)[1] > 0, "a new screen stands whole"
    at.robot.tap("handle")
    at.robot.tap("handle")
    at.robot.tap("close")
    assert at.events[-1] == events.HelpClosed()
    at.robot.tap("access")
    row = at.robot.find("low")
    assert row.to_window(0, row.top)[1] < panel.height * 0.55
