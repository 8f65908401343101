"""The lower part of a voucher on a roll: sums, what the patient pays, signatures, and the code to scan."""

from typing import Final

from kiosk.voucher import fonts, words
from kiosk.voucher.block import Block, paragraph, space, stack
from kiosk.voucher.document import Document, Signature
from kiosk.voucher.pen import INK, MM, Pen
from kiosk.voucher.roll.band import framed
from kiosk.voucher.roll.frame import (
    DOT,
    LEFT,
    RIGHT,
    ROOM,
    RULE,
    SMALL,
    STRONG,
    WIDTH,
    at_arms_length,
)
from kiosk.voucher.roll.head import marks
from kiosk.voucher.roll.table import Table

QR_MODULES: Final = 29  # of a code that holds an id
QR_SIZE: Final = QR_MODULES * 8 * DOT  # whole dots, so that every module is as wide as the next
SIGNING_ROOM: Final = 11 * MM


def closing(document: Document, table: Table) -> Block:
    """Return everything that comes after the last service."""
    notes = [paragraph(note, SMALL, LEFT, ROOM, INK) for note in document.notes]
    return stack(
        [
            *(table.total(total) for total in document.totals),
            _patient_pays(document),
            space(6),
            *notes,
            *(_signature(one) for one in document.signatures),
            space(14),
            _code(document),
            *([space(8), marks(document)] if document.watermark else []),
        ]
    )


def foot(number: int, pages: int) -> Block:
    """Return a strip's place among several; nothing if there is only one."""
    if pages == 1:
        return space(0)
    place = words.page(number, pages)
    return Block(STRONG.leading, lambda pen, top: pen.right(RIGHT, top + STRONG.size, place, STRONG, INK))


def _patient_pays(document: Document) -> Block:
    label, amount = at_arms_length(12), at_arms_length(18)
    if fonts.width(words.PATIENT_PAYS, label) + fonts.width(document.patient_pays, amount) > ROOM - 24:
        amount = fonts.fitted(document.patient_pays, label, ROOM / 2 - 12)

    def draw(pen: Pen, top: float) -> None:
        baseline = top + 18
        pen.text(LEFT + 8, baseline, words.PATIENT_PAYS, label, INK)
        pen.right(RIGHT - 8, baseline, document.patient_pays, amount, INK)

    return framed(Block(20, draw))


def _signature(signature: Signature) -> Block:
    line = Block(RULE, lambda pen, top: pen.rule(LEFT, top + RULE / 2, ROOM, RULE, INK))
    label = paragraph(signature.label, SMALL, LEFT, ROOM, INK)
    return stack(
        [space(SIGNING_ROOM), line, space(2), label, paragraph(signature.name, STRONG, LEFT, ROOM, INK)]
    )


def _code(document: Document) -> Block:
    def draw(pen: Pen, top: float) -> None:
        left = LEFT + round((ROOM - QR_SIZE) / 2 / DOT) * DOT
        pen.qr(left, top, QR_SIZE, document.id, INK)
        style = fonts.fitted(document.id, SMALL, ROOM)
        for at, line in enumerate((words.TRANSACTION_ID, document.id)):
            pen.middle(WIDTH / 2, top + QR_SIZE + 20 + at * style.leading, line, style, INK)

    return Block(QR_SIZE + 24 + SMALL.leading, draw)
