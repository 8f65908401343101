"""Reads the small path language of the icons: M L C Q A-less curves, Z, O (circle), R (rounded rectangle)."""

import itertools
import math
import re
from collections.abc import Iterator

from msgspec import Struct, field

from kiosk.ui.raster import Point, Polyline

_TOKEN = re.compile(r"[MLCQZOR]|-?\d+(?:\.\d+)?")
_CURVE_STEPS = 12
_CIRCLE_STEPS = 40
_ARGUMENTS = {"M": 2, "L": 2, "Q": 4, "C": 6, "O": 3, "R": 5, "Z": 0}


class _Pen(Struct):
    lines: list[Polyline] = field(default_factory=list)

    @property
    def at(self) -> Point:
        return self.lines[-1][-1]


def polylines(path: str) -> list[Polyline]:
    """Return the path as polylines, curves flattened; y grows downwards as in SVG.

    `M x y` moves, `L x y` draws a line, `Q` and `C` draw Bézier curves, `Z` closes, `O x y r` is a whole
    circle, `R x y width height radius` a rounded rectangle.
    """
    pen = _Pen()
    for command, numbers in _commands(path):
        _draw(pen, command, numbers)
    return pen.lines


def _commands(path: str) -> Iterator[tuple[str, list[float]]]:
    command, numbers = "", list[float]()
    for token in _TOKEN.findall(path):
        if token in _ARGUMENTS:
            command, numbers = token, []
        else:
            numbers.append(float(token))
        if len(numbers) == _ARGUMENTS[command]:
            yield command, numbers
            numbers = []


def _draw(pen: _Pen, command: str, numbers: list[float]) -> None:
    points = list(zip(numbers[::2], numbers[1::2], strict=False))
    match command:
        case "M":
            pen.lines.append([points[0]])
        case "L":
            pen.lines[-1].append(points[0])
        case "Q" | "C":
            pen.lines[-1].extend(_bezier([pen.at, *points]))
        case "Z":
            pen.lines[-1].append(pen.lines[-1][0])
        case "O":
            pen.lines.append(_arc(points[0], numbers[2], 0, 360, _CIRCLE_STEPS))
        case "R":
            pen.lines.append(rounded_rectangle(*numbers))


def _bezier(control: list[Point]) -> Iterator[Point]:
    for step in range(1, _CURVE_STEPS + 1):
        part, level = step / _CURVE_STEPS, control
        while len(level) > 1:
            level = [_between(a, b, part) for a, b in itertools.pairwise(level)]
        yield level[0]


def _between(start: Point, end: Point, part: float) -> Point:
    return (start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part)


def _arc(centre: Point, radius: float, start: float, end: float, steps: int) -> Polyline:
    angles = (math.radians(start + (end - start) * step / steps) for step in range(steps + 1))
    return [(centre[0] + radius * math.cos(a), centre[1] + radius * math.sin(a)) for a in angles]


def rounded_rectangle(x: float, y: float, width: float, height: float, radius: float) -> Polyline:
    """Return the closed outline of a rectangle from its top left, its corners rounded."""
    right, bottom, steps = x + width - radius, y + height - radius, 8
    corners = (
        ((right, y + radius), 270),
        ((right, bottom), 0),
        ((x + radius, bottom), 90),
        ((x + radius, y + radius), 180),
    )
    line = [point for centre, at in corners for point in _arc(centre, radius, at, at + 90, steps)]
    return [*line, line[0]]
