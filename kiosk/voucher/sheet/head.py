"""The upper part of a voucher: whose it is, which sheet it is, for whom; short from the second page on."""

from collections.abc import Sequence
from typing import Final

from kiosk.voucher import fonts, words
from kiosk.voucher.block import BEGINNING, Block, beginning, beside, paragraph, space, stack
from kiosk.voucher.document import Document, Field
from kiosk.voucher.pen import BAD, BRAND, INK, QUIET
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
from kiosk.voucher.sheet.marks import marks

QR_SIZE: Final = 68.0  # 24 mm: modules of 0.8 mm
_BESIDE_QR: Final = ROOM - QR_SIZE - GUTTER


def first_head(document: Document) -> Block:
    """Return the head of the first page."""
    whose = [
        paragraph(document.institution, VALUE, LEFT, _BESIDE_QR),
        paragraph(document.registration, SMALL, LEFT, _BESIDE_QR, QUIET),
    ]
    return stack([_top(document, whose), _fields(document), space(2)])


def bare_head(document: Document) -> Block:
    """Return the head of the first page without its fields, which follow below it in full."""
    whose = [
        beginning(document.institution, VALUE, LEFT, _BESIDE_QR),
        beginning(document.registration, SMALL, LEFT, _BESIDE_QR, QUIET),
    ]
    return _top(document, whose)


def is_shortened(document: Document) -> bool:
    """Tell whether the bare head leaves anything out of whose voucher it is."""
    told = ((document.institution, VALUE), (document.registration, SMALL))
    return any(len(fonts.wrap(text, style, _BESIDE_QR)) > BEGINNING for text, style in told)


def _top(document: Document, whose: Sequence[Block]) -> Block:
    code = Block(QR_SIZE + 8, lambda pen, top: pen.qr(RIGHT - QR_SIZE, top, QR_SIZE, document.id))
    top = beside([stack([_mark(document), *whose, _title(document)]), code])
    return stack([top, space(2), marks(document), space(7)])


def next_head(document: Document) -> Block:
    """Return the head of every other page."""
    title = f"{words.TITLE} {document.number}"
    sheet = f"{document.watermark} · {document.copy}" if document.warning else document.copy
    ink = BAD if document.warning else INK
    return stack(
        [
            _mark(document),
            paragraph(title, at_arms_length(12), LEFT, ROOM, BRAND),
            beginning(document.institution, SMALL, LEFT, ROOM, QUIET),
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
            space(3),
            paragraph(words.TITLE, at_arms_length(19), LEFT, _BESIDE_QR, BRAND),
            paragraph(document.number, at_arms_length(15), LEFT, _BESIDE_QR),
            paragraph(f"{words.TRANSACTION_ID} {document.id}", SMALL, LEFT, _BESIDE_QR, QUIET),
            space(4),
        ]
    )


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
