"""Owns how a text breaks into lines of a given width: how many it takes, and where to cut it if too many."""

from functools import lru_cache
from typing import Final

from kivy.core.text import Label as CoreLabel
from kivy.metrics import dp

from kiosk.ui.look import size as text_size

_LEAST_KEPT: Final = 4
"""A name cut shorter tells nobody anything."""


def lines(text: str, room: int, *, size: int | None = None, bold: bool = False) -> tuple[str, ...]:
    """Return `text` in lines at most `room` pixels wide, broken between words.

    Args:
        text: one paragraph.
        room: pixels; a word that is wider stands alone on its line.
        size: of the type, in design pixels; that of plain text unless given.
        bold: whether the type is bold.
    """
    return _broken(text, room, dp(size or text_size("text")), bold)


@lru_cache(maxsize=4096)
def _broken(text: str, room: int, font_size: float, bold: bool) -> tuple[str, ...]:
    label = CoreLabel(font_name="Roboto", font_size=font_size, bold=bold)
    done: list[str] = []
    for word in text.split():
        longer = f"{done[-1]} {word}" if done else word
        if done and label.get_extents(longer)[0] <= room:
            done[-1] = longer
        else:
            done.append(word)
    return tuple(done)


def fitted(text: str, room: int) -> str:
    """Return `text` with as much of its part before „ · “ as lets the whole be at most `room` pixels wide."""
    part, dot, rest = text.partition(" · ")
    for kept in range(len(part), _LEAST_KEPT, -1):
        shown = (part if kept == len(part) else f"{part[:kept].rstrip()}…") + dot + rest
        if width(shown, dp(text_size("text"))) <= room:
            return shown
    return f"{part[:_LEAST_KEPT]}…{dot}{rest}" if len(part) > _LEAST_KEPT else text


@lru_cache(maxsize=512)
def width(text: str, font_size: float, *, bold: bool = False) -> int:
    """Return how many pixels `text` takes on one line of `font_size` pixels. It is kept: no secrets."""
    label = CoreLabel(font_name="Roboto", font_size=font_size, bold=bold)
    return int(label.get_extents(text)[0]) if text else 0


def clamped(text: str, room: int, most: int, *, size: int | None = None, bold: bool = False) -> str:
    """Return `text`, or as many of its words as fit into `most` lines, ended by „…“."""
    words = text.split()
    for kept in range(len(words), 0, -1):
        shown = " ".join(words[:kept]) + ("" if kept == len(words) else " …")
        if len(lines(shown, room, size=size, bold=bold)) <= most:
            return shown
    return text
