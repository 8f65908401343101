"""Owns the icons: the drawings beside this file, and the textures made of them at the size asked for.

Each is an SVG image of 24 × 24 units, drawn in white; what is black in it is cut out of what lies below.
"""

import io
from functools import lru_cache
from pathlib import Path
from typing import Final

from kivy.core.image.img_sdl2 import ImageLoaderSDL2
from kivy.graphics.texture import Texture

GRID: Final = 24
_FOLDER: Final = Path(__file__).parent
_UNITS: Final = f'width="{GRID}" height="{GRID}" viewBox="0 0 {GRID} {GRID}"'
_THINNEST: Final = 1.5
"""Pixels of a pen; thinner lines are a haze."""
_GROUND: Final = f'<rect width="{GRID}" height="{GRID}" fill="#000" stroke="none"/>'


def names() -> frozenset[str]:
    """Return the names of all icons."""
    return frozenset(file.stem for file in _FOLDER.glob("*.svg"))


@lru_cache(maxsize=256)
def texture(name: str, size: int) -> Texture:
    """Return the icon in white, `size` pixels a side, made once for each size.

    Raises:
        OSError: there is no icon of that name.
    """
    pixels = bytearray(b"\xff" * (4 * size * size))
    pixels[3::4] = coverage(name, size)
    image = Texture.create(size=(size, size), colorfmt="rgba")
    image.blit_buffer(bytes(pixels), colorfmt="rgba", bufferfmt="ubyte")
    image.flip_vertical()
    return image


def coverage(name: str, size: int) -> bytes:
    """Return how much of each pixel the icon covers, 0 to 255, row by row from the top.

    Raises:
        OSError: there is no icon of that name.
    """
    drawing = (_FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    # SDL draws SVG too, though Kivy's loader does not say so; on a black ground, white is what is covered.
    svg = io.BytesIO(_at_size(drawing, size).encode())
    [image] = ImageLoaderSDL2(f"{name}.svg", inline=True, rawdata=svg)._data  # noqa: SLF001  as other loaders do
    return bytes(image.data[0::4])


def _at_size(drawing: str, size: int) -> str:
    head, tag_end, shapes = drawing.partition(">")
    units = max(2.0, _THINNEST * GRID / size)
    head = head.replace(_UNITS, f'width="{size}" height="{size}" viewBox="0 0 {GRID} {GRID}"')
    return head.replace('stroke-width="2"', f'stroke-width="{units:g}"') + tag_end + _GROUND + shapes
