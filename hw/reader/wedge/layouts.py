"""What each key means in the keyboard layouts that readers can be set to; the data is in layouts.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from hw.service.settings import Layout

UNKNOWN = 0x7F  # in the place of a character that no card holds
_DATA = Path(__file__).with_name("layouts.toml")
_SPACE_KEY = 57


@dataclass(frozen=True, slots=True)
class Key:
    """One key at one level: the ASCII code it gives, and whether it is a dead key that waits for another."""

    character: int
    dead: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """A key pressed with its modifiers, for whoever types."""

    key: int
    shift: bool = False
    altgr: bool = False


@dataclass(frozen=True, slots=True)
class KeyboardLayout:
    """A layout.

    Attributes:
        levels: for no modifier, Shift, AltGr and both, what each key code gives.
        strokes: what to press for each ASCII code.
    """

    levels: tuple[Mapping[int, Key], ...]
    strokes: Mapping[int, tuple[Stroke, ...]]


@cache
def layout(name: Layout) -> KeyboardLayout:
    """Give a layout by its name."""
    rows = {int(key): signs for key, signs in tomllib.loads(_DATA.read_text(encoding="ascii"))[name].items()}
    levels = tuple(
        {key: _key(signs[level]) for key, signs in rows.items() if level < len(signs)} for level in range(4)
    )
    return KeyboardLayout(levels, _strokes(levels))


def _key(sign: str) -> Key:
    return Key(ord(sign[-1]), dead=len(sign) > 1) if sign else Key(UNKNOWN)


def _strokes(levels: tuple[Mapping[int, Key], ...]) -> dict[int, tuple[Stroke, ...]]:
    """Find the shortest way to each character, a living key before a dead one."""
    found: dict[int, tuple[Stroke, ...]] = {}
    for dead in (False, True):
        for level, keys in enumerate(levels):
            for code, key in keys.items():
                if key.dead == dead and key.character != UNKNOWN:
                    stroke = Stroke(code, shift=level in {1, 3}, altgr=level in {2, 3})
                    after = (Stroke(_SPACE_KEY),) if dead else ()
                    found.setdefault(key.character, (stroke, *after))
    return found
