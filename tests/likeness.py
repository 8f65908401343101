"""Whether a picture that is kept shows what is drawn now, also where another renderer smooths letters."""

from typing import Final

from PIL import Image, ImageChops, ImageStat

COARSE: Final = 8
"""Pixels that are seen as one: another version of the renderer smooths letters in another way."""
TOLERANCE: Final = 2.5
"""Of 255, on average."""
SPOT: Final = 48


def coarse(picture: Image.Image) -> Image.Image:
    """Return the picture as it is compared: grey, and too small for a letter's edge."""
    return picture.convert("L").reduce(COARSE)


def spots(kept: Image.Image, drawn: Image.Image) -> int:
    """Return at how many places they differ, as somebody would see it."""
    return sum(_difference(kept, drawn).histogram()[SPOT:])


def mean(kept: Image.Image, drawn: Image.Image) -> float:
    """Return by how much they differ on average."""
    return ImageStat.Stat(_difference(kept, drawn)).mean[0]


def _difference(kept: Image.Image, drawn: Image.Image) -> Image.Image:
    return ImageChops.difference(coarse(kept), coarse(drawn))
