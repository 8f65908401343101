"""Owns how drawings become textures without a graphics card: SDL draws SVG, with smooth edges at any size."""

import io
from typing import Final

from kivy.core.image.img_sdl2 import ImageLoaderSDL2
from kivy.graphics.texture import Texture

_OPAQUE: Final = b"\xff"


def coverage(shapes: str, side: int, grid: float) -> bytes:
    """Return how much of each pixel is covered, 0 to 255, row by row from the top.

    Args:
        shapes: elements of SVG; what is white in them covers, what is black is cut out of what lies below.
        side: of the square picture, in pixels.
        grid: its side in the units of the shapes.
    """
    size = f'width="{side}" height="{side}" viewBox="0 0 {grid:g} {grid:g}"'
    # On a black ground, how white a pixel comes out is how much of it is covered.
    ground = f'<rect width="{grid:g}" height="{grid:g}"/>'
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{ground}{shapes}</svg>'
    return pixels(drawing)[0::4]


def pixels(drawing: str) -> bytes:
    """Return what an SVG image shows, row by row from the top, in four bytes a pixel: RGBA."""
    # Kivy passes SVG on to SDL, though its list of formats does not name it.
    loader = ImageLoaderSDL2("drawing.svg", inline=True, rawdata=io.BytesIO(drawing.encode()))
    [image] = loader._data  # noqa: SLF001  Kivy gives the pixels nowhere else without making a texture
    return bytes(image.data)


def white(cover: bytes, side: int) -> Texture:
    """Return a square white texture, covered as said, its first row at the bottom."""
    rgba = bytearray(_OPAQUE * (4 * side * side))
    rgba[3::4] = cover
    image = Texture.create(size=(side, side), colorfmt="rgba")
    image.blit_buffer(bytes(rgba), colorfmt="rgba", bufferfmt="ubyte")
    return image
