"""Lines of type one below the other, which may go on where others of their column have ended."""

from collections.abc import Sequence

from msgspec import Struct

from kiosk.voucher import fonts
from kiosk.voucher.fonts import Style
from kiosk.voucher.pen import INK, Colour, Pen


class Text(Struct, frozen=True):
    """One line of a column, in its style."""

    text: str
    style: Style
    ink: Colour = INK


def cell(text: str, style: Style, room: float, ink: Colour = INK) -> list[Text]:
    """Return a text in as many lines as it needs; an empty one needs none."""
    return [Text(line, style, ink) for line in fonts.wrap(text, style, room)] if text else []


def column(pen: Pen, x: float, y: float, lines: Sequence[Text]) -> None:
    """Write lines below y."""
    for line in lines:
        pen.text(x, y + line.style.size, line.text, line.style, line.ink)
        y += line.style.leading


def height(lines: Sequence[Text]) -> float:
    """Return how high a column of lines is."""
    return sum(line.style.leading for line in lines)
