"""Which keys a wedge presses for a text. Pure."""

from dataclasses import replace

from hw.emulator.readers.boot_keyboard import ALTGR, LEFT_ALT, LEFT_CTRL, LEFT_SHIFT, RIGHT_SHIFT, Press
from hw.emulator.readers.typing import Typing
from hw.reader.wedge.layouts import Stroke, layout

_KEYPAD = (82, 79, 80, 81, 75, 76, 77, 71, 72, 73)  # key codes by digit
_ENTER, _TAB = 28, 15
_FIRST_PRINTABLE, _CONTROL_LETTERS = 0x20, 0x60


class Fingers:
    """Presses keys.

    Args:
        typing: how.
        caps_lock: whether caps lock is on.
    """

    def __init__(self, typing: Typing, *, caps_lock: bool) -> None:
        self._typing = typing
        self._strokes = layout(typing.layout).strokes
        self._shift = RIGHT_SHIFT if typing.shift == "right" else LEFT_SHIFT
        self._turns_case = caps_lock and not typing.ignores_caps

    def presses(self, text: str) -> list[list[Press]]:
        """Give the keys that are pressed for each character."""
        found = [self._character(character) for character in text]
        return _held(found) if self._typing.holds_shift else found

    def _character(self, character: str) -> list[Press]:
        code = ord(character)
        if code < _FIRST_PRINTABLE:
            return self._control(code)
        if self._typing.alt_keypad:
            digits = [Press(_KEYPAD[int(digit)], LEFT_ALT, LEFT_ALT) for digit in f"{code:03}"]
            return [*digits, Press(None)]
        strokes = self._strokes[code]
        return [self._press(stroke, letter=character.isalpha()) for stroke in strokes]

    def _press(self, stroke: Stroke, *, letter: bool) -> Press:
        shift = stroke.shift != (self._turns_case and letter)
        return Press(stroke.key, self._shift * shift | ALTGR * stroke.altgr)

    def _control(self, code: int) -> list[Press]:
        """Give the key of its own that a control character has, or the letter that makes it with Ctrl."""
        own = {0x0D: _ENTER, 0x09: _TAB}.get(code)
        if own is not None and self._typing.terminator != "ctrl-m":
            return [Press(own)]
        (stroke,) = self._strokes[code + _CONTROL_LETTERS]
        return [Press(stroke.key, LEFT_CTRL)]


def _held(presses: list[list[Press]]) -> list[list[Press]]:
    """Leave shift down from one key to the next where both need it."""
    found: list[list[Press]] = []
    following = 0
    for character in reversed(presses):
        found.insert(0, [])
        for press in reversed(character):
            holds = press.modifiers & following & (LEFT_SHIFT | RIGHT_SHIFT)
            found[0].insert(0, replace(press, holds=holds | press.holds))
            following = press.modifiers
    return found
