"""The services on a voucher: the table's head, its rows, and the sums below it."""

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from kiosk.voucher import fonts, words
from kiosk.voucher.block import Block, beside, padded, paragraph, stack
from kiosk.voucher.columns import Columns, columns
from kiosk.voucher.document import Document, Row, Total
from kiosk.voucher.pen import INK, QUIET, Pen
from kiosk.voucher.sheet.frame import LABEL, LEFT, RIGHT, ROOM, SMALL, STRONG, TEXT
from kiosk.voucher.sheet.lines import Text, cell, column, height

NAME_AT: Final = LEFT + 18
STATUS_ROOM: Final = RIGHT - NAME_AT  # it stands below the amounts, so it may go on beneath them
PIECE: Final = 20  # lines of a row that are kept together: far less than a page holds
PADDING: Final = 2.6


class Table(Struct, frozen=True):
    """The table of one voucher: its columns are the same on all its pages."""

    columns: Columns

    def head(self) -> Block:
        """Return the columns' names, repeated on every page."""
        amounts, names = self.columns.head(LABEL, QUIET), words.COLUMNS[:2]
        height = amounts.height + 4

        def draw(pen: Pen, top: float) -> None:
            for x, label in zip((LEFT, NAME_AT), names, strict=True):
                pen.text(x, top + LABEL.size + LABEL.leading, label, LABEL, QUIET)
            amounts.draw(pen, top)
            pen.rule(LEFT, top + height, ROOM, 1.0, INK)

        return Block(height, draw)

    def row(self, row: Row) -> Iterator[Block]:
        """Yield a row; one of very many lines comes in pieces, so that each fits on a page."""
        lines = cell(f"{row.code} {row.name}", TEXT, self.columns.left - NAME_AT)
        if row.status:
            lines += cell(row.status, SMALL, STATUS_ROOM, QUIET)
        for start in range(0, len(lines), PIECE):
            end = start + PIECE
            yield self._piece(None if start else row, lines[start:end], ruled=end >= len(lines))

    def total(self, total: Total, *, strong: bool) -> Block:
        """Return a sum; the strong one closes the table."""
        style = STRONG if strong else TEXT
        room = self.columns.left - LEFT
        label = paragraph(total.label, style, LEFT, room)
        after = LEFT + fonts.width(total.label, style) + 2 * PADDING
        detail = paragraph(total.detail, SMALL, after, self.columns.left - after, QUIET)
        if detail.height > SMALL.leading:
            detail = paragraph(total.detail, SMALL, LEFT, room, QUIET)
            text = stack([label, detail])
        else:
            text = beside([label, padded(detail, style.size - SMALL.size, 0)])
        height = PADDING + text.height + PADDING

        def draw(pen: Pen, top: float) -> None:
            if strong:
                pen.rule(LEFT, top, ROOM, 1.0, INK)
            text.draw(pen, top + PADDING)
            self.columns.draw(pen, top + PADDING + style.size, total.amounts, style, INK)

        return Block(height, draw)

    def _piece(self, row: Row | None, lines: Sequence[Text], *, ruled: bool) -> Block:
        high = 2 * PADDING + height(lines)

        def draw(pen: Pen, top: float) -> None:
            # In the order in which it is read, for those who listen to a PDF or copy from it.
            y = top + PADDING
            if row is not None:
                pen.text(LEFT, y + TEXT.size, row.number, TEXT, QUIET)
            column(pen, NAME_AT, y, lines)
            if row is not None:
                self.columns.draw(pen, y + TEXT.size, row.amounts, TEXT, INK)
            if ruled:
                pen.rule(LEFT, top + high, ROOM)

        return Block(high, draw)


def table(document: Document) -> Table:
    """Return the table for a voucher's amounts."""
    return Table(columns(document, RIGHT, TEXT, STRONG, LABEL))
