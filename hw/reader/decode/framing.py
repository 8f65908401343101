"""What a reader puts around the tracks of a card: sentinels, check characters, and text before and after."""

from dataclasses import dataclass, field

from hw.reader.iso7811 import ALPHANUMERIC, LAYOUTS, NUMERIC, Coding, Layouts, sent_as
from hw.service.settings import ReaderSettings

BREAKS = rb"\t\n\r\x03"
"""What readers that type send after a track or a card, as a regular expression's set has it."""

_OF_LETTERS = "#&!%"  # what readers send for a track 3 that is written as track 1 is


@dataclass(frozen=True, slots=True)
class Framing:
    """How a reader is set.

    Attributes:
        sends_lrc: whether each track's check character follows its end sentinel.
        prefix: what the reader types before every card.
        suffix: what it types after every card, line ends aside.
        layouts: the sentinels it sends.
    """

    sends_lrc: bool = False
    prefix: bytes = b""
    suffix: bytes = b""
    layouts: Layouts = field(default_factory=lambda: LAYOUTS)


def framing_of(settings: ReaderSettings) -> Framing:
    """Give the framing that kiosk.toml says."""
    return Framing(
        settings.sends_lrc,
        settings.prefix.encode("ascii"),
        settings.suffix.encode("ascii"),
        layouts_of(settings),
    )


def layouts_of(settings: ReaderSettings) -> Layouts:
    """Give the sentinels that kiosk.toml says.

    A start sentinel of track 3 that is also one of track 1 or 2 means that track's coding; of the others the
    usual ones for letters mean letters, and any other means digits.
    """
    first, second, third = settings.start_sentinels

    def coding(sign: str) -> Coding:
        if sign in second:
            return NUMERIC
        return ALPHANUMERIC if sign in first or sign in _OF_LETTERS else NUMERIC

    starts = (
        dict.fromkeys(first, ALPHANUMERIC),
        dict.fromkeys(second, NUMERIC),
        {s: coding(s) for s in third},
    )
    return sent_as({1: starts[0], 2: starts[1], 3: starts[2]}, settings.end_sentinel)
