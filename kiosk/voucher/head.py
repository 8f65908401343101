"""The upper part of a voucher: whose it is, which sheet it is, for whom; short from the second page on."""

from typing import Final

from kiosk.voucher import fonts, words
from kiosk.voucher.block import LEFT, RIGHT, ROOM, Block, beside, space, stack
from kiosk.voucher.document import Document, Field
from kiosk.voucher.fonts import Style, medium, regular
from kiosk.voucher.pen import BAD, BRAND, INK, QUIET, WHITE, Box, Colour, Pen

QR_SIZE: Final = 58.0  # 20 mm: modules of 0.7 mm
GUTTER: Final = 14.0
COLUMN: Final = (ROOM - GUTTER) / 2


def first_head(document: Document) -> Block:
    """Return the head of the first page."""
    title = stack([_mark(document), _title(document), space(9)])
    code = Block(QR_SIZE + 9, lambda pen, top: pen.qr(RIGHT - QR_SIZE, top, QR_SIZE, document.id))
    return stack([beside([title, code]), _marks(document), space(9), _fields(document), space(7)])


def next_head(document: Document) -> Block:
    """Return the head of every other page."""
    title = f"{words.TITLE} {document.number}"
    sheet = f"{document.watermark} · {document.copy}" if document.warning else document.copy
    return stack(
        [
            _mark(document),
            paragraph(title, medium(10), LEFT, ROOM, BRAND),
            paragraph(document.institution, regular(8), LEFT, ROOM, QUIET),
            paragraph(sheet, medium(9), LEFT, ROOM, BAD if document.warning else INK),
            space(8),
        ]
    )


def _mark(document: Document) -> Block:
    """Return what the voucher is if it is none in earnest; it stands on every page."""
    return paragraph(document.mark, medium(10), LEFT, ROOM - QR_SIZE - GUTTER, BAD)


def paragraph(text: str, style: Style, x: float, room: float, ink: Colour = INK) -> Block:
    """Return a text in as many lines as it needs; an empty one takes no room."""
    lines = fonts.wrap(text, style, room) if text else ()
    return Block(len(lines) * style.leading, lambda pen, top: pen.lines(x, top, lines, style, ink))


def _title(document: Document) -> Block:
    room = ROOM - QR_SIZE - GUTTER
    return stack(
        [
            paragraph(document.institution, medium(9.5), LEFT, room),
            paragraph(document.registration, regular(8), LEFT, room, QUIET),
            space(6),
            paragraph(words.TITLE, medium(17), LEFT, room, BRAND),
            paragraph(document.number, medium(12), LEFT, room),
            paragraph(f"{words.TRANSACTION_ID} {document.id}", regular(7), LEFT, room, QUIET),
        ]
    )


def _marks(document: Document) -> Block:
    voided = [_voided(document), space(5)] if document.warning else []
    return stack([*voided, _duplicate(document) if document.duplicate else _original(document)])


def _voided(document: Document) -> Block:
    """Return the box that nobody can overlook; it says in words what the colour says."""
    style = medium(20)
    words_of_it = paragraph(document.warning, medium(8.5), LEFT + 130, ROOM - 140)
    height = max(style.leading, words_of_it.height) + 8

    def draw(pen: Pen, top: float) -> None:
        pen.frame(Box(LEFT + 1, top + 1, ROOM - 2, height - 2), 2, BAD)
        pen.text(LEFT + 12, top + height / 2 + style.size * 0.36, document.watermark, style, BAD)
        words_of_it.draw(pen, top + (height - words_of_it.height) / 2)

    return Block(height, draw)


def _duplicate(document: Document) -> Block:
    lines, style = fonts.wrap(document.copy, medium(13), ROOM - 24), medium(13)
    height = len(lines) * style.leading + 7

    def draw(pen: Pen, top: float) -> None:
        pen.fill(Box(LEFT, top, ROOM, height), INK)
        pen.lines(LEFT + 12, top + 4, lines, style, WHITE)

    return Block(height, draw)


def _original(document: Document) -> Block:
    text = paragraph(document.copy, medium(9.5), LEFT + 10, ROOM - 10)

    def draw(pen: Pen, top: float) -> None:
        pen.fill(Box(LEFT, top, 3, text.height + 6), BRAND)
        text.draw(pen, top + 3)

    return Block(text.height + 6, draw)


def _fields(document: Document) -> Block:
    """Return the fields two by two, those of a pair at the same height."""
    pairs = zip(document.fields[::2], [*document.fields[1::2], None], strict=False)
    return stack([_pair(left, right) for left, right in pairs])


def _pair(left: Field, right: Field | None) -> Block:
    blocks = [_field(left, LEFT)] + ([_field(right, LEFT + COLUMN + GUTTER)] if right else [])
    return beside(blocks)


def _field(field: Field, x: float) -> Block:
    return stack(
        [
            paragraph(field.label, regular(6.8), x, COLUMN, QUIET),
            paragraph(field.value, medium(9), x, COLUMN),
            paragraph(field.detail, regular(8), x, COLUMN, QUIET),
            space(4),
        ]
    )
