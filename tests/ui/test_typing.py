"""Typing: on the glass and on a keyboard that is plugged in."""

import string
from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from kiosk.ui.environment import Panel
from tests.ui.conftest import PANELS

LATVIAN = "aābcčdeēfgģhiījkķlļmnņoprsštuūvzž"
PRINTABLE = "".join(chr(code) for code in range(0x20, 0x7F))
RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
PAGE = """
BoxLayout:
    orientation: 'vertical'
    TextField:
        id: field
        focused: True
        limit: 400
    TextField:
        id: password
        secret: True
    Widget:
    Keyboard:
        id: keyboard
        target: field
"""
CODE = """
BoxLayout:
    orientation: 'vertical'
    TextField:
        id: code
        code: True
    NumPad:
        target: code
"""
ENTER, BACKSPACE, TAB = 13, 8, 9


def press_key(code: int, text: str = "") -> None:
    """Press a key of the plugged-in keyboard, as the window reports it."""
    from kivy.core.window import Window

    Window.dispatch("on_key_down", code, 0, text, [])
    if text:
        Window.dispatch("on_textinput", text)
    Window.dispatch("on_key_up", code, 0)


@pytest.mark.parametrize(("card", "typed"), [(None, "ab"), (0, "")])
def test_on_the_appliance_no_plugged_in_keyboard_types(
    stage: Callable[..., Any], card: int | None, typed: str
) -> None:
    """A card reader that nobody has recognised is a keyboard, and types the card."""
    robot = stage(PAGE, replace(PANELS["10in"], card=card))
    entered: list[str] = []
    field = robot.find("field")
    field.bind(on_enter=lambda *_: entered.append(field.text))
    robot.tap("field")

    for letter in "ab":
        press_key(ord(letter), letter)
    press_key(ENTER)

    assert field.text == typed
    assert entered == [typed] * (card is None)


def test_on_the_appliance_the_caret_stands_in_one_field(stage: Callable[..., Any]) -> None:
    two = "BoxLayout:\n    TextField:\n        id: one\n    TextField:\n        id: two\n"
    robot = stage(two, replace(PANELS["10in"], card=0))

    robot.tap("one")
    robot.tap("two")

    assert [robot.find(name).focused for name in ("one", "two")] == [False, True]


def test_there_are_33_latvian_letters() -> None:
    assert len(LATVIAN) == len(set(LATVIAN)) == 33


@pytest.mark.parametrize("text", [LATVIAN, LATVIAN.upper(), PRINTABLE, RUSSIAN + RUSSIAN.upper()])
@pytest.mark.parametrize("name", ["7in", "portrait"])
def test_every_letter_and_sign_can_be_typed_on_the_glass(
    stage: Callable[..., Any], name: str, text: str
) -> None:
    robot = stage(PAGE, PANELS[name])

    robot.type(text)

    assert robot.find("field").text == text


def test_shift_is_for_one_letter_and_twice_for_many(stage: Callable[..., Any]) -> None:
    from kiosk.ui.typing_robot import tap_key

    robot = stage(PAGE)

    for key in ("shift", "a", "b", "shift", "shift", "c", "d", "1", "shift", "e"):
        tap_key(robot, key)

    assert robot.find("field").text == "AbCD1e"


def test_the_keys_show_what_they_type(stage: Callable[..., Any]) -> None:
    from kiosk.ui.typing_robot import tap_key

    robot = stage(PAGE)
    assert robot.sees("ž")

    tap_key(robot, "shift")

    assert robot.sees("Ž")
    assert not robot.sees("ž")


def test_backspace_takes_the_last_character_and_enter_is_reported(stage: Callable[..., Any]) -> None:
    from kiosk.ui.typing_robot import tap_key

    robot = stage(PAGE)
    entered: list[str] = []
    field = robot.find("field")
    field.bind(on_enter=lambda one: entered.append(one.text))

    robot.type("ābols")
    tap_key(robot, "backspace")
    tap_key(robot, "enter")

    assert entered == ["ābol"]


