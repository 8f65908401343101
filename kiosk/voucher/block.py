"""A piece of a page: how high it is, and how it is drawn at a height."""

from collections.abc import Callable, Sequence
from typing import Final

from msgspec import Struct

from kiosk.voucher import fonts
from kiosk.voucher.fonts import Style
from kiosk.voucher.pen import INK, Colour, Pen

BEGINNING: Final = 3
"""As many lines of a name tell whose it is."""


class Block(Struct, frozen=True):
    """Drawn whole, never over the end of a page; `draw` gets the pen and the block's top."""

    height: float
    draw: Callable[[Pen, float], None]


def space(height: float) -> Block:
    """Return a block with nothing in it."""
    return Block(height, lambda _pen, _top: None)


def stack(blocks: Sequence[Block]) -> Block:
    """Return one block of several, one below the other."""

    def draw(pen: Pen, top: float) -> None:
        for block in blocks:
            block.draw(pen, top)
            top += block.height

    return Block(sum(block.height for block in blocks), draw)


def beside(blocks: Sequence[Block]) -> Block:
    """Return one block of several that begin at the same height."""

    def draw(pen: Pen, top: float) -> None:
        for block in blocks:
            block.draw(pen, top)

    return Block(max((block.height for block in blocks), default=0), draw)


def paragraph(text: str, style: Style, x: float, room: float, ink: Colour = INK) -> Block:
    """Return a text in as many lines as it needs; an empty one takes no room."""
    lines = fonts.wrap(text, style, room) if text else ()
    return Block(len(lines) * style.leading, lambda pen, top: pen.lines(x, top, lines, style, ink))


def beginning(text: str, style: Style, x: float, room: float, ink: Colour = INK) -> Block:
    """Return the first lines of a text that stands in full elsewhere; all of it if there are no more."""
    lines = fonts.beginning(text, style, room, BEGINNING) if text else ()
    return Block(len(lines) * style.leading, lambda pen, top: pen.lines(x, top, lines, style, ink))


def padded(block: Block, above: float, below: float) -> Block:
    """Return the block with room above and below."""
    return stack([space(above), block, space(below)])
