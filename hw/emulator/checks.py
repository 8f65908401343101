"""The check character of a track (ISO 7811): the exclusive or of the data bits of all its characters."""

from functools import reduce
from operator import xor

_BASES = {1: 0x20, 2: 0x30, 3: 0x30}  # the character whose data bits are all zero


def check_character(text: str, track: int) -> str:
    """Give the check character of a track's text with its sentinels, as a reader that sends it does."""
    base = _BASES[track]
    return chr(base + reduce(xor, (ord(character) - base for character in text), 0))
