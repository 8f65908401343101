"""The upper part of a voucher: whose it is, which sheet it is, for whom; short from the second page on."""

from typing import Final

from kiosk.voucher import words
from kiosk.voucher.block import Block, beside, paragraph, space, stack
from kiosk.voucher.document import Document, Field
from kiosk.voucher.pen import BAD, BRAND, INK, QUIET, TINT, WHITE, Box, Pen
from kiosk.voucher.sheet.frame import (
    COLUMN,
    GUTTER,
    LEFT,
    RIGHT,
    ROOM,
    SMALL,
    STRONG,
    VALUE,
    at_arms_length,
)

QR_SIZE: Final = 68.0  # 24 mm: modules of 0.8 mm
BADGE: Final = 38.0
_RADIUS: Final = 4.0
_BESIDE_QR: Final = ROOM - QR_SIZE - GUTTER


def first_head(document: Document) -> Block:
    """Return the head of the first page."""
    code = Block(QR_SIZE + 8, lambda pen, top: pen.qr(RIGHT - QR_SIZE, top, QR_SIZE, document.id))
    top = beside([stack([_mark(document), _title(document)]), code])
    return stack([top, space(2), _marks(document), space(7), _fields(document), space(2)])


def next_head(document: Document) -> Block:
    """Return the head of every other page."""
    title = f"{words.TITLE} {document.number}"
    sheet = f"{document.watermark} · {document.copy}" if document.warning else document.copy
    ink = BAD if document.warning else INK
    return stack(
        [
            _mark(document),
            paragraph(title, at_arms_length(12), LEFT, ROOM, BRAND),
            paragraph(document.institution, SMALL, LEFT, ROOM, QUIET),
            paragraph(sheet, STRONG, LEFT, ROOM, ink),
            space(6),
        ]
    )


def _mark(document: Document) -> Block:
    """Return what the voucher is if it is none in earnest; it stands on every page."""
    return paragraph(document.mark, STRONG, LEFT, _BESIDE_QR, BAD)


def _title(document: Document) -> Block:
    return stack(
        [
            paragraph(document.institution, VALUE, LEFT, _BESIDE_QR),
            paragraph(document.registration, SMALL, LEFT, _BESIDE_QR, QUIET),
            space(3),
            paragraph(words.TITLE, at_arms_length(19), LEFT, _BESIDE_QR, BRAND),
            paragraph(document.number, at_arms_length(15), LEFT, _BESIDE_QR),
            paragraph(f"{words.TRANSACTION_ID} {document.id}", SMALL, LEFT, _BESIDE_QR, QUIET),
            space(4),
        ]
    )


def _marks(document: Document) -> Block:
    """Return which copy it is; beside a word that nobody can overlook if the transaction was voided."""
    if not document.warning:
        return _copy(document, LEFT, ROOM, 0)
    style = at_arms_length(22)
    height = style.leading + 4
    copy = _copy(document, LEFT + COLUMN + GUTTER, COLUMN, height)

    def draw(pen: Pen, top: float) -> None:
        pen.frame(Box(LEFT + 1, top + 1, COLUMN - 2, copy.height - 2), 2, BAD, _RADIUS)
        baseline = top + copy.height / 2 + style.size * 0.36
        pen.middle(LEFT + COLUMN / 2, baseline, document.watermark, style, BAD)
        copy.draw(pen, top)

    said = paragraph(document.warning, STRONG, LEFT, ROOM, BAD)
    return stack([Block(copy.height, draw), space(3), said])


def _copy(document: Document, x: float, room: float, least: float) -> Block:
    """Return which copy it is, at least as high as `least`: of an original, its number in a badge."""
    badge, style = (BADGE, at_arms_length(11)) if document.sheet else (0.0, at_arms_length(15))
    ground, ink = (TINT, INK) if document.sheet else (INK, WHITE)
    text = paragraph(document.copy, style, x + badge + 12, room - badge - 20, ink)
    height = max(at_arms_length(17).leading + 6, text.height + 8, least)

    def draw(pen: Pen, top: float) -> None:
        pen.fill(Box(x, top, room, height), ground, _RADIUS)
        if document.sheet:
            _badge(pen, Box(x, top, badge, height), document.sheet)
        text.draw(pen, top + (height - text.height) / 2)

    return Block(height, draw)


def _badge(pen: Pen, box: Box, text: str) -> None:
    style = at_arms_length(17)
    pen.fill(box, BRAND, _RADIUS)
    baseline = box.y + box.height / 2 + style.size * 0.36
    pen.middle(box.x + box.width / 2, baseline, text, style, WHITE)


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
            paragraph(field.label, SMALL, x, COLUMN, QUIET),
            paragraph(field.value, VALUE, x, COLUMN),
            paragraph(field.detail, SMALL, x, COLUMN, QUIET),
            space(3),
        ]
    )
