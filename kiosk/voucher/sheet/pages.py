"""An A5 voucher's pages: as many as its rows need, each with a head, a foot and its marks."""

from collections.abc import Sequence
from typing import Final

from kiosk.voucher.block import Block, stack
from kiosk.voucher.document import Document
from kiosk.voucher.layout import Layout
from kiosk.voucher.paging import Room, paginate
from kiosk.voucher.pen import SHADE, Pen
from kiosk.voucher.sheet.closing import closing, foot
from kiosk.voucher.sheet.frame import FOOT, HEIGHT, MARGIN, MEDIA, WIDTH, at_arms_length
from kiosk.voucher.sheet.head import first_head, next_head
from kiosk.voucher.sheet.table import table

ROOM: Final = HEIGHT - MARGIN - FOOT


def lay_out(document: Document) -> Layout:
    """Return the voucher on sheets of A5."""
    services = table(document)
    heads = [stack([head(document), services.head()]) for head in (first_head, next_head)]
    rows = [block for row in document.rows for block in services.row(row)]
    end = closing(document, services)
    ranges = paginate([row.height for row in rows], Room(*(ROOM - head.height for head in heads)), end.height)
    bodies = [[heads[min(at, 1)], *rows[one.start : one.stop]] for at, one in enumerate(ranges)]
    bodies[-1].append(end)
    pages = [_page(document, body, at, len(bodies)) for at, body in enumerate(bodies, start=1)]
    return Layout(MEDIA, WIDTH, HEIGHT, pages)


def _page(document: Document, body: Sequence[Block], number: int, pages: int) -> Block:
    content, line = stack(body), foot(document, number, pages)

    def draw(pen: Pen, top: float) -> None:
        if document.watermark:
            pen.across(document.watermark, at_arms_length(_fitting(document.watermark)), SHADE)
        content.draw(pen, top + MARGIN)
        line.draw(pen, HEIGHT - FOOT + 6)

    return Block(HEIGHT, draw)


def _fitting(word: str) -> float:
    """Return the size in points at which a word of capitals fills the page's diagonal."""
    return min(104.0, 104.0 * 7 / len(word))
