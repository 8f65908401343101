"""The places of a table's three amounts: as narrow as their widest amount allows, and never cut."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from msgspec import Struct

from kiosk.voucher import fonts, words
from kiosk.voucher.block import Block
from kiosk.voucher.document import Amounts, Document
from kiosk.voucher.fonts import Style
from kiosk.voucher.pen import Colour, Pen

GAP: Final = 8.0
WIDEST: Final = 82.0  # of a column: room for a thousand millions
LABELS: Final = words.COLUMNS[2:]


class Columns(Struct, frozen=True):
    """Price, insurer's and patient's share, side by side.

    Attributes:
        right: where the last one ends, in points from the page's left edge.
        widths: of each, with the gap on its left.
    """

    right: float
    widths: tuple[float, ...]

    @property
    def left(self) -> float:
        """Where the first one begins."""
        return self.right - sum(self.widths)

    def over(self, room: float) -> "Columns":
        """Return the same columns with what is left of the room shared out among them."""
        more = (room - sum(self.widths)) / len(self.widths)
        return Columns(self.right, tuple(width + more for width in self.widths))

    def draw(self, pen: Pen, y: float, amounts: Amounts, style: Style, ink: Colour) -> None:
        """Write three amounts with their baseline at y, each smaller if it would not fit."""
        for end, width, amount in zip(self._ends(), self.widths, amounts, strict=True):
            pen.right(end, y, amount, fonts.fitted(amount, style, width - GAP / 2), ink)

    def head(self, style: Style, ink: Colour) -> Block:
        """Return the columns' names, two lines high."""

        def draw(pen: Pen, top: float) -> None:
            for end, label in zip(self._ends(), LABELS, strict=True):
                for above, line in enumerate(reversed(label.split(" "))):
                    pen.right(end, top + style.size + (1 - above) * style.leading, line, style, ink)

        return Block(2 * style.leading, draw)

    def _ends(self) -> list[float]:
        return [self.left + width for width in accumulate(self.widths)]


def columns(document: Document, right: float, row: Style, total: Style, label: Style) -> Columns:
    """Return columns each as wide as its widest amount, or the widest word of its name."""
    texts = [(one.amounts, row) for one in document.rows] + [(one.amounts, total) for one in document.totals]
    return fitting(texts, right, label)


def fitting(texts: Sequence[tuple[Amounts, Style]], right: float, label: Style) -> Columns:
    """Return the same for any amounts, each in its style."""
    widths = []
    for column, name in enumerate(LABELS):
        needed = [fonts.width(amounts[column], style) for amounts, style in texts]
        needed += [fonts.width(word, label) for word in name.split(" ")]
        widths.append(min(max(needed) + GAP, WIDEST))
    return Columns(right, tuple(widths))
