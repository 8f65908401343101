"""The lower part of a voucher: sums, notes and signatures, kept together; and the foot of every page."""

from typing import Final

from kiosk.voucher import fonts, words
from kiosk.voucher.block import Block, beginning, beside, paragraph, space, stack
from kiosk.voucher.document import Document, Signature
from kiosk.voucher.pen import INK, MM, QUIET, TINT, Box, Pen
from kiosk.voucher.sheet.frame import (
    COLUMN,
    FOOT,
    GUTTER,
    LABEL,
    LEFT,
    RIGHT,
    ROOM,
    SMALL,
    TEXT,
    at_arms_length,
)
from kiosk.voucher.sheet.table import Table

SIGNING_ROOM: Final = 10 * MM  # above the line
_INSET: Final = 10.0


def closing(document: Document, table: Table) -> Block:
    """Return everything that comes after the last row."""
    totals = [table.total(total, strong=at == 0) for at, total in enumerate(document.totals)]
    return stack([*totals, space(5), _patient_pays(document), _signatures(document)])


def foot(name: str, number: int, pages: int) -> Block:
    """Return the line at the lower edge that keeps loose pages together."""
    left = fonts.printable(name, SMALL)
    place = words.page(number, pages)

    def draw(pen: Pen, top: float) -> None:
        pen.rule(LEFT, top, ROOM)
        pen.text(LEFT, top + 11, left, SMALL, QUIET)
        pen.right(RIGHT, top + 11, place, LABEL, INK)

    return Block(FOOT, draw)


def _patient_pays(document: Document) -> Block:
    """Return what the patient asks for first, with what is not in it."""
    style = at_arms_length(17)
    room = ROOM - 3 * _INSET - fonts.width(document.patient_pays, style)
    label = paragraph(words.PATIENT_PAYS, at_arms_length(12), LEFT + _INSET, room)
    notes = stack([paragraph(note, SMALL, LEFT + _INSET, room, QUIET) for note in document.notes])
    said = label.height + notes.height
    height = max(said, style.leading) + 10

    def draw(pen: Pen, top: float) -> None:
        pen.fill(Box(LEFT, top, ROOM, height), TINT, 4)
        first = top + (height - said) / 2
        label.draw(pen, first)
        pen.right(RIGHT - _INSET, top + height / 2 + style.size * 0.36, document.patient_pays, style)
        notes.draw(pen, first + label.height)

    return Block(height, draw)


def _signatures(document: Document) -> Block:
    places = (LEFT, LEFT + COLUMN + GUTTER)
    return beside([_signature(one, x) for one, x in zip(document.signatures, places, strict=True)])


def _signature(signature: Signature, x: float) -> Block:
    line = Block(3, lambda pen, top: pen.rule(x, top, COLUMN, 0.7, INK))
    label = paragraph(signature.label, SMALL, x, COLUMN, QUIET)
    name = beginning(signature.name, TEXT, x, COLUMN)
    return stack([space(SIGNING_ROOM), line, label, name])
