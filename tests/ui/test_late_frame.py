"""The picture once more after each burst of drawing: counted in swaps of a real window."""

import gc
import weakref
from collections.abc import Callable, Iterator
from typing import Any

import pytest

KV = "BoxLayout:\n    Words:\n        id: words\n        text: 'a'\n"


class Swaps:
    """Counts the window's swaps, and notes what stood on the label at each."""

    def __init__(self, robot: Any) -> None:
        from kivy.core.window import Window

        self.words = robot.app.root.ids.words
        self.shown: list[str] = []
        self._note = lambda *_: self.shown.append(self.words.text)
        Window.bind(on_flip=self._note)

    def close(self) -> None:
        from kivy.core.window import Window

        Window.unbind(on_flip=self._note)


@pytest.fixture
def late(stage: Callable[..., Any]) -> Iterator[tuple[Any, Swaps, Any]]:
    """A robot before a label, a count of swaps, and what is tested, all at rest."""
    from kiosk.ui.late_frame import LateFrame

    robot = stage(KV)
    robot.frames(5)
    swaps, frame = Swaps(robot), LateFrame()
    frame.start()
    yield robot, swaps, frame
    frame.stop()
    swaps.close()


def test_one_change_is_swapped_twice_and_then_nothing(late: Any) -> None:
    robot, swaps, _ = late

    swaps.words.text = "b"
    robot.frames(20)

    assert swaps.shown == ["b", "b"]


def test_a_burst_is_not_doubled_but_followed_by_one_swap(late: Any) -> None:
    robot, swaps, frame = late

    for at in range(10):
        swaps.words.text = f"frame {at}"
        robot.frames()
    robot.frames(20)

    assert swaps.shown == [*(f"frame {at}" for at in range(10)), "frame 9"]
    assert frame.repeats == 1


def test_an_animation_is_not_doubled_but_followed_by_one_swap(late: Any) -> None:
    from kivy.clock import Clock

    robot, swaps, frame = late
    ticks: list[str] = []

    def animate(_: float) -> bool:
        ticks.append(str(len(ticks)))
        swaps.words.text = ticks[-1]
        return len(ticks) < 10

    Clock.schedule_interval(animate, 0)
    robot.frames(30)

    assert swaps.shown == [*ticks, ticks[-1]]
    assert frame.repeats == 1


def test_every_burst_has_its_own_last_swap(late: Any) -> None:
    robot, swaps, frame = late

    for word in ("b", "c", "d"):
        swaps.words.text = word
        robot.frames(5)

    assert swaps.shown == ["b", "b", "c", "c", "d", "d"]
    assert frame.repeats == 3


def test_an_idle_window_is_not_swapped(late: Any) -> None:
    robot, swaps, _ = late

    robot.frames(50)

    assert swaps.shown == []


def test_what_changes_during_the_last_swap_is_swapped_twice_as_well(late: Any) -> None:
    """A change at the end of the frame in which the picture is drawn once more."""
    from kivy.clock import Clock

    robot, swaps, frame = late
    swaps.words.text = "b"
    robot.frames()

    def late_change(_: float) -> None:
        swaps.words.text = "c"

    Clock.schedule_once(lambda _: Clock.schedule_once(late_change, -1), 0)
    robot.frames(20)

    assert swaps.shown[-2:] == ["c", "c"]
    assert frame.repeats == 2, "once for each of the two pictures"


def test_nobody_has_to_hold_it(stage: Callable[..., Any]) -> None:
    from kiosk.ui.late_frame import LateFrame

    robot = stage(KV)
    robot.frames(5)
    swaps = Swaps(robot)
    frame = LateFrame()
    frame.start()
    known = weakref.ref(frame)
    del frame
    gc.collect()

    swaps.words.text = "b"
    robot.frames(20)
    swaps.close()

    assert swaps.shown == ["b", "b"]
    left = known()
    assert left is not None
    left.stop()


def test_without_it_a_change_is_swapped_once(stage: Callable[..., Any]) -> None:
    robot = stage(KV)
    robot.frames(5)
    swaps = Swaps(robot)

    swaps.words.text = "b"
    robot.frames(20)
    swaps.close()

    assert swaps.shown == ["b"]
