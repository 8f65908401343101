"""Black bands across the roll, with the words that nobody may overlook; frames and lines."""

from kiosk.voucher.block import Block, padded, paragraph, space, stack
from kiosk.voucher.fonts import Style
from kiosk.voucher.pen import INK, WHITE, Box, Pen
from kiosk.voucher.roll.frame import FINE, LEFT, ROOM, RULE

_INSET = 7.0


def band(text: str, style: Style) -> Block:
    """Return white words on black."""
    words = padded(paragraph(text, style, LEFT + _INSET, ROOM - 2 * _INSET, WHITE), 3, 4)

    def draw(pen: Pen, top: float) -> None:
        pen.fill(Box(LEFT, top, ROOM, words.height), INK)
        words.draw(pen, top)

    return Block(words.height, draw)


def framed(block: Block) -> Block:
    """Return the block in a frame as wide as the roll's print."""
    inner = padded(block, 4, 5)

    def draw(pen: Pen, top: float) -> None:
        edge = RULE / 2
        pen.frame(Box(LEFT + edge, top + edge, ROOM - RULE, inner.height - RULE), RULE, INK)
        inner.draw(pen, top)

    return Block(inner.height, draw)


def rule(weight: float = FINE) -> Block:
    """Return a line from edge to edge, with room around it."""
    line = Block(weight, lambda pen, top: pen.rule(LEFT, top + weight / 2, ROOM, weight, INK))
    return stack([space(4), line, space(4)])
