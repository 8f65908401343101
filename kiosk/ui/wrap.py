"""Owns how a text breaks into lines of a given width: how many it takes, and where to cut it if too many."""

from functools import lru_cache

from kivy.core.text import Label as CoreLabel
from kivy.metrics import dp

from kiosk.ui import tokens


@lru_cache(maxsize=4096)
def lines(text: str, room: int, *, size: int = tokens.TEXT, bold: bool = False) -> tuple[str, ...]:
    """Return `text` in lines at most `room` pixels wide, broken between words.

    Args:
        text: one paragraph.
        room: pixels; a word that is wider stands alone on its line.
        size: of the type, in design pixels.
        bold: whether the type is bold.
    """
    label = CoreLabel(font_name="Roboto", font_size=dp(size), bold=bold)
    done: list[str] = []
    for word in text.split():
        longer = f"{done[-1]} {word}" if done else word
        if done and label.get_extents(longer)[0] <= room:
            done[-1] = longer
        else:
            done.append(word)
    return tuple(done)


def clamped(text: str, room: int, most: int, *, size: int = tokens.TEXT, bold: bool = False) -> str:
    """Return `text`, or as many of its words as fit into `most` lines, ended by „…“."""
    words = text.split()
    for kept in range(len(words), 0, -1):
        shown = " ".join(words[:kept]) + ("" if kept == len(words) else " …")
        if len(lines(shown, room, size=size, bold=bold)) <= most:
            return shown
    return text
