"""A day's sums on a roll: between two frames that say that this is no voucher."""

from collections.abc import Iterator

from kiosk.voucher.block import Block, padded, paragraph, space, stack
from kiosk.voucher.columns import Columns, fitting
from kiosk.voucher.day import words
from kiosk.voucher.day.document import DayDocument, Parties
from kiosk.voucher.document import Total
from kiosk.voucher.layout import Content, Layout
from kiosk.voucher.pen import INK, Pen
from kiosk.voucher.roll.band import band, framed, rule
from kiosk.voucher.roll.frame import LABEL, LEFT, RIGHT, ROOM, RULE, SMALL, STRONG, TEXT, at_arms_length
from kiosk.voucher.roll.pages import bound, marked
from kiosk.voucher.roll.table import Table

_INSET = 7.0


def lay_out(document: DayDocument) -> Layout:
    """Return the sums on a roll."""
    table = Table(_columns(document))
    head = stack([_head(document), table.head()])
    rows = list(marked([_parties(row, table.columns) for row in document.rows], document.watermark))
    rows = rows or [stack([paragraph(words.NOTHING, TEXT, LEFT, ROOM), rule()])]
    return bound(Content((head, head), rows, _closing(document, table)))


def _columns(document: DayDocument) -> Columns:
    texts = [(one.amounts, TEXT) for one in document.sums()]
    narrow = fitting(texts + [(one.amounts, STRONG) for one in document.totals], RIGHT, LABEL)
    return narrow.over(ROOM)


def _head(document: DayDocument) -> Block:
    return stack(
        [
            _marks(document),
            band(words.TITLE.upper(), at_arms_length(15)),
            band(document.day, at_arms_length(15)),
            space(6),
            paragraph(document.institution, at_arms_length(11), LEFT, ROOM, INK),
            paragraph(document.registration, SMALL, LEFT, ROOM, INK),
            paragraph(document.made, SMALL, LEFT, ROOM, INK),
            rule(RULE),
        ]
    )


def _marks(document: DayDocument) -> Block:
    """Return that it is no voucher; above it what else makes it one that does not count."""
    said = framed(paragraph(document.warning, STRONG, LEFT + _INSET, ROOM - 2 * _INSET, INK))
    mark = [band(document.watermark, at_arms_length(18))] if document.watermark else []
    return stack([*mark, said, space(6)])


def _parties(row: Parties, columns: Columns) -> Iterator[Block]:
    sums = [_sum(row.in_force, columns)] + ([_sum(row.voided, columns)] if row.voided else [])
    names = [paragraph(row.provider, STRONG, LEFT, ROOM), paragraph(row.insurer, TEXT, LEFT, ROOM)]
    yield stack([*names, *sums, rule()])


def _sum(total: Total, columns: Columns) -> Block:
    def draw(pen: Pen, top: float) -> None:
        columns.draw(pen, top + TEXT.size, total.amounts, TEXT, INK)

    counts = paragraph(total.detail, SMALL, LEFT, ROOM, INK)
    return stack([padded(counts, 2, 1), Block(TEXT.leading, draw)])


def _closing(document: DayDocument, table: Table) -> Block:
    unsettled = paragraph(document.unsettled, STRONG, LEFT, ROOM, INK)
    return stack(
        [*(table.total(total) for total in document.totals), padded(unsettled, 0, 8), _marks(document)]
    )
