"""The looks a person may choose, as data: what each changes of the tokens."""

from typing import Final

from msgspec import Struct

from kiosk.ui.tokens import Rgba, rgba

Changes = dict[str, Rgba | int]

HIGH_CONTRAST: Final[Changes] = {
    "ground": rgba("#FFFFFF"),
    "line": rgba("#5C6973"),
    "outline": rgba("#16202B"),
    "key": rgba("#D3DBE1"),
    "ink": rgba("#000000"),
    "quiet": rgba("#2B3843"),
    "faint": rgba("#3E4C58"),
    "brand": rgba("#00414A"),
    "brand_pressed": rgba("#00262C"),
    "brand_tint": rgba("#DDEEEF"),
    "brand_wash": rgba("#FFFFFF"),
    "good": rgba("#0B4F2B"),
    "good_tint": rgba("#FFFFFF"),
    "partial": rgba("#6B3F00"),
    "partial_ink": rgba("#5C3600"),
    "partial_tint": rgba("#FFFFFF"),
    "bad": rgba("#86100A"),
    "bad_pressed": rgba("#5E0905"),
    "bad_tint": rgba("#FFFFFF"),
    "pressed": rgba("#D3DBE1"),
    "disabled": rgba("#E3E8EC"),
    "disabled_ink": rgba("#35424D"),
    "undo_ink": rgba("#B5F1F7"),
    "shade": rgba("#000000", 0.6),
}
"""Every text at least 7 to 1, every rim and line at least 3 to 1; no tinted grounds below messages."""

LARGE_TEXT: Final[Changes] = {"text": 25, "text_large": 28, "title": 36, "display": 50}
"""A quarter larger; what people read but need not compare grows less."""


class Look(Struct, frozen=True):
    """What a person has chosen.

    Attributes:
        contrast: high contrast.
        large: large text.
        low: what is touched is pulled down into reach, on a panel higher than wide.
    """

    contrast: bool = False
    large: bool = False
    low: bool = False

    @property
    def changes(self) -> Changes:
        """What is different from the tokens."""
        return {**(HIGH_CONTRAST if self.contrast else {}), **(LARGE_TEXT if self.large else {})}
