"""A paper's A5 pages: as many as its rows need, each with a head, a foot and its marks."""

from collections.abc import Sequence
from typing import Final

from kiosk.voucher import words
from kiosk.voucher.block import Block, space, stack
from kiosk.voucher.document import Document
from kiosk.voucher.layout import Content, Layout
from kiosk.voucher.pen import SHADE, Pen
from kiosk.voucher.sheet.closing import closing, foot
from kiosk.voucher.sheet.fields import field_rows
from kiosk.voucher.sheet.frame import FOOT, HEIGHT, MARGIN, MEDIA, WIDTH, at_arms_length
from kiosk.voucher.sheet.head import bare_head, first_head, next_head
from kiosk.voucher.sheet.table import table

ROOM: Final = HEIGHT - MARGIN - FOOT
LEAST: Final = 40.0  # points that a head has to leave: less than a row of three lines


def lay_out(document: Document) -> Layout:
    """Return the voucher on sheets of A5."""
    name = f"{words.TITLE} {document.number} · {document.id}"
    return _sheets(_bodies(document), name, document.watermark)


def _bodies(document: Document) -> list[list[Block]]:
    """Return each sheet's blocks."""
    services = table(document)
    before, first = _opening(document, services.head())
    other = stack([next_head(document), services.head()])
    rows = [block for row in document.rows for block in services.row(row)]
    return [*before, *Content((first, other), rows, closing(document, services)).pages(ROOM)]


def _opening(document: Document, names: Block) -> tuple[list[list[Block]], Block]:
    """Return the sheets before that on which the table begins, and what stands on that above its rows.

    A head that leaves no room lets its fields go on over as many sheets as they need.
    """
    first = stack([first_head(document), names])
    if _leaves_room(first):
        return [], first
    heads = bare_head(document), next_head(document)
    *before, last = Content(heads, field_rows(document), space(0)).pages(ROOM)
    first = stack([*last, names])
    if _leaves_room(first):
        return before, first
    return [*before, last], stack([next_head(document), names])


def _leaves_room(head: Block) -> bool:
    return head.height <= ROOM - LEAST


def bound(content: Content, name: str, watermark: str) -> Layout:
    """Return the content on as many sheets as it needs.

    Args:
        content: the paper's.
        name: stands at the foot of each sheet and keeps them together.
        watermark: goes across each sheet; empty if there is none.
    """
    return _sheets(content.pages(ROOM), name, watermark)


def _sheets(bodies: Sequence[Sequence[Block]], name: str, watermark: str) -> Layout:
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
