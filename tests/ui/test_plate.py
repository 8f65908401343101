"""A plate is drawn from the bottom up, and of what is clear nothing exists."""

from collections.abc import Callable
from typing import Any

CLEAR, RED, BLUE = (0, 0, 0, 0), (1, 0, 0, 1), (0, 0, 1, 1)


def drawn(plate: Any) -> list[tuple[float, ...]]:
    """The colours of what is drawn, from the bottom up, without those of nothing."""
    shades, images = parts(plate)
    return [tuple(shade.rgba) for shade, image in zip(shades, images, strict=True) if image.size[0] > 0]


def parts(plate: Any) -> tuple[list[Any], list[Any]]:
    """The colours and the pictures of a plate, as Kivy draws them one after another."""
    from kivy.graphics import BorderImage, Color

    all_parts = plate.canvas.before.children[0].children
    return tuple([one for one in all_parts if type(one) is kind] for kind in (Color, BorderImage))  # type: ignore[return-value]  # two kinds


def shown(stage: Callable[..., Any], **values: Any) -> tuple[Any, Any]:
    from kiosk.ui.widgets.plate import Plate

    robot = stage(lambda: Plate(size_hint=(None, None), size=(200, 100), **values))
    return robot, robot.app.root


def test_what_is_clear_is_not_there(stage: Callable[..., Any]) -> None:
    _, plate = shown(stage)
    assert parts(plate) == ([], [])


def test_a_ground_alone_is_one_picture(stage: Callable[..., Any]) -> None:
    _, plate = shown(stage, fill=RED)
    assert len(parts(plate)[1]) == 1
    assert drawn(plate) == [RED]


def test_what_comes_later_lies_where_it_belongs(stage: Callable[..., Any]) -> None:
    robot, plate = shown(stage, rim=BLUE)
    assert drawn(plate) == [BLUE]

    plate.fill, plate.raised = RED, True
    robot.frames(2)
    shadow, *rest = drawn(plate)
    assert 0 < shadow[3] < 1
    assert rest == [RED, BLUE]


def test_what_becomes_clear_is_seen_no_more(stage: Callable[..., Any]) -> None:
    robot, plate = shown(stage, fill=RED, rim=BLUE)
    plate.rim = CLEAR
    robot.frames(2)
    assert drawn(plate) == [RED]


def test_it_follows_its_place_and_size(stage: Callable[..., Any]) -> None:
    robot, plate = shown(stage, fill=RED, inset=10)
    plate.pos, plate.size = (30, 40), (300, 200)
    robot.frames(2)
    image = parts(plate)[1][0]
    assert tuple(image.pos) == (40, 50)
    assert tuple(image.size) == (280, 180)


def test_its_pixels_are_there(stage: Callable[..., Any]) -> None:
    from kivy.core.window import Window
    from kivy.graphics.opengl import GL_RGBA, GL_UNSIGNED_BYTE, glReadPixels

    from kiosk.ui import curtain

    robot, plate = shown(stage, rim=BLUE, rim_width=4)
    plate.fill = RED
    with curtain.opened():
        Window.canvas.ask_update()
        robot.frames(2)
        middle = glReadPixels(100, 50, 1, 1, GL_RGBA, GL_UNSIGNED_BYTE)
        edge = glReadPixels(100, 1, 1, 1, GL_RGBA, GL_UNSIGNED_BYTE)
        corner = glReadPixels(0, 0, 1, 1, GL_RGBA, GL_UNSIGNED_BYTE)
    assert tuple(middle[:3]) == (255, 0, 0)
    assert tuple(edge[:3]) == (0, 0, 255)
    assert tuple(corner[:3]) not in {(255, 0, 0), (0, 0, 255)}
