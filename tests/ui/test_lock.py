"""The lock on the glass: the countdown, the password, another operator, and that nothing personal is left."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from kiosk.domain.transaction import State
from kiosk.flow import effects, events, places
from kiosk.flow.state import Kiosk, Watch
from kiosk.ui.environment import Panel
from tests.ui.clinic import OPERATOR, at_work, bill_of
from tests.ui.conftest import PANELS
from tests.ui.desk import Desk, open_desk
from tests.ui.visits import CODES, ID, NOW, identifying, looking_at, many, transaction_of

WATCH = Watch("w", NOW.seconds - 100, NOW.seconds + 20)
WORK = {
    "billing": at_work(bill=bill_of(*CODES), now=NOW),
    "identify": identifying(code="32000010003", armed=True),
    "statuses": looking_at(places.Statuses(ID), transaction_of(State.ADJUDICATED)),
    "reports": at_work(place=places.Reports(), transactions=many(9), now=NOW),
    "details": looking_at(places.Details(ID), transaction_of(State.CONFIRMED)),
    "unknown": looking_at(places.Unknown(ID), transaction_of(State.CONFIRM_UNKNOWN)),
}
PERSONAL = ("Paraugs", "320000", "10003", "4821", "96,40", "Anna", "Dr.", "konsultācija")


def locked(kiosk: Kiosk, **lock: Any) -> Kiosk:
    return replace(kiosk, lock=places.Locked(**lock))


@pytest.fixture
def desk(start: Callable[..., Any]) -> Callable[..., Desk]:
    """`desk(kiosk, panel)` opens a kiosk."""

    def begin(kiosk: Kiosk, on: Panel = PANELS["10in"], **options: Any) -> Desk:
        return open_desk(start, kiosk, on, **options)

    return begin


@pytest.mark.parametrize("work", WORK)
def test_nothing_personal_is_left_on_a_locked_screen(
    desk: Callable[..., Desk], panel: Panel, work: str
) -> None:
    at = desk(WORK[work], panel)
    at.show(locked(WORK[work]))
    said = " ".join(at.robot.texts())
    assert at.robot.find("unlock")
    assert [one for one in PERSONAL if one in said] == []
    assert OPERATOR.name not in said
    at.show(replace(locked(WORK[work]), help=True))
    assert [one for one in PERSONAL if one in " ".join(at.robot.texts()).replace("Ieva Paraugs", "")] == []


def test_the_password_opens_it(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(locked(WORK["identify"]), panel)
    assert at.robot.find("unlock").disabled
    at.robot.type("Paraugs-1")
    at.robot.tap("unlock")
    assert at.effects == [effects.Unlock("Paraugs-1")]
    assert at.robot.sees("Pārbauda paroli")
    at.dispatch(events.Unlocked())
    at.robot.frames(2)
    assert at.robot.find("code").text == "32000010003"


def test_what_was_typed_at_the_lock_is_gone_after_it(desk: Callable[..., Desk]) -> None:
    at = desk(locked(WORK["billing"]))
    at.robot.type("Paraugs-1")
    field = at.robot.find("password")
    at.show(WORK["billing"])
    assert field.text == ""


def test_a_wrong_password_is_typed_anew_when_its_time_has_come(
    desk: Callable[..., Desk], panel: Panel
) -> None:
    at = desk(locked(WORK["billing"]), panel)
    at.robot.type("x")
    at.robot.tap("unlock")
    at.dispatch(events.UnlockRefused())
    at.robot.frames(2)
    assert at.robot.sees("Parole nav pareiza")
    assert at.robot.find("password").text == ""
    at.robot.type("Paraugs-1")
    assert at.robot.find("unlock").disabled
    assert any("sekund" in text for text in at.robot.texts())
    at.robot.until(lambda: not at.robot.find("unlock").disabled)
    at.kiosk = replace(at.kiosk, now=replace(NOW, seconds=NOW.seconds + 3))
    at.robot.tap("unlock")
    assert at.effects[-1] == effects.Unlock("Paraugs-1")


def test_another_operator_logs_in_at_the_lock(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(locked(WORK["billing"]), panel)
    at.robot.tap("other")
    at.robot.type("ilze")
    at.robot.tap("password")
    at.robot.type("Cita-1")
    at.robot.tap("unlock")
    assert at.effects == [effects.LogIn("ilze", "Cita-1")]


def test_one_can_go_back_from_another_operator(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(locked(WORK["billing"], other=True), panel)
    at.robot.tap("other")
    at.robot.type("Paraugs-1")
    at.robot.tap("unlock")
    assert at.effects == [effects.Unlock("Paraugs-1")]


def test_the_countdown_goes_away_with_a_touch_that_does_nothing_else(
    desk: Callable[..., Desk], panel: Panel
) -> None:
    at = desk(replace(WORK["billing"], watch=WATCH), panel)
    seconds = at.robot.find("seconds")
    assert 18 <= int(seconds.text) <= 20
    at.robot.tap_at(panel.width * 0.9, panel.height * 0.1)
    at.robot.until(lambda: at.kiosk.watch is not None and at.kiosk.watch.locks_at is None)
    at.robot.frames(2)
    assert at.events == [events.Touched()]
    assert not at.robot.sees("Palikt")


def test_a_touch_in_the_very_last_moment_keeps_the_session(desk: Callable[..., Desk]) -> None:
    at = desk(replace(WORK["billing"], watch=WATCH))
    at.robot.tap("Palikt")
    at.robot.frames(2)
    assert at.events == [events.Touched()]


def test_the_countdown_counts_and_lies_over_a_question(desk: Callable[..., Desk]) -> None:
    at = desk(WORK["billing"])
    at.robot.tap("log_out")
    at.show(replace(WORK["billing"], watch=WATCH))
    at.robot.tap("Palikt")
    assert events.LogOutTapped() not in at.events
    at.robot.until(lambda: events.Touched() in at.events)


def test_a_key_is_a_sign_of_life_too(desk: Callable[..., Desk]) -> None:
    from kivy.core.window import Window

    at = desk(replace(WORK["billing"], watch=replace(WATCH, locks_at=None)))
    Window.dispatch("on_key_down", 97, 4, "a", [])
    at.robot.until(lambda: at.events == [events.Touched()])


def test_touches_are_told_of_once_in_a_while(desk: Callable[..., Desk]) -> None:
    at = desk(replace(WORK["reports"], watch=replace(WATCH, locks_at=None)))
    for _ in range(5):
        at.robot.tap_at(5, 5)
    at.robot.until(lambda: events.Touched() in at.events)
    assert at.events.count(events.Touched()) == 1
