"""A USB boot keyboard's reports: eight bytes of modifiers and keys, and the kernel's codes for them. Pure."""

from dataclasses import dataclass

# The kernel's key code for each usage of the HID keyboard page (drivers/hid/hid-input.c, hid_keyboard).
_LETTERS = (
    30,
    48,
    46,
    32,
    18,
    33,
    34,
    35,
    23,
    36,
    37,
    38,
    50,
    49,
    24,
    25,
    16,
    19,
    31,
    20,
    22,
    47,
    17,
    45,
    21,
    44,
)
_DIGITS_AND_SIGNS = (*range(2, 12), 28, 1, 14, 15, 57, 12, 13, 26, 27, 43, 43, 39, 40, 41, 51, 52, 53, 58)
_FUNCTIONS = (*range(59, 69), 87, 88, 99, 70, 119, 110, 102, 104, 111, 107, 109, 106, 105, 108, 103)
_KEYPAD = (69, 98, 55, 74, 78, 96, 79, 80, 81, 75, 76, 77, 71, 72, 73, 82, 83, 86, 127)
_MODIFIERS = (29, 42, 56, 125, 97, 54, 100, 126)
_FIRST_KEY, _FIRST_MODIFIER = 0x04, 0xE0

USAGES: dict[int, int] = dict(
    enumerate((*_LETTERS, *_DIGITS_AND_SIGNS, *_FUNCTIONS, *_KEYPAD), start=_FIRST_KEY)
) | dict(enumerate(_MODIFIERS, start=_FIRST_MODIFIER))
"""Usage -> key code."""

_KEYS: dict[int, int] = {code: usage for usage, code in reversed(USAGES.items())}

LEFT_CTRL, LEFT_SHIFT, LEFT_ALT, RIGHT_SHIFT, ALTGR = 0x01, 0x02, 0x04, 0x20, 0x40
"""Bits of a report's first byte."""
CAPS_LOCK = 0x02
"""The bit of the LED report."""
NOTHING = bytes(8)
"""The report with no key down."""


@dataclass(frozen=True, slots=True)
class Press:
    """A key pressed while modifiers are down.

    Attributes:
        key: the kernel's code of the key, or None where only modifiers are let go.
        modifiers: the report's first byte.
        holds: the modifiers that stay down after the key is let go.
    """

    key: int | None
    modifiers: int = 0
    holds: int = 0

    def reports(self) -> tuple[bytes, ...]:
        """Give the report of the key pressed, and of the key let go."""
        pressed = () if self.key is None else (report(self.modifiers, self.key),)
        return (*pressed, report(self.holds))


def report(modifiers: int, *keys: int) -> bytes:
    """Give the report with these keys down, by the kernel's codes."""
    return bytes((modifiers, 0, *(_KEYS[key] for key in keys))).ljust(8, b"\0")


def usages(keys: bytes) -> list[int]:
    """Give the usages that are down in a report, modifiers first as the kernel looks at them."""
    modifiers = [_FIRST_MODIFIER + bit for bit in range(8) if keys[0] >> bit & 1]
    return modifiers + [usage for usage in keys[2:] if usage]
