"""Types on the keys that are on the glass, the way a person looks for them."""

from typing import TYPE_CHECKING

from kivy.uix.widget import Widget

from kiosk.ui import sight
from kiosk.ui.widgets.keyboard import Key, Keyboard
from kiosk.ui.widgets.keyboard_layouts import LAYOUTS, where

if TYPE_CHECKING:
    from kiosk.ui.robot import Robot


def type_on_keys(robot: "Robot", text: str) -> None:
    """Tap the key of every character of `text`; changes sheet and shift by their keys.

    Raises:
        AssertionError: no key in sight types a character.
    """
    for character in text:
        keyboard = _keyboard()
        if keyboard is not None:
            _prepare(robot, keyboard, character)
        robot.tap(_key("space" if character == " " and keyboard is not None else character.lower()))


def tap_key(robot: "Robot", name: str) -> None:
    """Tap the key of that name: `enter`, `backspace`, `clear`, `shift`."""
    robot.tap(_key(name))


def _keyboard() -> Keyboard | None:
    return next((widget for widget in sight.on_screen() if isinstance(widget, Keyboard)), None)


def _prepare(robot: "Robot", keyboard: Keyboard, character: str) -> None:
    place = ("letters", False) if character == " " else where(LAYOUTS[keyboard.layout], character)
    assert place is not None, f"no key types {character!r}"  # noqa: S101  a robot fails like a test
    sheet, shifted = place
    if character != " " and keyboard.sheet != sheet:
        robot.tap(_key(sheet if _has(sheet) else "letters"))
        if keyboard.sheet != sheet:
            robot.tap(_key(sheet))
    while character != " " and (keyboard.shift != "off") != shifted:
        robot.tap(_key("shift"))


def _has(name: str) -> bool:
    return any(isinstance(widget, Key) and widget.key == name for widget in sight.on_screen())


def _key(name: str) -> Widget:
    for widget in sight.on_screen():
        if isinstance(widget, Key) and widget.key == name:
            return widget
    raise AssertionError(f"no key {name!r} in sight")
