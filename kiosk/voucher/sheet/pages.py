"""A paper's A5 pages: as many as its rows need, each with a head, a foot and its marks."""

from collections.abc import Sequence
from typing import Final

from kiosk.voucher import words
from kiosk.voucher.block import Block, stack
from kiosk.voucher.document import Document
from kiosk.voucher.layout import Content, Layout
from kiosk.voucher.pen import SHADE, Pen
from kiosk.voucher.sheet.closing import closing, foot
from kiosk.voucher.sheet.frame import FOOT, HEIGHT, MARGIN, MEDIA, WIDTH, at_arms_length
from kiosk.voucher.sheet.head import first_head, next_head
from kiosk.voucher.sheet.table import table

ROOM: Final = HEIGHT - MARGIN - FOOT


def lay_out(document: Document) -> Layout:
    """Return the voucher on sheets of A5."""
    services = table(document)
    first, other = (stack([head(document), services.head()]) for head in (first_head, next_head))
    rows = [block for row in document.rows for block in services.row(row)]
    name = f"{words.TITLE} {document.number} · {document.id}"
    return bound(Content((first, other), rows, closing(document, services)), name, document.watermark)


def bound(content: Content, name: str, watermark: str) -> Layout:
    """Return the content on as many sheets as it needs.

    Args:
        content: the paper's.
        name: stands at the foot of each sheet and keeps them together.
        watermark: goes across each sheet; empty if there is none.
    """
    bodies = content.pages(ROOM)
    pages = [_page(body, watermark, foot(name, at, len(bodies))) for at, body in enumerate(bodies, start=1)]
    return Layout(MEDIA, WIDTH, HEIGHT, pages)


def _page(body: Sequence[Block], watermark: str, line: Block) -> Block:
    content = stack(body)

    def draw(pen: Pen, top: float) -> None:
        if watermark:
            pen.across(watermark, at_arms_length(_fitting(watermark)), SHADE)
        content.draw(pen, top + MARGIN)
        line.draw(pen, HEIGHT - FOOT + 6)

    return Block(HEIGHT, draw)


def _fitting(word: str) -> float:
    """Return the size in points at which a word of capitals fills the page's diagonal."""
    return min(104.0, 104.0 * 7 / len(word))
