"""Compares what the guest shows with what the same product draws here. Pure."""

from typing import Final

from PIL import Image, ImageChops

Picture = Image.Image

_REDUCE: Final = 4
"""Pictures are compared by the means of so many by so many pixels: fonts may be smoothed in another way."""
_APART: Final = 28
"""From how many of 255 steps on two such means are different."""
ALIKE: Final = 0.012
"""At most this share of two pictures of one screen differs: the time of day, a number, an edge."""
TAKEN_OVER: Final = 0.75
"""At least this share of what a tap has changed here must look like that in the guest too."""


def difference(one: Picture, other: Picture) -> float:
    """Give the share of two pictures that differs, 0 to 1; 1 where they are of different sizes."""
    if one.size != other.size:
        return 1.0
    return _share(_mask(one, other))


def agreement(before: Picture, after: Picture, shown: Picture) -> float:
    """Give how much of what changed from `before` to `after` looks in `shown` as in `after`, 0 to 1.

    1 where nothing has changed.
    """
    changed = _mask(before, after)
    if not _share(changed) or after.size != shown.size:
        return float(after.size == shown.size)
    wrong = ImageChops.logical_and(changed, _mask(after, shown))
    return 1 - _share(wrong) / _share(changed)


def is_blank(picture: Picture) -> bool:
    """Tell whether a picture is of one colour, as a screen that shows nothing."""
    return len(picture.convert("RGB").reduce(_REDUCE).getcolors(8) or range(9)) == 1


def is_dark(picture: Picture) -> bool:
    """Tell whether all of a picture is as good as black."""
    _, brightest = picture.convert("L").getextrema()
    return float(str(brightest)) < 16


def _mask(one: Picture, other: Picture) -> Picture:
    """Give a picture of one bit a block: where the two differ in any colour."""
    apart = ImageChops.difference(_reduced(one), _reduced(other))
    red, green, blue = apart.split()
    most = ImageChops.lighter(red, ImageChops.lighter(green, blue))
    return most.point([0] * _APART + [255] * (256 - _APART), mode="1")


def _reduced(picture: Picture) -> Picture:
    return picture.convert("RGB").reduce(_REDUCE)


def _share(mask: Picture) -> float:
    return mask.histogram()[255] / (mask.width * mask.height)
