"""What a layout is made of, and what it comes to: pages of one size, and the name of that size."""

from collections.abc import Sequence

from msgspec import Struct

from kiosk.voucher.block import Block
from kiosk.voucher.paging import Room, paginate


class Content(Struct, frozen=True):
    """What a paper holds before it is divided into pages.

    Attributes:
        heads: what every page begins with: the first one, and any other.
        rows: what may stand on any page.
        closing: what comes after the last row.
    """

    heads: tuple[Block, Block]
    rows: Sequence[Block]
    closing: Block

    def pages(self, room: float) -> list[list[Block]]:
        """Return each page's blocks, on pages that hold so many points."""
        rooms = Room(*(room - head.height for head in self.heads))
        ranges = paginate([row.height for row in self.rows], rooms, self.closing.height)
        pages = [[self.heads[min(at, 1)], *self.rows[one.start : one.stop]] for at, one in enumerate(ranges)]
        pages[-1].append(self.closing)
        return pages


class Layout(Struct, frozen=True):
    """A whole paper, laid out.

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
