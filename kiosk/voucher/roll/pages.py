"""A voucher's strips: one, as long as what stands on it; more only where a roll's printer would give up."""

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from kiosk.voucher.block import Block, padded, space, stack
from kiosk.voucher.document import Document
from kiosk.voucher.layout import Content, Layout
from kiosk.voucher.pen import MM
from kiosk.voucher.roll.band import band
from kiosk.voucher.roll.closing import closing, foot
from kiosk.voucher.roll.frame import BOTTOM, LONGEST_MM, STRONG, TOP, WIDTH, WIDTH_MM
from kiosk.voucher.roll.head import first_head, next_head
from kiosk.voucher.roll.table import table

MARK_EVERY: Final = 10
ROOM: Final = LONGEST_MM * MM - TOP - BOTTOM - STRONG.leading


def lay_out(document: Document) -> Layout:
    """Return the voucher on a roll. Strips of one voucher are equally long: a job has one size of paper."""
    services = table(document)
    first, other = (stack([head(document), services.head()]) for head in (first_head, next_head))
    rows = marked([services.row(row) for row in document.rows], document.watermark)
    return bound(Content((first, other), list(rows), closing(document, services)))


def bound(content: Content) -> Layout:
    """Return the content on strips of one length, each as long as the longest needs to be."""
    bodies = content.pages(ROOM)
    strips = [_strip(body, at, len(bodies)) for at, body in enumerate(bodies, start=1)]
    length = math.ceil(max(strip.height for strip in strips) / MM)
    return Layout(_media(length), WIDTH, length * MM, strips)


def marked(rows: Iterable[Iterable[Block]], watermark: str) -> Iterator[Block]:
    """Yield the rows; before every tenth a mark, so that no piece of a torn strip is without one."""
    for at, row in enumerate(rows):
        if watermark and at and at % MARK_EVERY == 0:
            yield stack([band(watermark, STRONG), space(6)])
        yield from row


def _strip(body: Sequence[Block], number: int, strips: int) -> Block:
    return padded(stack([*body, foot(number, strips)]), TOP, BOTTOM)


def _media(length: int) -> str:
    """Return the size as PWG 5101.1 and CUPS spell one that has no name of its own."""
    size = f"{WIDTH_MM}x{length}mm"
    return f"custom_{size}_{size}"
