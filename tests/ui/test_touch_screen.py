"""A finger as SDL tells of it where it draws on the card by itself: one tap, once, and only with our help."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.ui import sdl_fingers
from tests.ui.sdl_fingers import DOWN, MOTION, UP

KV = """
FloatLayout:
    Button:
        id: corner
        text: 'corner'
        size_hint: .5, .5
        pos_hint: {'x': 0, 'top': 1}
"""


@pytest.fixture
def taps(stage: Callable[..., Any]) -> Iterator[list[str]]:
    """What was tapped on a window with one button, top left."""
    from kivy.base import EventLoop
    from kivy.core.window.window_sdl2 import SDL2MotionEventProvider

    robot, seen = stage(KV), list[str]()
    # Kivy adds it once, when the window is made, and an application that ends takes it away.
    EventLoop.add_input_provider(SDL2MotionEventProvider("sdl", ""), auto_remove=True)
    robot.find("corner").bind(on_release=lambda button: seen.append(button.text))
    yield seen
    assert robot.app.root is not None


def finger(*events: tuple[int, int, float, float]) -> None:
    from kivy.base import EventLoop
    from kivy.core.window import Window

    for event in events:
        sdl_fingers.push(*event)
        Window.mainloop()
        EventLoop.idle()


def tap(number: int, x: float, y: float) -> None:
    finger((DOWN, number, x, y), (UP, number, x, y))


@pytest.fixture
def touch_screen() -> Iterator[None]:
    from kiosk.ui.touch_screen import TouchScreen

    screen = TouchScreen()
    screen.start()
    yield
    screen.stop()


def test_kivy_alone_drops_a_finger(taps: list[str]) -> None:
    tap(1, 0.2, 0.2)

    assert taps == []


@pytest.mark.usefixtures("touch_screen")
def test_a_finger_taps_once_where_it_is(taps: list[str]) -> None:
    tap(1, 0.2, 0.2)
    assert taps == ["corner"]
    tap(2, 0.8, 0.2)
    tap(3, 0.2, 0.8)
    assert taps == ["corner"]


@pytest.mark.usefixtures("touch_screen")
def test_a_finger_that_slides_off_the_button_taps_nothing(taps: list[str]) -> None:
    finger((DOWN, 1, 0.2, 0.2), (MOTION, 1, 0.8, 0.8), (UP, 1, 0.8, 0.8))

    assert taps == []


@pytest.mark.usefixtures("touch_screen")
def test_the_window_still_does_all_else(taps: list[str]) -> None:
    from kivy.core.window import Window

    assert Window._win._get_gl_size() == tuple(Window.system_size)
    tap(1, 0.2, 0.2)
    tap(1, 0.2, 0.2)
    assert taps == ["corner", "corner"]


def test_stopped_it_leaves_the_window_as_it_was() -> None:
    from kivy.core.window import Window

    from kiosk.ui.touch_screen import TouchScreen

    before, screen = Window._win, TouchScreen()
    screen.start()
    assert Window._win is screen
    screen.stop()
    assert Window._win is before
