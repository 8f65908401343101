"""What a layout comes to: pages of one size, and the name of that size."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.voucher.block import Block


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole voucher, laid out.

    Attributes:
        media: the pages' size as printers name it, a PWG self-describing size name.
        width: of each page, in points.
        height: of each page, in points.
        pages: one block per page, from its upper edge.
    """

    media: str
    width: float
    height: float
    pages: Sequence[Block]
