"""Owns the nine-part textures of rounded plates, their outlines, shadows and lamps: smooth at every size."""

import math
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from kivy.graphics.texture import Texture

SHADOW_REACH: Final = 18
"""How far a shadow of one design pixel density reaches beyond its plate, in design pixels."""

_FADE: Final = 32


@lru_cache(maxsize=64)
def plate(radius: int, spare: int) -> Texture:
    """Return a filled rounded square whose corners take `radius + spare` pixels each.

    One spare pixel keeps the straight sides clear of the curve when the middle is stretched; a circle has
    no room for it.
    """
    return _corners(radius + spare, lambda distance: 0.5 - distance, radius)


@lru_cache(maxsize=64)
def outline(radius: int, spare: int, thickness: float) -> Texture:
    """Return the rim of `plate(radius, spare)`, `thickness` pixels thick, drawn inside it."""

    def cover(distance: float) -> float:
        return min(0.5 - distance, distance + thickness + 0.5)

    return _corners(radius + spare, cover, radius)


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
    radius = diameter / 2
    rows = [
        radius + 0.5 - math.hypot(x + 0.5 - radius, y + 0.5 - radius)
        for y in range(diameter)
        for x in range(diameter)
    ]
    return _texture(diameter, rows)


def _corners(corner: int, cover: Callable[[float], float], radius: int, margin: int = 0) -> Texture:
    side = 2 * corner + 2
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
    pixels = bytearray(b"\xff" * (4 * side * side))
    pixels[3::4] = bytes(round(255 * max(0.0, min(1.0, value))) for value in cover)
    image = Texture.create(size=(side, side), colorfmt="rgba")
    image.blit_buffer(bytes(pixels), colorfmt="rgba", bufferfmt="ubyte")
    return image
