"""The services on a roll: each with its name over the whole width, and its three amounts below."""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from kiosk.voucher import fonts
from kiosk.voucher.block import Block, paragraph, space, stack
from kiosk.voucher.columns import Columns, columns
from kiosk.voucher.document import Document, Row, Total
from kiosk.voucher.fonts import Style
from kiosk.voucher.pen import INK, Pen
from kiosk.voucher.roll.band import rule
from kiosk.voucher.roll.frame import LABEL, LEFT, RIGHT, ROOM, RULE, SMALL, STRONG, TEXT

NAME_AT: Final = LEFT + 20
PIECE: Final = 60  # lines of a name that are kept together


class Table(Struct, frozen=True):
    """The services of one voucher."""

    columns: Columns

    def head(self) -> Block:
        """Return the names of the amounts."""
        return stack([self.columns.head(LABEL, INK), rule()])

    def row(self, row: Row) -> Iterator[Block]:
        """Yield a service; an endless one comes in pieces."""
        lines = fonts.wrap(f"{row.code} {row.name}", TEXT, RIGHT - NAME_AT)
        for start in range(0, len(lines), PIECE):
            yield self._named(row.number if start == 0 else "", lines[start : start + PIECE])
        status = paragraph(row.status, SMALL, NAME_AT, RIGHT - NAME_AT, INK)
        yield stack([self._amounts(row.amounts, TEXT), space(1), status, rule()])

    def total(self, total: Total) -> Block:
        """Return a sum."""
        label = paragraph(total.label, STRONG, LEFT, ROOM, INK)
        detail = paragraph(total.detail, SMALL, LEFT, ROOM, INK)
        return stack([label, detail, self._amounts(total.amounts, STRONG), rule(RULE)])

    def _named(self, number: str, lines: tuple[str, ...]) -> Block:
        def draw(pen: Pen, top: float) -> None:
            pen.text(LEFT, top + TEXT.size, number, TEXT, INK)
            pen.lines(NAME_AT, top, lines, TEXT, INK)

        return Block(len(lines) * TEXT.leading, draw)

    def _amounts(self, amounts: tuple[str, str, str], style: Style) -> Block:
        def draw(pen: Pen, top: float) -> None:
            self.columns.draw(pen, top + style.size, amounts, style, INK)

        return stack([space(1), Block(style.leading, draw)])


def table(document: Document) -> Table:
    """Return the table for a voucher's amounts, spread over the roll's width."""
    narrow = columns(document, RIGHT, TEXT, STRONG, LABEL)
    return Table(narrow.over(max(RIGHT - NAME_AT, min(RIGHT - narrow.left, ROOM))))
