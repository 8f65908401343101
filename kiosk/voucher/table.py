"""The services on a voucher: the table's head, its rows, and the sums below it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from kiosk.voucher import fonts, words
from kiosk.voucher.block import LEFT, RIGHT, ROOM, Block
from kiosk.voucher.document import Amounts, Row, Total
from kiosk.voucher.fonts import Style, medium, regular
from kiosk.voucher.pen import INK, QUIET, Colour, Pen

MONEY: Final = 51.0
CODE_AT: Final = LEFT + 19
CODE_ROOM: Final = 36.0
NAME_AT: Final = CODE_AT + CODE_ROOM + 6
NAME_ROOM: Final = RIGHT - 3 * MONEY - NAME_AT - 4
STATUS_ROOM: Final = RIGHT - NAME_AT  # it stands below the amounts, so it may go on beneath them
PIECE: Final = 24  # lines of a row that are kept together: far less than a page holds
PADDING: Final = 3.2
_TEXT: Final = regular(8)
_STATUS: Final = regular(7)
_LABEL: Final = medium(6.8)


@dataclass(frozen=True, slots=True)
class Text:
    """One line of a cell, in its style."""

    text: str
    style: Style
    ink: Colour = INK


def table_head() -> Block:
    """Return the columns' names, repeated on every page."""
    number, code, name, *amounts = words.COLUMNS
    cells = [label.split(" ") for label in amounts]
    height = 2 * _LABEL.leading + 5

    def draw(pen: Pen, top: float) -> None:
        bottom = top + height - 5
        for x, label in ((LEFT, number), (CODE_AT, code), (NAME_AT, name)):
            pen.text(x, bottom, label, _LABEL, QUIET)
        for column, lines in enumerate(cells, start=1):
            for above, line in enumerate(reversed(lines)):
                x, y = _money_at(column), bottom - above * _LABEL.leading
                pen.right(x, y, line, _LABEL, QUIET)
        pen.rule(LEFT, top + height, ROOM, 1.0, INK)

    return Block(height, draw)


def row_blocks(row: Row) -> Iterator[Block]:
    """Yield a row; one of very many lines comes in pieces, so that each fits on a page."""
    names = [Text(line, _TEXT) for line in fonts.wrap(row.name, _TEXT, NAME_ROOM)]
    if row.status:
        names += [Text(line, _STATUS, QUIET) for line in fonts.wrap(row.status, _STATUS, STATUS_ROOM)]
    codes = [Text(line, _TEXT) for line in fonts.wrap(row.code, _TEXT, CODE_ROOM)]
    longest = max(len(names), len(codes))
    for start in range(0, longest, PIECE):
        end = start + PIECE
        first, last = start == 0, end >= longest
        yield _piece(row if first else None, codes[start:end], names[start:end], ruled=last)


def total_block(total: Total, *, strong: bool) -> Block:
    """Return a sum; the strong one closes the table."""
    style = medium(9) if strong else regular(8.2)
    room = RIGHT - 3 * MONEY - LEFT - 4
    label = fonts.wrap(total.label, style, room)
    detail = fonts.wrap(total.detail, _STATUS, room)
    height = PADDING + len(label) * style.leading + len(detail) * _STATUS.leading + PADDING

    def draw(pen: Pen, top: float) -> None:
        if strong:
            pen.rule(LEFT, top, ROOM, 1.0, INK)
        pen.lines(LEFT, top + PADDING, label, style)
        pen.lines(LEFT, top + PADDING + len(label) * style.leading, detail, _STATUS, QUIET)
        _amounts(pen, top + PADDING + style.size, total.amounts, style)

    return Block(height, draw)


def _piece(row: Row | None, codes: Sequence[Text], names: Sequence[Text], *, ruled: bool) -> Block:
    height = 2 * PADDING + max(_height(codes), _height(names))

    def draw(pen: Pen, top: float) -> None:
        # In the order in which it is read, for those who listen to a PDF or copy from it.
        if row is not None:
            pen.text(LEFT, top + PADDING + _TEXT.size, row.number, _TEXT, QUIET)
        _column(pen, CODE_AT, top + PADDING, codes)
        _column(pen, NAME_AT, top + PADDING, names)
        if row is not None:
            _amounts(pen, top + PADDING + _TEXT.size, row.amounts, _TEXT)
        if ruled:
            pen.rule(LEFT, top + height, ROOM)

    return Block(height, draw)


def _height(cell: Sequence[Text]) -> float:
    return sum(line.style.leading for line in cell)


def _column(pen: Pen, x: float, y: float, cell: Sequence[Text]) -> None:
    for line in cell:
        pen.text(x, y + line.style.size, line.text, line.style, line.ink)
        y += line.style.leading


def _amounts(pen: Pen, y: float, amounts: Amounts, style: Style) -> None:
    for column, amount in enumerate(amounts, start=1):
        pen.right(_money_at(column), y, amount, fonts.fitted(amount, style, MONEY - 4))


def _money_at(column: int) -> float:
    """Return where the column's amounts end."""
    return RIGHT - (3 - column) * MONEY
