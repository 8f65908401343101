"""Which copy a sheet is, and that it does not count if it does not: read before it is picked up."""

from typing import Final

from kiosk.voucher.block import Block, paragraph, space, stack
from kiosk.voucher.document import Document
from kiosk.voucher.pen import BAD, BRAND, INK, TINT, WHITE, Box, Pen
from kiosk.voucher.sheet.frame import COLUMN, GUTTER, LEFT, ROOM, STRONG, at_arms_length

BADGE: Final = 38.0
_RADIUS: Final = 4.0


def marks(document: Document) -> Block:
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
