"""The measures of a roll, in points, and the sizes of its type.

A thermal head has 203 dots to the inch, 576 in all on 72 of the paper's 80 mm, and each is black or not: so
nothing here is grey, thin or small.
"""

from typing import Final

from hw.service.media import ROLL
from kiosk.voucher.fonts import Style, medium, regular
from kiosk.voucher.pen import MM

MEDIA: Final = ROLL
DOT: Final = 72 / 203
WIDTH_MM: Final = 80
LONGEST_MM: Final = 2000  # of one page, where the paper is cut
WIDTH: Final = WIDTH_MM * MM
LEFT: Final = 4 * MM
RIGHT: Final = WIDTH - LEFT
ROOM: Final = RIGHT - LEFT
TOP: Final = 5 * MM
BOTTOM: Final = 8 * MM  # the blade may come down early, and the hand tears here

RULE: Final = 3 * DOT
FINE: Final = DOT

SMALL: Final = regular(8.5)
LABEL: Final = medium(8.5)
TEXT: Final = regular(9.5)
STRONG: Final = medium(10)


def at_arms_length(size: float) -> Style:
    """Return the face for what is read before the strip is torn off."""
    return medium(size)
