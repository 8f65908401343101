"""Owns the icons: their drawings on a 24 × 24 grid, and the textures made of them at the size asked for."""

from functools import lru_cache
from typing import Final

from kivy.graphics.texture import Texture

from kiosk.ui.paths import polylines
from kiosk.ui.raster import Mask, Polyline, fill, stroke

GRID: Final = 24
_PEN: Final = 2.0

ICONS: Final[dict[str, str]] = {
    "access": "line: O12 12 9.2 M7 9.8 L12 10.8 L17 9.8 M12 10.8 L12 14 M12 14 L9.4 18 M12 14 L14.6 18;"
    " fill: O12 7 1.6",
    "folder": "fill: M3 7 Q3 5 5 5 L9.2 5 L11.6 7.4 L19 7.4 Q21 7.4 21 9.4 L21 17 Q21 19 19 19"
    " L5 19 Q3 19 3 17 Z",
    "check": "line: M4.5 12.5 L9.8 17.8 L19.5 7",
    "half": "line: O12 12 9.2; fill: M12 2.8 C7 2.8 2.8 7 2.8 12 C2.8 17 7 21.2 12 21.2 Z",
    "cross": "line: M6 6 L18 18 M18 6 L6 18",
    "full-badge": "fill: O12 12 10.5; cut: M7 12.4 L10.6 16 L17 8.9",
    "partial-badge": "line: O12 12 9.5; fill: M12 2.5 C6.6 2.5 2.5 6.8 2.5 12 C2.5 17.2 6.6 21.5 12 21.5 Z",
    "refused-badge": "fill: O12 12 10.5; cut: M8.4 8.4 L15.6 15.6 M15.6 8.4 L8.4 15.6",
    "remove": "line: M7 7 L17 17 M17 7 L7 17",
    "undo": "line: M9 5 L4.5 9.5 L9 14 M5 9.5 L14 9.5 C17.6 9.5 20 11.7 20 14.7 C20 17.7"
    " 17.6 19.8 14 19.8 L11 19.8",
    "back": "line: M20 12 L4.5 12 M11 5.5 L4.5 12 L11 18.5",
    "arrow-right": "line: M4 12 L19.5 12 M13 5.5 L19.5 12 L13 18.5",
    "chevron-right": "line: M9 5 L16 12 L9 19",
    "chevron-left": "line: M15 5 L8 12 L15 19",
    "chevron-up": "line: M5 16 L12 9 L19 16",
    "chevron-down": "line: M5 9 L12 16 L19 9",
    "help": "line: O12 12 9.2 M9.3 9.6 C9.3 7.9 10.5 7 12 7 C13.6 7 14.7 8 14.7 9.4 C14.7"
    " 11.4 12 11.6 12 13.6;"
    " fill: O12 16.9 1.25",
    "log-out": "line: M13.5 4 L6.5 4 Q4.5 4 4.5 6 L4.5 18 Q4.5 20 6.5 20 L13.5 20 M10 12 L20.5 12"
    " M16.5 8 L20.5 12 L16.5 16",
    "lock": "line: R5 11 14 9.5 2 M8 11 L8 8 C8 5.4 9.7 3.8 12 3.8 C14.3 3.8 16 5.4 16 8 L16"
    " 11; fill: O12 15.7 1.5",
    "printer": "line: M7 9 L7 3.5 L17 3.5 L17 9 M7 17 L5 17 Q3 17 3 15 L3 11 Q3 9 5 9 L19 9 Q21 9 21 11"
    " L21 15 Q21 17 19 17 L17 17 M7 14 L17 14 L17 20.5 L7 20.5 Z",
    "printer-off": "line: M7 9 L7 3.5 L17 3.5 L17 9 M7 17 L5 17 Q3 17 3 15 L3 11 Q3 9 5 9 L19 9 Q21 9 21 11"
    " L21 15 Q21 17 19 17 L17 17 M7 14 L17 14 L17 20.5 L7 20.5 Z; wide: M3 21 L21 3; line: M3 21 L21 3",
    "network": "line: M2.5 9.3 C5 6.8 8.3 5.4 12 5.4 C15.7 5.4 19 6.8 21.5 9.3"
    " M5.7 12.8 C7.4 11.1 9.6 10.2 12 10.2 C14.4 10.2 16.6 11.1 18.3 12.8"
    " M9 16.2 C9.8 15.4 10.9 15 12 15 C13.1 15 14.2 15.4 15 16.2; fill: O12 19.6 1.5",
    "network-off": "line: M2.5 9.3 C5 6.8 8.3 5.4 12 5.4 C15.7 5.4 19 6.8 21.5 9.3"
    " M5.7 12.8 C7.4 11.1 9.6 10.2 12 10.2 C14.4 10.2 16.6 11.1 18.3 12.8"
    " M9 16.2 C9.8 15.4 10.9 15 12 15 C13.1 15 14.2 15.4 15 16.2; fill: O12 19.6 1.5;"
    " wide: M4 21 L20 3; line: M4 21 L20 3",
    "reader": "line: R2.5 13 19 7.5 2 M6 13 L6 5.5 Q6 4 7.5 4 L16.5 4 Q18 4 18 5.5 L18 13 M9 7.7 L14 7.7;"
    " fill: O17.5 16.8 1.3",
    "card": "line: R2.5 5 19 14 2.2; fill: M2.5 8.6 L21.5 8.6 L21.5 12 L2.5 12 Z; line: M6 15.7 L11 15.7",
    "backspace": "line: M8.5 5 L19.5 5 Q21.5 5 21.5 7 L21.5 17 Q21.5 19 19.5 19 L8.5 19 L2.5 12 Z"
    " M11.5 9.2 L17 14.8 M17 9.2 L11.5 14.8",
    "enter": "line: M20 5.5 L20 11 Q20 13.5 17.5 13.5 L4.5 13.5 M9.5 8.5 L4.5 13.5 L9.5 18.5",
    "shift": "line: M12 3.5 L20.5 12 L16 12 L16 17 L8 17 L8 12 L3.5 12 Z",
    "shift-on": "fill: M12 3 L21 12.5 L16.3 12.5 L16.3 17.5 L7.7 17.5 L7.7 12.5 L3 12.5 Z;"
    " line: M12 3.8 L20 12 L16 12 L16 17 L8 17 L8 12 L4 12 Z",
    "search": "line: O10.5 10.5 6.7 M15.5 15.5 L20.5 20.5",
    "pause": "line: O12 12 9.2 M9.7 8.4 L9.7 15.6 M14.3 8.4 L14.3 15.6",
    "star": "fill: M12 2.8 L14.9 8.9 L21.6 9.8 L16.7 14.4 L17.9 21.1 L12 17.9 L6.1 21.1 L7.3 14.4 L2.4 9.8"
    " L9.1 8.9 Z",
    "clock": "line: O12 12 9.2 M12 6.5 L12 12.3 L15.8 14.5",
    "warning": "line: M12 3.6 L21.6 20 L2.4 20 Z M12 9.5 L12 13.8; fill: O12 16.9 1.25",
    "info": "line: O12 12 9.2 M12 11 L12 16.8; fill: O12 7.6 1.3",
    "person": "line: O12 8 4.2 M4 20.5 C4.6 16.6 7.8 14.8 12 14.8 C16.2 14.8 19.4 16.6 20 20.5",
    "doctor": "line: O12 7.2 3.8 M4 20.5 C4.6 16.4 7.8 14 12 14 C16.2 14 19.4 16.4 20 20.5 M12 16.4 L12 20.6"
    " M9.9 18.5 L14.1 18.5",
    "insurer": "line: M12 3 L19.8 5.8 L19.8 11 C19.8 15.9 16.6 19.3 12 21 C7.4 19.3 4.2 15.9"
    " 4.2 11 L4.2 5.8 Z"
    " M8.5 11.8 L11.2 14.5 L15.8 9.6",
    "globe": "line: O12 12 9.2 M3 12 L21 12 M12 2.8 C9.4 5.2 8.2 8.4 8.2 12 C8.2 15.6 9.4 18.8 12 21.2"
    " C14.6 18.8 15.8 15.6 15.8 12 C15.8 8.4 14.6 5.2 12 2.8",
    "trash": "line: M4 6.5 L20 6.5 M9 6.5 L9 4.5 Q9 3.5 10 3.5 L14 3.5 Q15 3.5 15 4.5 L15 6.5"
    " M6 6.5 L7 19 Q7.1 20.5 8.6 20.5 L15.4 20.5 Q16.9 20.5 17 19 L18 6.5 M10.2 11"
    " L10.2 16 M13.8 11 L13.8 16",
    "copy": "line: R8.5 8.5 12 12 2 M15.5 8.5 L15.5 5.5 Q15.5 3.5 13.5 3.5 L5.5 3.5 Q3.5 3.5 3.5 5.5"
    " L3.5 13.5 Q3.5 15.5 5.5 15.5 L8.5 15.5",
    "eye": "line: M2 12 C4.4 7.6 7.9 5.5 12 5.5 C16.1 5.5 19.6 7.6 22 12 C19.6 16.4 16.1 18.5 12 18.5"
    " C7.9 18.5 4.4 16.4 2 12 Z O12 12 3",
    "eye-off": "line: M2 12 C4.4 7.6 7.9 5.5 12 5.5 C16.1 5.5 19.6 7.6 22 12 C19.6 16.4 16.1 18.5 12 18.5"
    " C7.9 18.5 4.4 16.4 2 12 Z O12 12 3; wide: M4 20.5 L20 3.5; line: M4 20.5 L20 3.5",
    "phone": "line: M5 4 L9 4 L11 9 L8.4 10.6 C9.5 12.8 11.2 14.5 13.4 15.6 L15 13 L20 15 L20"
    " 19 Q20 20.6 18.4 20.5"
    " C10.2 19.8 4.2 13.8 3.5 5.6 Q3.4 4 5 4 Z",
    "learn": "line: M2 9 L12 4.5 L22 9 L12 13.5 Z M6.2 11.2 L6.2 16 C8 18.8 16 18.8 17.8 16 L17.8 11.2"
    " M21.6 9.4 L21.6 15.2",
    "list": "line: M8.5 6 L20.5 6 M8.5 12 L20.5 12 M8.5 18 L20.5 18; fill: O4.2 6 1.4 O4.2"
    " 12 1.4 O4.2 18 1.4",
    "receipt": "line: M5 3.5 L5 20.5 L8 18.7 L12 20.5 L16 18.7 L19 20.5 L19 3.5 Z M9 8.5 L15"
    " 8.5 M9 12.8 L15 12.8",
    "plus": "line: M12 4.5 L12 19.5 M4.5 12 L19.5 12",
    "refresh": "line: M20 11 C19.3 7.1 16.1 4.5 12 4.5 C8.9 4.5 6.3 6 5 8.4 M4.6 4 L4.6 8.8 L9.4 8.8"
    " M4 13 C4.7 16.9 7.9 19.5 12 19.5 C15.1 19.5 17.7 18 19 15.6 M19.4 20 L19.4 15.2 L14.6 15.2",
}
"""Name to drawing: parts `line:` (a pen of 2 units), `fill:`, `cut:` (a line away), `wide:` (a broad cut)."""


