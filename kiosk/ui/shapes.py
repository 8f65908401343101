"""Owns the nine-part textures of rounded plates, their outlines, shadows and lamps: smooth at every size."""

import math
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from kivy.graphics.texture import Texture

from kiosk.ui import svg

SHADOW_REACH: Final = 18
"""How far a shadow of one design pixel density reaches beyond its plate, in design pixels."""

_FADE: Final = 32


@lru_cache(maxsize=64)
def plate(radius: int, spare: int) -> Texture:
    """Return a filled rounded square whose corners take `radius + spare` pixels each.

    One spare pixel keeps the straight sides clear of the curve when the middle is stretched; a circle has
    no room for it.
    """
    side = _side(radius + spare)
    return _drawn(f'<rect width="{side}" height="{side}" rx="{radius}" fill="#fff"/>', side)


@lru_cache(maxsize=64)
def outline(radius: int, spare: int, thickness: float) -> Texture:
    """Return the rim of `plate(radius, spare)`, `thickness` pixels thick, drawn inside it."""
    side, half = _side(radius + spare), thickness / 2
    place = f'x="{half:g}" y="{half:g}" width="{side - thickness:g}" height="{side - thickness:g}"'
    pen = f'fill="none" stroke="#fff" stroke-width="{thickness:g}"'
    return _drawn(f'<rect {place} rx="{max(0.0, radius - half):g}" {pen}/>', side)


@lru_cache(maxsize=16)
def shadow(radius: int, reach: int) -> Texture:
    """Return a soft shadow of a plate; its corners take `radius + reach` pixels, outside and inside."""

    def cover(distance: float) -> float:
        part = max(0.0, min(1.0, 1 - distance / reach))
        return part * part * (3 - 2 * part)

    return _corners(radius + reach, cover, radius, reach)


@lru_cache(maxsize=2)
def fade(onward: bool) -> Texture:
    """Return a strip that becomes opaque towards the right, or towards the left."""
    return _texture(_FADE, _ramp(rising=onward) * _FADE)


@lru_cache(maxsize=2)
def fade_along(upward: bool) -> Texture:
    """Return a strip that becomes opaque towards its top, or towards its bottom."""
    return _texture(_FADE, [cover for cover in _ramp(rising=upward) for _ in range(_FADE)])


@lru_cache(maxsize=32)
def disc(diameter: int) -> Texture:
    """Return a filled circle of `diameter` pixels."""
    half = f"{diameter / 2:g}"
    return _drawn(f'<circle cx="{half}" cy="{half}" r="{half}" fill="#fff"/>', diameter)


def _side(corner: int) -> int:
    return 2 * corner + 2


def _drawn(shape: str, side: int) -> Texture:
    return svg.white(svg.coverage(shape, side, side), side)


def _corners(corner: int, cover: Callable[[float], float], radius: int, margin: int) -> Texture:
    side = _side(corner)
    half = side / 2 - margin
    from_middle = [abs(at + 0.5 - side / 2) for at in range(side // 2)]
    quarter = [[cover(_to_rounded(x, y, half, radius)) for x in from_middle] for y in from_middle]
    upper = [[*row, *reversed(row)] for row in quarter]  # it is the same from left and right, top and bottom
    return _texture(side, [value for row in (*upper, *reversed(upper)) for value in row])


def _to_rounded(x: float, y: float, half: float, radius: float) -> float:
    # Signed distance to a rounded square around the origin, from a point of its first quadrant.
    dx, dy = x - half + radius, y - half + radius
    return math.hypot(max(dx, 0), max(dy, 0)) + min(max(dx, dy), 0) - radius


def _ramp(*, rising: bool) -> list[float]:
    return [(at if rising else _FADE - 1 - at) / (_FADE - 1) for at in range(_FADE)]


def _texture(side: int, cover: list[float]) -> Texture:
    return svg.white(bytes(round(255 * max(0.0, min(1.0, value))) for value in cover), side)
