"""Draws shapes into coverage masks without a graphics card: the same smooth edges on every machine."""

import itertools
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

Point = tuple[float, float]
Polyline = list[Point]

_SUBROWS = 4


# No Struct: these have no field that their constructor does not take.
@dataclass(slots=True)
class Mask:
    """How much of each pixel is covered, 0 to 1, row by row from the top.

    Attributes:
        width: pixels across.
        height: pixels down.
        cover: `width * height` values.
    """

    width: int
    height: int
    cover: list[float] = field(init=False)

    def __post_init__(self) -> None:
        self.cover = [0.0] * (self.width * self.height)

    def lay(self, other: "Mask") -> None:
        """Add what `other` covers."""
        self.cover = [max(mine, theirs) for mine, theirs in zip(self.cover, other.cover, strict=True)]

    def cut(self, other: "Mask") -> None:
        """Take away what `other` covers."""
        self.cover = [mine * (1 - theirs) for mine, theirs in zip(self.cover, other.cover, strict=True)]

    def rgba(self) -> bytes:
        """Return white pixels whose alpha is the coverage, four bytes each."""
        pixels = bytearray(b"\xff" * (4 * len(self.cover)))
        pixels[3::4] = bytes(round(255 * value) for value in self.cover)
        return bytes(pixels)


def stroke(width: int, height: int, lines: Iterable[Polyline], thickness: float) -> Mask:
    """Return `lines` (in pixels, from the top left) drawn with a round pen of `thickness` pixels."""
    mask = Mask(width, height)
    for line in lines:
        for start, end in _segments(line):
            _stroke_segment(mask, start, end, thickness / 2)
    return mask


def fill(width: int, height: int, outlines: Iterable[Polyline]) -> Mask:
    """Return the inside of `outlines` (even-odd rule; in pixels, from the top left)."""
    mask = Mask(width, height)
    edges = [edge for outline in outlines for edge in _segments([*outline, outline[0]])]
    for subrow in range(height * _SUBROWS):
        y = (subrow + 0.5) / _SUBROWS
        crossings = sorted(_crossings(edges, y))
        for left, right in zip(crossings[::2], crossings[1::2], strict=False):
            _fill_span(mask, subrow // _SUBROWS, left, right)
    mask.cover = [min(1.0, value) for value in mask.cover]
    return mask


def _segments(line: Polyline) -> Iterator[tuple[Point, Point]]:
    return itertools.pairwise(line) if len(line) > 1 else iter([(line[0], line[0])])


def _stroke_segment(mask: Mask, start: Point, end: Point, half: float) -> None:
    # One loop without a call in it: icons are drawn while somebody waits for the kiosk to start.
    reach = half + 1
    left = max(0, math.floor(min(start[0], end[0]) - reach))
    right = min(mask.width, math.ceil(max(start[0], end[0]) + reach))
    top = max(0, math.floor(min(start[1], end[1]) - reach))
    bottom = min(mask.height, math.ceil(max(start[1], end[1]) + reach))
    dx, dy = end[0] - start[0], end[1] - start[1]
    scale = 1 / (dx * dx + dy * dy) if dx or dy else 0.0
    cover, outer, sqrt = mask.cover, half + 0.5, math.sqrt
    for y in range(top, bottom):
        py, row = y + 0.5 - start[1], y * mask.width
        for x in range(left, right):
            px = x + 0.5 - start[0]
            along = (px * dx + py * dy) * scale
            along = 0.0 if along < 0 else min(along, 1.0)
            ex, ey = px - along * dx, py - along * dy
            covered = outer - sqrt(ex * ex + ey * ey)
            if covered > cover[row + x]:
                cover[row + x] = min(covered, 1.0)


def _crossings(edges: list[tuple[Point, Point]], y: float) -> Iterator[float]:
    for (x1, y1), (x2, y2) in edges:
        if (y1 <= y) != (y2 <= y):
            yield x1 + (y - y1) / (y2 - y1) * (x2 - x1)


def _fill_span(mask: Mask, row: int, left: float, right: float) -> None:
    left, right = max(0.0, left), min(float(mask.width), right)
    for x in range(math.floor(left), math.ceil(right)):
        part = min(right, x + 1) - max(left, x)
        mask.cover[row * mask.width + x] += max(0.0, part) / _SUBROWS