@lru_cache(maxsize=256)
def texture(name: str, size: int) -> Texture:
    """Return the icon in white, `size` pixels a side, made once for each size.

    Raises:
        KeyError: there is no icon of that name.
    """
    image = Texture.create(size=(size, size), colorfmt="rgba")
    image.blit_buffer(drawn(name, size).rgba(), colorfmt="rgba", bufferfmt="ubyte")
    image.flip_vertical()
    return image


def drawn(name: str, size: int) -> Mask:
    """Return the icon's coverage at `size` pixels a side."""
    mask, scale = Mask(size, size), size / GRID
    for part in ICONS[name].split(";"):
        kind, path = part.split(":")
        lines = [_scaled(line, scale) for line in polylines(path)]
        _apply(mask, kind.strip(), lines, scale)
    return mask


def _apply(mask: Mask, kind: str, lines: list[Polyline], scale: float) -> None:
    size, pen = mask.width, max(_PEN * scale, 1.5)
    match kind:
        case "line":
            mask.lay(stroke(size, size, lines, pen))
        case "fill":
            mask.lay(fill(size, size, lines))
        case "cut":
            mask.cut(stroke(size, size, lines, pen * 1.1))
        case "wide":
            mask.cut(stroke(size, size, lines, pen * 3))


def _scaled(line: Polyline, scale: float) -> Polyline:
    return [(x * scale, y * scale) for x, y in line]
