"""Which keys of a US keyboard make a character, by QEMU's names for them (`QKeyCode`)."""

from dataclasses import dataclass

_PLAIN = {
    " ": "spc",
    "-": "minus",
    "=": "equal",
    "[": "bracket_left",
    "]": "bracket_right",
    ";": "semicolon",
    "'": "apostrophe",
    "`": "grave_accent",
    "\\": "backslash",
    ",": "comma",
    ".": "dot",
    "/": "slash",
    "\r": "ret",
}
_PLAIN |= {character: character for character in "abcdefghijklmnopqrstuvwxyz0123456789"}
_SHIFTED = dict(zip('!@#$%^&*()_+{}:"~|<>?', "1234567890-=[];'`\\,./", strict=True))


@dataclass(frozen=True, slots=True)
class Stroke:
    """One change of one key."""

    key: str
    down: bool


def strokes(character: str) -> list[Stroke]:
    """Give the changes of keys that type a character as a reader does: shift anew for each one.

    Raises:
        KeyError: a US keyboard does not have it.
    """
    base = _SHIFTED.get(character, character.lower())
    tapped = [Stroke(_PLAIN[base], down=True), Stroke(_PLAIN[base], down=False)]
    if base == character:
        return tapped
    return [Stroke("shift", down=True), *tapped, Stroke("shift", down=False)]
