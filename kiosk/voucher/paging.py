"""Which rows stand on which page; pure arithmetic over heights."""

from collections.abc import Sequence

from msgspec import Struct


class Room(Struct, frozen=True):
    """How many points of a page its rows and what closes them may take: on the first page, on any other."""

    first: float
    other: float

    def on(self, page: int) -> float:
        """Return the room on that page, counted from 0."""
        return self.first if page == 0 else self.other


def paginate(heights: Sequence[float], room: Room, closing: float) -> tuple[range, ...]:
    """Return each page's rows. What closes the voucher stands with a row, never alone.

    Nothing is ever dropped: what is higher than any page gets one nevertheless.
    """
    pages = _filled(heights, room)
    last = pages[-1]
    fits = sum(heights[last.start : last.stop]) + closing <= room.on(len(pages) - 1)
    hopeless = len(pages) > 1 and len(last) < 2
    if fits or hopeless:
        return tuple(pages)
    moved = max(last.start, last.stop - 1)
    return (*pages[:-1], range(last.start, moved), range(moved, last.stop))


def _filled(heights: Sequence[float], room: Room) -> list[range]:
    """Fill page after page, as if nothing came after the rows."""
    pages: list[range] = []
    start, used = 0, 0.0
    for at, height in enumerate(heights):
        if used + height > room.on(len(pages)) and (at > start or not pages):
            pages.append(range(start, at))
            start, used = at, 0.0
        used += height
    return [*pages, range(start, len(heights))]
