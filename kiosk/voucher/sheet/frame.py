"""The measures of an A5 sheet, in points, and the sizes of its type: none below 8 points."""

from typing import Final

from kiosk.voucher.fonts import Style, medium, regular
from kiosk.voucher.pen import MM

MEDIA: Final = "iso_a5_148x210mm"
WIDTH: Final = 148 * MM
HEIGHT: Final = 210 * MM
MARGIN: Final = 11 * MM  # no office printer needs more than 5
LEFT: Final = MARGIN
RIGHT: Final = WIDTH - MARGIN
ROOM: Final = RIGHT - LEFT
GUTTER: Final = 14.0
COLUMN: Final = (ROOM - GUTTER) / 2
FOOT: Final = 34.0  # from the page's lower edge to where its content ends

SMALL: Final = regular(8)
LABEL: Final = medium(8)
TEXT: Final = regular(9)
STRONG: Final = medium(9.5)
VALUE: Final = medium(10)


def at_arms_length(size: float) -> Style:
    """Return the face for what is read before the sheet is picked up."""
    return medium(size)
