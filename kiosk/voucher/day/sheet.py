"""A day's sums on sheets of A5: below a black band, with the whole head on every page."""

from typing import Final

from kiosk.voucher import fonts
from kiosk.voucher.block import Block, padded, paragraph, space, stack
from kiosk.voucher.columns import Columns, fitting
from kiosk.voucher.day import words
from kiosk.voucher.day.document import DayDocument, Parties
from kiosk.voucher.document import Total
from kiosk.voucher.layout import Content, Layout
from kiosk.voucher.pen import BAD, INK, QUIET, WHITE, Box, Colour, Pen
from kiosk.voucher.sheet.frame import LABEL, LEFT, RIGHT, ROOM, SMALL, STRONG, TEXT, at_arms_length
from kiosk.voucher.sheet.pages import bound
from kiosk.voucher.sheet.table import Table

BAND: Final = 36.0
PADDING: Final = 3.0
_INSET: Final = 12.0


def lay_out(document: DayDocument) -> Layout:
    """Return the sums on as many sheets as they need."""
    columns = _columns(document)
    head = stack([_head(document), _names(columns)])
    rows = [_parties(row, columns) for row in document.rows]
    rows = rows or [padded(paragraph(words.NOTHING, TEXT, LEFT, ROOM), PADDING, PADDING)]
    name = f"{document.title} · {document.made}"
    return bound(Content((head, head), rows, _closing(document, columns)), name, document.watermark)


def _columns(document: DayDocument) -> Columns:
    texts = [(one.amounts, TEXT) for one in document.sums()]
    return fitting(texts + [(one.amounts, STRONG) for one in document.totals], RIGHT, LABEL)


def _head(document: DayDocument) -> Block:
    """Return a black band where a voucher has none, and the words that say what this is not."""
    return stack(
        [
            _band(document.day),
            space(6),
            paragraph(document.warning, STRONG, LEFT, ROOM, BAD),
            space(6),
            paragraph(document.institution, STRONG, LEFT, ROOM),
            paragraph(document.registration, SMALL, LEFT, ROOM, QUIET),
            paragraph(document.made, SMALL, LEFT, ROOM, QUIET),
            space(8),
        ]
    )


def _band(day: str) -> Block:
    style = at_arms_length(17)

    def draw(pen: Pen, top: float) -> None:
        baseline = top + BAND / 2 + style.size * 0.36
        pen.fill(Box(LEFT, top, ROOM, BAND), INK)
        pen.text(LEFT + _INSET, baseline, words.TITLE.upper(), style, WHITE)
        pen.right(RIGHT - _INSET, baseline, day, style, WHITE)

    return Block(BAND, draw)


def _names(columns: Columns) -> Block:
    amounts = columns.head(LABEL, QUIET)
    height = amounts.height + 4

    def draw(pen: Pen, top: float) -> None:
        pen.text(LEFT, top + LABEL.size + LABEL.leading, words.PARTIES, LABEL, QUIET)
        amounts.draw(pen, top)
        pen.rule(LEFT, top + height, ROOM, 1.0, INK)

    return Block(height, draw)


def _parties(row: Parties, columns: Columns) -> Block:
    sums = [_sum(row.in_force, columns, QUIET, INK)]
    if row.voided:
        sums.append(_sum(row.voided, columns, BAD, BAD))
    names = [paragraph(row.provider, STRONG, LEFT, ROOM), paragraph(row.insurer, TEXT, LEFT, ROOM)]
    body = padded(stack([*names, *sums]), PADDING, PADDING)

    def draw(pen: Pen, top: float) -> None:
        body.draw(pen, top)
        pen.rule(LEFT, top + body.height, ROOM)

    return Block(body.height, draw)


def _sum(total: Total, columns: Columns, quiet: Colour, ink: Colour) -> Block:
    """Return how many there are, and what they come to on the same line."""
    lines = fonts.wrap(total.detail, SMALL, columns.left - LEFT)

    def draw(pen: Pen, top: float) -> None:
        pen.lines(LEFT, top + TEXT.size - SMALL.size, lines, SMALL, quiet)
        columns.draw(pen, top + TEXT.size, total.amounts, TEXT, ink)

    return Block(max(len(lines) * SMALL.leading, TEXT.leading), draw)


def _closing(document: DayDocument, columns: Columns) -> Block:
    table = Table(columns)
    sums = [table.total(total, strong=at == 0) for at, total in enumerate(document.totals)]
    return stack([*sums, space(6), paragraph(document.unsettled, STRONG, LEFT, ROOM, BAD)])
