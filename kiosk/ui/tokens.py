"""The look's named constants: colours, lengths in design pixels (149 per inch), type sizes."""

from typing import Final

Rgba = tuple[float, float, float, float]


def rgba(hexadecimal: str, alpha: float = 1.0) -> Rgba:
    """Return `#RRGGBB` as four parts of 0 to 1, the way Kivy wants a colour."""
    red, green, blue = (int(hexadecimal[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return (red, green, blue, alpha)


GROUND: Final = rgba("#F4F6F8")
SURFACE: Final = rgba("#FFFFFF")
LINE: Final = rgba("#DDE3E8")
OUTLINE: Final = rgba("#C3CED6")
KEY: Final = rgba("#C3CED6")
"""The keys that type nothing."""
INK: Final = rgba("#16202B")
QUIET: Final = rgba("#5B6B7B")
FAINT: Final = rgba("#8FA1B0")
BRAND: Final = rgba("#0A5C66")
BRAND_PRESSED: Final = rgba("#07464E")
BRAND_TINT: Final = rgba("#DDEEEF")
BRAND_WASH: Final = rgba("#F0F8F8")
GOOD: Final = rgba("#1B7F4B")
GOOD_TINT: Final = rgba("#EAF6EF")
PARTIAL: Final = rgba("#B26A00")
PARTIAL_INK: Final = rgba("#8A5200")
PARTIAL_TINT: Final = rgba("#FDF1DE")
BAD: Final = rgba("#B3261E")
BAD_PRESSED: Final = rgba("#8C1D17")
BAD_TINT: Final = rgba("#FBE9E7")
LAMP_READY: Final = rgba("#1B9A57")
LAMP_WAIT: Final = rgba("#D99A2B")
LAMP_BAD: Final = rgba("#D43A30")
LAMP_OFF: Final = rgba("#8FA1B0")
CARD_LINE: Final = rgba("#A9C9CD")
DEVICE: Final = rgba("#22303B")
DEVICE_EDGE: Final = rgba("#3A4A59")
DEVICE_SLOT: Final = rgba("#0E161D")
PRESSED: Final = rgba("#E6ECF0")
DISABLED: Final = rgba("#E3E8EC")
DISABLED_INK: Final = rgba("#566572")
UNDO_INK: Final = rgba("#7FD3DC")
SHADE: Final = rgba("#16202B", 0.45)
CLEAR: Final = (0.0, 0.0, 0.0, 0.0)

TEXT: Final = 20
LABEL: Final = 20
"""Of words that have no room to grow: large text leaves them as they are."""
TEXT_LARGE: Final = 24
TITLE: Final = 32
DISPLAY: Final = 44

RADIUS: Final = 12
RADIUS_LARGE: Final = 14
GAP: Final = 8
GUTTER: Final = 24

ACTION: Final = 88
"""The primary action's height: 15 mm."""
ROW: Final = 64
"""The least height of a row that can be tapped: 10.9 mm."""
TOUCH: Final = 56
"""The least side of anything that can be tapped: 9.5 mm."""
BAR: Final = 64

INK_ON: Final[dict[str, tuple[Rgba, Rgba]]] = {
    "ink on ground": (INK, GROUND),
    "ink on surface": (INK, SURFACE),
    "ink on brand tint": (INK, BRAND_TINT),
    "ink on pressed": (INK, PRESSED),
    "quiet on ground": (QUIET, GROUND),
    "quiet on surface": (QUIET, SURFACE),
    "quiet on brand wash": (QUIET, BRAND_WASH),
    "brand on ground": (BRAND, GROUND),
    "brand on surface": (BRAND, SURFACE),
    "brand on brand tint": (BRAND, BRAND_TINT),
    "surface on brand": (SURFACE, BRAND),
    "surface on brand pressed": (SURFACE, BRAND_PRESSED),
    "surface on bad": (SURFACE, BAD),
    "surface on bad pressed": (SURFACE, BAD_PRESSED),
    "good on surface": (GOOD, SURFACE),
    "good on good tint": (GOOD, GOOD_TINT),
    "partial ink on surface": (PARTIAL_INK, SURFACE),
    "partial ink on partial tint": (PARTIAL_INK, PARTIAL_TINT),
    "bad on surface": (BAD, SURFACE),
    "bad on bad tint": (BAD, BAD_TINT),
    "ink on bad tint": (INK, BAD_TINT),
    "ink on partial tint": (INK, PARTIAL_TINT),
    "surface on partial ink": (SURFACE, PARTIAL_INK),
    "surface on good": (SURFACE, GOOD),
    "disabled ink on disabled": (DISABLED_INK, DISABLED),
    "surface on ink": (SURFACE, INK),
    "undo on ink": (UNDO_INK, INK),
    "brand on brand wash": (BRAND, BRAND_WASH),
    "ink on good tint": (INK, GOOD_TINT),
    "ink on key": (INK, KEY),
}
"""Every pair of text and ground that a widget draws; each has a contrast of at least 4.5 to 1."""
