"""The lower part of a voucher: sums, notes and signatures, kept together; and the foot of every page."""

from typing import Final

from kiosk.voucher import fonts, words
from kiosk.voucher.block import LEFT, RIGHT, ROOM, Block, beside, space, stack
from kiosk.voucher.document import Document, Signature
from kiosk.voucher.fonts import medium, regular
from kiosk.voucher.head import COLUMN, GUTTER, paragraph
from kiosk.voucher.pen import HEIGHT, INK, QUIET, Pen
from kiosk.voucher.table import total_block

FOOT: Final = 38.0  # from the page's lower edge to where its content ends
SIGNING_ROOM: Final = 32.0  # 11 mm above the line


def closing(document: Document) -> Block:
    """Return everything that comes after the last row."""
    totals = [total_block(total, strong=at == 0) for at, total in enumerate(document.totals)]
    notes = [paragraph(note, regular(7.5), LEFT, ROOM, QUIET) for note in document.notes]
    return stack([*totals, space(4), *notes, _signatures(document)])


def foot(document: Document, number: int, pages: int) -> Block:
    """Return the line at the lower edge that keeps loose pages together."""
    style = regular(7)
    left = fonts.printable(f"{words.TITLE} {document.number} · {document.id}", style)
    place = words.page(number, pages)

    def draw(pen: Pen, top: float) -> None:
        pen.rule(LEFT, top, ROOM)
        room = ROOM - fonts.width(place, style) - GUTTER
        pen.text(LEFT, top + 10, left, fonts.fitted(left, style, room), QUIET)
        pen.right(RIGHT, top + 10, place, medium(7), INK)

    return Block(HEIGHT, draw)


def _signatures(document: Document) -> Block:
    places = (LEFT, LEFT + COLUMN + GUTTER)
    return beside([_signature(one, x) for one, x in zip(document.signatures, places, strict=True)])


def _signature(signature: Signature, x: float) -> Block:
    line = Block(3, lambda pen, top: pen.rule(x, top, COLUMN, 0.7, INK))
    label = paragraph(signature.label, regular(7), x, COLUMN, QUIET)
    name = paragraph(signature.name, regular(8), x, COLUMN)
    return stack([space(SIGNING_ROOM), line, label, name])
