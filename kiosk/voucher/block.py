"""A piece of a page: how high it is, and how it is drawn at a height."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from kiosk.voucher.pen import WIDTH, Pen

MARGIN: Final = 31.0  # 11 mm; no office printer needs more than 5
LEFT: Final = MARGIN
RIGHT: Final = WIDTH - MARGIN
ROOM: Final = RIGHT - LEFT


@dataclass(frozen=True, slots=True)
class Block:
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
