"""One visit after another makes no widgets: what is on the glass takes the next one's values.

What is made anew for each visit stays until Python looks for garbage, and the kiosk grows with it.
"""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from kiosk.domain.transaction import State
from kiosk.flow import places
from kiosk.ui.environment import Panel
from tests.ui.clinic import at_work
from tests.ui.desk import Desk, open_desk
from tests.ui.visits import transaction_of

FIRST, SECOND = "first", "second"


BILLS = {FIRST: ("K-001", "L-101", "F-301", "K-003"), SECOND: ("L-101", "K-003", "K-001", "F-301")}


@pytest.fixture
def desk(start: Callable[..., Any], panel: Panel) -> Callable[[State, places.Place], Desk]:
    """A kiosk with two transactions in a state, at a place."""

    def begin(state: State, place: places.Place) -> Desk:
        known = {
            name: transaction_of(state, *codes, id=name, number=number)
            for number, (name, codes) in enumerate(BILLS.items(), start=1)
        }
        return open_desk(start, replace(at_work(), place=place, transactions=known), panel)

    return begin


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The kinds of all widgets that are made from now on."""
    from kivy.uix.widget import Widget

    kinds = list[str]()
    make = Widget.__init__

    def noted(self: Widget, **values: object) -> None:
        kinds.append(type(self).__name__)
        make(self, **values)

    monkeypatch.setattr(Widget, "__init__", noted)
    return kinds


@pytest.mark.parametrize(
    ("state", "place"),
    [
        (State.ADJUDICATED, places.Statuses),
        (State.CONFIRMED, places.Done),
        (State.CONFIRMED, places.Details),
        (State.CONFIRMED, places.Deleting),
        (State.CONFIRMED, lambda _: places.Billing()),
        (State.CONFIRMED, lambda _: places.Totals("2026-03-07")),
    ],
    ids=["statuses", "done", "details", "deleting", "billing", "totals"],
)
def test_the_second_visit_makes_no_widgets(
    desk: Callable[..., Desk], made: list[str], state: State, place: Callable[[str], places.Place]
) -> None:
    at = desk(state, place(FIRST))
    at.show(replace(at.kiosk, place=places.Reports()))
    made.clear()
    at.show(replace(at.kiosk, place=place(SECOND)))

    assert made == []


def test_the_keyboard_for_a_note_is_made_once_and_begins_with_small_letters(
    desk: Callable[..., Desk], made: list[str]
) -> None:
    from kiosk.ui.typing_robot import tap_key

    other = "Cits iemesls"
    at = desk(State.CONFIRMED, places.Deleting(FIRST))
    at.robot.tap(other)
    at.robot.frames(3)
    assert "Keyboard" in made
    tap_key(at.robot, "shift")
    at.show(replace(at.kiosk, place=places.Reports()))
    at.show(replace(at.kiosk, place=places.Deleting(SECOND)))
    made.clear()
    at.robot.tap(other)
    at.robot.frames(3)

    assert made == []
    assert at.robot.sees("q")
