"""What ISO/IEC 7811 and 7813 say of the three tracks: alphabets, sentinels, lengths and check characters."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import reduce
from operator import xor
from typing import Literal

TrackNumber = Literal[1, 2, 3]
TRACKS: tuple[TrackNumber, ...] = (1, 2, 3)
END = ord("?")


@dataclass(frozen=True, slots=True)
class Coding:
    """How characters are written as bits.

    Attributes:
        start: the start sentinel on the card.
        base: the character whose data bits are all zero.
        data_bits: data bits of a character, beside its parity bit.
    """

    start: int
    base: int
    data_bits: int

    @property
    def alphabet(self) -> frozenset[int]:
        """The characters that a track's data may hold: all but the sentinels."""
        return frozenset(range(self.base, self.base + (1 << self.data_bits))) - {self.start, END}

    def bits(self, character: int) -> int:
        """Give a character's data bits."""
        return character - self.base

    def lrc(self, characters: Iterable[int]) -> int:
        """Give the check character of a whole track as on the card, start sentinel to end sentinel."""
        return self.base + reduce(xor, map(self.bits, characters), 0)

    def with_parity(self, character: int) -> int:
        """Give a character's data bits with the odd-parity bit above them, as they stand on the card."""
        bits = self.bits(character)
        return bits | ((bits.bit_count() + 1) % 2) << self.data_bits

    def has_parity(self, raw: int) -> bool:
        """Tell whether a raw character, as it stands on the card, has odd parity."""
        return raw >> (self.data_bits + 1) == 0 and raw.bit_count() % 2 == 1


@dataclass(frozen=True, slots=True)
class Layout:
    """How one track is written.

    Attributes:
        codings: the coding that each start sentinel sent by a reader stands for.
        longest: the longest record, with both sentinels and the LRC.
        end: the end sentinel sent by the reader.
    """

    codings: Mapping[int, Coding]
    longest: int
    end: int = END


Layouts = Mapping[TrackNumber, Layout]


ALPHANUMERIC = Coding(ord("%"), 0x20, 6)
NUMERIC = Coding(ord(";"), 0x30, 4)

LAYOUTS: Layouts = {
    1: Layout({ord("%"): ALPHANUMERIC}, 79),
    2: Layout({ord(";"): NUMERIC}, 40),
    # In place of track 3's own start sentinel readers send + (ISO), # (AAMVA), & (7 bit) or ! (old CDL).
    3: Layout({ord(c): NUMERIC for c in ";+"} | {ord(c): ALPHANUMERIC for c in "#&!%"}, 107),
}


def sent_as(starts: Mapping[TrackNumber, Mapping[str, Coding]], end: str = "?") -> Layouts:
    """Give the layouts of a reader that is set to send other sentinels than the card's.

    Args:
        starts: for each track that has others, the coding that each start sentinel stands for.
        end: the end sentinel.
    """
    changed = {
        number: {ord(sign): coding for sign, coding in signs.items()} for number, signs in starts.items()
    }
    return {
        number: replace(layout, codings=changed.get(number, layout.codings), end=ord(end))
        for number, layout in LAYOUTS.items()
    }
