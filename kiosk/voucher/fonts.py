"""Roboto, embedded: which characters it has, how wide a text is, and where a line breaks."""

import unicodedata
from functools import cache
from pathlib import Path
from typing import Final

from msgspec import Struct
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FOLDER: Final = Path("/usr/share/fonts/truetype/roboto/unhinted/RobotoTTF")
REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"


class FontMissingError(Exception):
    """Roboto is not installed (Debian package fonts-roboto-unhinted)."""


class Style(Struct, frozen=True):
    """A way to write: the face's name, the size in points, and the distance from line to line."""

    face: str
    size: float

    @property
    def leading(self) -> float:
        """From one baseline to the next, in points."""
        return self.size * 1.28

    def sized(self, size: float) -> "Style":
        """Return the same face in another size."""
        return Style(self.face, size)


def regular(size: float) -> Style:
    """Return the face for reading."""
    return Style("Roboto-Regular", size)


def medium(size: float) -> Style:
    """Return the face for what must be found at a glance."""
    return Style("Roboto-Medium", size)


@cache
def _font(face: str) -> TTFont:
    file = FOLDER / f"{face}.ttf"
    if not file.is_file():
        raise FontMissingError(f"{file} is missing: install fonts-roboto-unhinted")
    font = TTFont(face, str(file))
    pdfmetrics.registerFont(font)
    return font


def loaded(style: Style) -> str:
    """Return the face's name after making sure that it is there.

    Raises:
        FontMissingError: its file is not.
    """
    return str(_font(style.face).fontName)


def printable(text: str, style: Style) -> str:
    """Return the text with every character that the face lacks replaced by a visible mark."""
    glyphs = _font(style.face).face.charToGlyph
    composed = unicodedata.normalize("NFC", text)
    return "".join(_printable(character, ord(character) in glyphs) for character in composed)


def _printable(character: str, known: bool) -> str:
    category = unicodedata.category(character)
    if character.isspace() and category != "Zs":
        return " "
    if category == "Cf" or unicodedata.name(character, "").startswith("VARIATION SELECTOR"):
        return ""  # joins or colours its neighbours, and is nothing to be seen itself
    return character if known and category != "Cc" else REPLACEMENT


def width(text: str, style: Style) -> float:
    """Return how wide a printable text is, in points."""
    return float(pdfmetrics.stringWidth(text, loaded(style), style.size))


def fitted(text: str, style: Style, room: float) -> Style:
    """Return the style, made smaller if the text would not fit on one line of that width."""
    needed = width(text, style)
    return style if needed <= room else style.sized(style.size * room / needed)


def wrap(text: str, style: Style, room: float) -> tuple[str, ...]:
    """Return the printable text in lines no wider than `room`; nothing of it is cut."""
    lines: list[str] = []
    for word in printable(text, style).split(" "):
        joined = f"{lines[-1]} {word}" if lines and lines[-1] else word
        if lines and width(joined, style) <= room:
            lines[-1] = joined
        else:
            lines += _pieces(word, style, room)
    return tuple(lines)


def beginning(text: str, style: Style, room: float, most: int) -> tuple[str, ...]:
    """Return the first `most` lines of a text that stands in full elsewhere; „…“ is for what is left out."""
    lines = wrap(text, style, room)
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while width(f"{last}…", style) > room:
        last = last[:-1]
    return (*lines[: most - 1], f"{last}…")


def _pieces(word: str, style: Style, room: float) -> list[str]:
    """Break a word that is wider than a whole line between its characters."""
    pieces = [""]
    for character in word:
        if pieces[-1] and width(pieces[-1] + character, style) > room:
            pieces.append("")
        pieces[-1] += character
    return pieces
