"""Every text has a contrast of at least 4.5 to 1 with what it is really painted on."""

from typing import Final

from kivy.uix.label import Label

from tests.gallery.rules.glass import named, scrolled_away, texts
from tests.gallery.rules.painting import Painting, Rgb, blend, ground, painting

LEAST: Final = 4.5


def texts_too_faint() -> list[str]:
    """Return every text that does not stand out from its ground."""
    painted = painting()
    return [
        f"{named(text)} has a contrast of {contrast(text, painted):.2f} on {_hex(ground(text, painted))}"
        for text in texts()
        if not scrolled_away(text) and contrast(text, painted) < LEAST
    ]


def contrast(text: Label, painted: Painting) -> float:
    """Return how much a text stands out: from 1 to 21."""
    below = ground(text, painted)
    color = text.disabled_color if text.disabled else text.color
    above = blend(below, color[:3], color[3])
    light, dark = sorted((_luminance(below), _luminance(above)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: Rgb) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def _hex(color: Rgb) -> str:
    return "#" + "".join(f"{round(part * 255):02X}" for part in color)
