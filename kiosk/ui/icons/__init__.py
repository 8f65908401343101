"""Owns the icons: the drawings beside this file, and the textures made of them at the size asked for.

Each is an SVG image of 24 × 24 units, drawn in white; what is black in it is cut out of what lies below.
"""

from functools import lru_cache
from pathlib import Path
from typing import Final

from kivy.graphics.texture import Texture

from kiosk.ui import svg

GRID: Final = 24
_FOLDER: Final = Path(__file__).parent
_PEN: Final = 2.0
_THINNEST: Final = 1.5
"""Pixels of a pen; thinner lines are a haze."""


def names() -> frozenset[str]:
    """Return the names of all icons."""
    return frozenset(file.stem for file in _FOLDER.glob("*.svg"))


@lru_cache(maxsize=256)
def texture(name: str, size: int) -> Texture:
    """Return the icon in white, `size` pixels a side, made once for each size.

    Raises:
        OSError: there is no icon of that name.
    """
    image = svg.white(coverage(name, size), size)
    image.flip_vertical()
    return image


def coverage(name: str, size: int) -> bytes:
    """Return how much of each pixel the icon covers, 0 to 255, row by row from the top.

    Raises:
        OSError: there is no icon of that name.
    """
    drawing = (_FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    pen = max(_PEN, _THINNEST * GRID / size)
    thick = drawing.replace(f'stroke-width="{_PEN:g}"', f'stroke-width="{pen:g}"', 1)
    return svg.coverage(thick[thick.index("<g") : thick.rindex("</svg>")], size, GRID)
