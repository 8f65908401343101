"""A voucher as PDF: pages of blocks, and bytes that are the same for the same voucher on every machine."""

import hashlib
from collections.abc import Sequence
from io import BytesIO
from typing import Final

from reportlab.pdfgen.canvas import Canvas

from kiosk.domain.voucher import Voucher
from kiosk.voucher import words
from kiosk.voucher.block import MARGIN, Block, stack
from kiosk.voucher.closing import FOOT, closing, foot
from kiosk.voucher.document import Document, compose
from kiosk.voucher.fonts import loaded, medium, printable, regular
from kiosk.voucher.head import first_head, next_head
from kiosk.voucher.paging import Room, paginate
from kiosk.voucher.pen import HEIGHT, SHADE, WIDTH, Pen
from kiosk.voucher.table import row_blocks, table_head

PRODUCER: Final = "polise-kiosk"
ROOM: Final = HEIGHT - MARGIN - FOOT


def render(voucher: Voucher) -> bytes:
    """Return the copy as an A5 PDF; equal vouchers give equal bytes.

    Raises:
        NoVoucherError: the insurer has not confirmed the transaction.
        FontMissingError: Roboto is not installed.
    """
    document = compose(voucher)
    file = BytesIO()
    canvas = _canvas(file, document)
    for block in pages(document):
        block.draw(Pen(canvas), MARGIN)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def digest(pdf: bytes) -> str:
    """Return the SHA-256 of a rendered copy, hexadecimal."""
    return hashlib.sha256(pdf).hexdigest()


def pages(document: Document) -> list[Block]:
    """Return one block per page."""
    heads = (stack([first_head(document), table_head()]), stack([next_head(document), table_head()]))
    rows = [block for row in document.rows for block in row_blocks(row)]
    end = closing(document)
    room = Room(*(ROOM - head.height for head in heads))
    ranges = paginate([row.height for row in rows], room, end.height)
    bodies = [[heads[min(at, 1)], *rows[one.start : one.stop]] for at, one in enumerate(ranges)]
    bodies[-1].append(end)
    return [_page(document, body, at, len(bodies)) for at, body in enumerate(bodies, start=1)]


def _fitting(word: str) -> float:
    """Return the size in points at which a word of capitals fills the page's diagonal."""
    return min(104.0, 104.0 * 7 / len(word))


def _page(document: Document, body: Sequence[Block], number: int, pages: int) -> Block:
    content, line = stack(body), foot(document, number, pages)

    def draw(pen: Pen, top: float) -> None:
        if document.watermark:
            pen.across(document.watermark, medium(_fitting(document.watermark)), SHADE)
        content.draw(pen, top)
        line.draw(pen, HEIGHT - FOOT + 10)

    return Block(HEIGHT, draw)


def _canvas(file: BytesIO, document: Document) -> Canvas:
    canvas = Canvas(
        file,
        pagesize=(WIDTH, HEIGHT),
        pageCompression=1,
        invariant=1,
        initialFontName=loaded(regular(9)),  # or else Helvetica is listed, and not embedded
        lang="lv-LV",
    )
    canvas.setTitle(f"{words.TITLE} {document.number}")
    canvas.setSubject(document.copy)
    canvas.setAuthor(printable(document.institution, regular(9)))
    canvas.setCreator(PRODUCER)
    canvas.setProducer(PRODUCER)
    return canvas