def test_a_plugged_in_keyboard_types_into_the_field_with_the_caret(stage: Callable[..., Any]) -> None:
    robot = stage(PAGE)
    robot.frames(2)
    entered: list[str] = []
    robot.find("field").bind(on_enter=lambda one: entered.append(one.text))

    for letter in "Ķirši":
        press_key(ord(letter), letter)
    press_key(BACKSPACE)
    press_key(ENTER)

    assert entered == ["Ķirš"]


def test_the_caret_and_the_keyboard_follow_the_finger(stage: Callable[..., Any], panel: Panel) -> None:
    robot = stage(PAGE, panel)

    robot.tap("password")
    press_key(ord("x"), "x")

    assert (robot.find("field").focused, robot.find("password").focused) == (False, True)
    assert (robot.find("field").text, robot.find("password").text) == ("", "x")


def test_a_field_that_left_the_glass_takes_no_more_keys(stage: Callable[..., Any]) -> None:
    from kivy.core.window import Window

    robot = stage(PAGE)
    field = robot.find("field")

    Window.release_all_keyboards()
    press_key(ord("x"), "x")

    assert (field.text, field.focused) == ("", False)


def test_a_password_is_dots_until_it_is_revealed(stage: Callable[..., Any], panel: Panel) -> None:
    robot = stage(PAGE, panel)
    password = robot.find("password")
    password.text = "Ķirsis-7"
    robot.frames()
    assert robot.sees("••••••••")
    assert "Ķirsis-7" not in [getattr(label, "text", "") for label in password.children]

    robot.tap("reveal")

    assert robot.sees("Ķirsis-7")


def test_a_long_text_keeps_its_end_and_the_caret_in_sight(stage: Callable[..., Any], panel: Panel) -> None:
    robot = stage(PAGE, panel)
    field = robot.find("field")

    field.text = "garš teksts " * 20 + "beigas"
    robot.frames()

    assert field.shown.endswith("beigas")
    assert field.caret_x < field.width - 40


def test_a_personal_code_is_eleven_digits_grouped_by_six_and_five(
    stage: Callable[..., Any], panel: Panel
) -> None:
    robot = stage(CODE, panel)

    robot.type("320000100039999")

    assert robot.find("code").text == "32000010003"
    assert robot.sees("320000-10003")


def test_the_number_pad_erases_one_digit_or_all(stage: Callable[..., Any], panel: Panel) -> None:
    robot = stage(CODE, panel)
    robot.type("123")

    robot.tap("key_backspace")
    assert robot.find("code").text == "12"

    robot.tap("Notīrīt")
    assert robot.find("code").text == ""


def test_letters_do_not_get_into_a_personal_code(stage: Callable[..., Any]) -> None:
    robot = stage(CODE)
    robot.tap("code")

    for letter in "3a2-0":
        press_key(ord(letter), letter)

    assert robot.find("code").text == "320"


@pytest.mark.parametrize("layout", ["wide", "narrow", "find", "find-narrow"])
def test_a_sheet_has_no_key_twice_and_rows_of_one_width(layout: str) -> None:
    from kiosk.ui.widgets.keyboard_layouts import LAYOUTS, SPECIAL

    for sheet in LAYOUTS[layout].values():
        keys = [place.key for row in sheet for place in row]
        assert len(keys) == len(set(keys))
        assert {key for key in keys if len(key) > 1} <= SPECIAL
        assert len({sum(place.columns for place in row) for row in sheet}) == 1
    assert len({len(sheet) for sheet in LAYOUTS[layout].values()}) == 1, (
        "no key moves away from under a finger"
    )


@pytest.mark.parametrize("layout", ["find", "find-narrow"])
def test_the_keyboard_for_searching_types_every_letter_without_diacritics_and_every_digit(
    layout: str,
) -> None:
    from kiosk.ui.widgets.keyboard_layouts import LAYOUTS, where

    for character in string.ascii_lowercase + string.digits + RUSSIAN + "-":
        assert where(LAYOUTS[layout], character), character


def test_the_letters_are_the_printable_ones() -> None:
    assert set(PRINTABLE) == set(string.printable) - set("\t\n\r\x0b\x0c")
