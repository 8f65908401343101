"""Garbage is looked for once the kiosk has started, after a visit, and while nobody works."""

import gc
import weakref
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from msgspec.structs import replace

from kiosk.domain.transaction import State
from kiosk.flow.places import Billing, Done, Login
from kiosk.ui import garbage, stage
from tests.ui.clinic import at_work
from tests.ui.conftest import PANELS
from tests.ui.desk import Desk, open_desk
from tests.ui.visits import transaction_of


class Cycle:
    """Only looking for garbage takes it away."""

    def __init__(self) -> None:
        self.itself = self


def dropped() -> Callable[[], Cycle | None]:
    """Garbage; called, it is itself or no longer there."""
    return weakref.ref(Cycle())


@pytest.fixture
def desk(start: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A kiosk that was started as on the appliance."""
    monkeypatch.setattr(garbage, "_STARTED", 0.05)
    monkeypatch.setattr(garbage, "_WORTH", 0)
    done = transaction_of(State.CONFIRMED, "L-101", id="seen")
    at = open_desk(start, replace(at_work(), transactions={"seen": done}), PANELS["10in"])
    gc.disable()
    stage.set_stage(PANELS["10in"])
    at.robot.until(gc.isenabled, 5)
    gc.disable()  # what happens is what the kiosk does by itself
    yield at
    garbage._minding.clear()
    gc.unfreeze()
    gc.enable()


def test_what_the_start_has_made_is_left_alone(desk: Desk) -> None:
    del desk
    assert gc.get_freeze_count() > 0


def test_when_a_visit_is_over(desk: Desk) -> None:
    left = dropped()
    desk.show(replace(desk.kiosk, place=Billing()))
    desk.robot.frames(3)
    assert left() is not None, "nobody is to wait for it in the middle of work"
    desk.show(replace(desk.kiosk, place=Done("seen")))
    desk.robot.frames(3)
    assert left() is None


def test_the_outcome_is_on_the_glass_first(desk: Desk) -> None:
    from kivy.core.window import Window

    left = dropped()
    seen = list[bool]()
    desk.app.call_soon(lambda: desk.app.show(replace(desk.kiosk, place=Done("seen"))))
    Window.bind(on_draw=lambda *_: seen.append(left() is not None))
    Window.canvas.ask_update()
    desk.robot.frames(3)
    assert seen[0]
    assert left() is None


def test_after_a_visit_little_is_left_for_later(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(garbage, "_WORTH", 1000)
    left = dropped()
    desk.show(replace(desk.kiosk, place=Done("seen")))
    desk.robot.frames(3)
    assert left() is not None


def test_while_nobody_works_everything_is_looked_through(desk: Desk) -> None:
    left = dropped()
    gc.freeze()
    desk.show(replace(desk.kiosk, place=Done("seen")))
    desk.robot.frames(3)
    assert left() is not None, "that was put aside"
    desk.show(replace(desk.kiosk, place=Login()))
    desk.robot.frames(3)
    assert left() is None
    assert gc.get_freeze_count() > 0


def test_where_the_start_was_not_spared_it_python_looks_by_itself(
    start: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_desk(start, at_work(), PANELS["10in"])
    monkeypatch.setattr(gc, "collect", lambda: pytest.fail("that is Python's"))
    at.show(replace(at.kiosk, place=Login()))
    at.robot.frames(3)
