"""A voucher's fields where a head has no room for them: rows that go on over pages, in full."""

from collections.abc import Iterator
from itertools import chain
from typing import Final

from kiosk.voucher import words
from kiosk.voucher.block import Block
from kiosk.voucher.document import Document, Field
from kiosk.voucher.pen import QUIET, Pen
from kiosk.voucher.sheet.frame import COLUMN, GUTTER, LEFT, SMALL, VALUE
from kiosk.voucher.sheet.head import is_shortened
from kiosk.voucher.sheet.lines import Text, cell, column, height

PIECE: Final = 20  # lines of a pair that are kept together: far less than a page holds
_PLACES: Final = (LEFT, LEFT + COLUMN + GUTTER)
_BELOW: Final = 3.0


def field_rows(document: Document) -> list[Block]:
    """Return the fields two by two, in pieces that each fit on a page; before them what the head left out."""
    whose = Field(words.INSTITUTION, document.institution, document.registration)
    pairs = zip(document.fields[::2], [*document.fields[1::2], None], strict=False)
    first = _pair(whose, None) if is_shortened(document) else ()
    return [*first, *chain.from_iterable(_pair(left, right) for left, right in pairs)]


def _pair(left: Field, right: Field | None) -> Iterator[Block]:
    columns = [_lines(field) for field in (left, right) if field]
    most = max(len(lines) for lines in columns)
    for start in range(0, most, PIECE):
        yield _piece([lines[start : start + PIECE] for lines in columns], last=start + PIECE >= most)


def _lines(field: Field) -> list[Text]:
    return [
        *cell(field.label, SMALL, COLUMN, QUIET),
        *cell(field.value, VALUE, COLUMN),
        *cell(field.detail, SMALL, COLUMN, QUIET),
    ]


def _piece(columns: list[list[Text]], *, last: bool) -> Block:
    def draw(pen: Pen, top: float) -> None:
        for x, lines in zip(_PLACES, columns, strict=False):
            column(pen, x, top, lines)

    return Block(max(map(height, columns)) + (_BELOW if last else 0), draw)
