"""Draws a ring and a number around what is to be tapped."""

from typing import Final

from PIL import Image, ImageDraw, ImageFont

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in pixels from the top left."""
COLOUR: Final = "#C2410C"
_FONT: Final = "/usr/share/fonts/truetype/roboto/unhinted/RobotoTTF/Roboto-Medium.ttf"
_FINE: Final = 3
"""So much larger it is drawn, to be smooth."""
_AROUND, _STROKE, _RADIUS, _BADGE = 5, 4, 14, 17


def mark(picture: Image.Image, boxes: list[Box]) -> Image.Image:
    """Return the picture with the boxes ringed and numbered from 1."""
    if not boxes:
        return picture
    large = picture.resize((picture.width * _FINE, picture.height * _FINE), Image.Resampling.NEAREST)
    pen = ImageDraw.Draw(large)
    font = ImageFont.truetype(_FONT, 22 * _FINE)
    for number, box in enumerate(boxes, start=1):
        _ring(pen, box, picture.size)
        _badge(pen, font, box, number)
    return large.resize(picture.size, Image.Resampling.BOX)


def _ring(pen: ImageDraw.ImageDraw, box: Box, size: tuple[int, int]) -> None:
    left, top, right, bottom = box
    width, height = size
    around = (
        max(1, left - _AROUND),
        max(1, top - _AROUND),
        min(width - 2, right + _AROUND),
        min(height - 2, bottom + _AROUND),
    )
    pen.rounded_rectangle(
        [part * _FINE for part in around], _RADIUS * _FINE, outline=COLOUR, width=_STROKE * _FINE
    )


def _badge(pen: ImageDraw.ImageDraw, font: ImageFont.FreeTypeFont, box: Box, number: int) -> None:
    x, y = max(box[0] - 1, _BADGE + 1), box[3] + 1
    disc = [(x - _BADGE) * _FINE, (y - _BADGE) * _FINE, (x + _BADGE) * _FINE, (y + _BADGE) * _FINE]
    pen.ellipse(disc, fill=COLOUR, outline="#FFFFFF", width=2 * _FINE)
    pen.text((x * _FINE, y * _FINE), str(number), "#FFFFFF", font, anchor="mm")
