"""The upper part of a voucher on a roll: whose it is, which copy it is, for whom."""

from kiosk.voucher import fonts, words
from kiosk.voucher.block import Block, padded, paragraph, space, stack
from kiosk.voucher.document import Document, Field
from kiosk.voucher.pen import INK, WHITE, Box, Pen
from kiosk.voucher.roll.band import band, framed, rule
from kiosk.voucher.roll.frame import LEFT, RIGHT, ROOM, RULE, SMALL, STRONG, at_arms_length

GAP = 8.0


def first_head(document: Document) -> Block:
    """Return the head of the first strip."""
    return stack(
        [
            marks(document),
            paragraph(document.institution, at_arms_length(11), LEFT, ROOM, INK),
            paragraph(document.registration, SMALL, LEFT, ROOM, INK),
            rule(RULE),
            paragraph(words.TITLE, at_arms_length(15.5), LEFT, ROOM, INK),
            paragraph(document.number, at_arms_length(15.5), LEFT, ROOM, INK),
            space(5),
            _copy(document),
            space(6),
            *(_field(field) for field in document.fields),
            rule(RULE),
        ]
    )


def next_head(document: Document) -> Block:
    """Return the head of every other strip, if one is not enough."""
    return stack(
        [
            marks(document),
            paragraph(f"{words.TITLE} {document.number}", STRONG, LEFT, ROOM, INK),
            paragraph(document.institution, SMALL, LEFT, ROOM, INK),
            paragraph(document.copy, STRONG, LEFT, ROOM, INK),
            rule(RULE),
        ]
    )


def marks(document: Document) -> Block:
    """Return what makes the voucher one that does not count; no room if it does."""
    words_of_it = [document.warning] if document.warning else []
    words_of_it += [document.mark] if document.mark else []
    if not words_of_it:
        return space(0)
    said = [paragraph(one, STRONG, LEFT + 7, ROOM - 14, INK) for one in words_of_it]
    style = fonts.fitted(document.watermark, at_arms_length(26), ROOM - 14)
    return stack([band(document.watermark, style), framed(stack(said)), space(8)])


def _copy(document: Document) -> Block:
    if not document.sheet:
        return band(document.copy, at_arms_length(16))
    style, badge = at_arms_length(16), 40.0
    room = ROOM - badge - 2 * GAP
    text = padded(paragraph(document.copy, at_arms_length(11), LEFT + badge + GAP, room, INK), 3, 5)
    height = max(text.height, style.leading + 6)

    def draw(pen: Pen, top: float) -> None:
        edge = RULE / 2
        pen.frame(Box(LEFT + edge, top + edge, ROOM - RULE, height - RULE), RULE, INK)
        pen.fill(Box(LEFT, top, badge, height), INK)
        pen.middle(LEFT + badge / 2, top + height / 2 + style.size * 0.36, document.sheet, style, WHITE)
        text.draw(pen, top + (height - text.height) / 2)

    return Block(height, draw)


def _field(field: Field) -> Block:
    """Return a label and its value on one line if they fit there, else one below the other."""
    value = fonts.printable(field.value, STRONG)
    left, right = fonts.width(field.label, SMALL), fonts.width(value, STRONG)
    if left + GAP + right > ROOM:
        below = (
            paragraph(field.label, SMALL, LEFT, ROOM, INK),
            paragraph(value, STRONG, LEFT, ROOM, INK),
        )
        return stack([*below, _detail(field), space(2)])

    def draw(pen: Pen, top: float) -> None:
        pen.text(LEFT, top + STRONG.size, field.label, SMALL, INK)
        pen.right(RIGHT, top + STRONG.size, value, STRONG, INK)

    return stack([Block(STRONG.leading, draw), _detail(field), space(2)])


def _detail(field: Field) -> Block:
    lines = fonts.wrap(field.detail, SMALL, ROOM) if field.detail else ()

    def draw(pen: Pen, top: float) -> None:
        for at, line in enumerate(lines):
            pen.right(RIGHT, top + SMALL.size + at * SMALL.leading, line, SMALL, INK)

    return Block(len(lines) * SMALL.leading, draw)
