"""Looks for the digits of a card where none may be.

The card of the test carries digits drawn anew for each run, so that whatever of them is found came from the
reader and from nowhere else. A few of them in a row are enough to be found.
"""

import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Final

DIGITS: Final = 16
"""How many are drawn."""
IN_TEXT: Final = 6
"""How many in a row are a find in text that people or programs wrote."""
IN_NUMBERS: Final = 8
"""How many in a row are a find where there are times to the microsecond; six are found by chance."""
ON_DISK: Final = 8
"""How many in a row are a find among gigabytes."""
_AROUND: Final = 96
"""So many bytes before and behind a find are told."""
_PIECE: Final = 8 * 1024**2


def draw() -> str:
    """Draw the digits: none is twice or three times its neighbour, so that no counter looks like them."""
    digits = [secrets.randbelow(10)]
    while len(digits) < DIGITS:
        digit = secrets.randbelow(10)
        if abs(digit - digits[-1]) > 1:
            digits.append(digit)
    return "".join(map(str, digits))


def finds(data: bytes, canary: str, length: int) -> list[str]:
    """Give the rows of so many of the digits that occur in data, also where each fills two or four bytes."""
    narrow = data.replace(b"\0", b"")
    rows = (canary[at : at + length] for at in range(len(canary) - length + 1))
    return [row for row in rows if row.encode() in data or row.encode() in narrow]


def finds_on_disk(disk: Path, canary: str) -> list[str]:
    """Give the rows that occur anywhere in a disk's file, with where they lie."""
    found = []
    for at, data in _written(disk):
        rows = finds(data, canary, ON_DISK)
        found += [f"{row} near byte {at}{_surroundings(data, row)}" for row in rows[:1]] + rows[1:]
    return found


def _surroundings(data: bytes, row: str) -> str:
    """Tell what stands around a find, by which one knows whose memory it is."""
    at = data.find(row.encode())
    return f": {data[max(0, at - _AROUND) : at + _AROUND]!r}" if at >= 0 else ""


def _written(disk: Path) -> Iterator[tuple[int, bytes]]:
    """Give what was ever written to a sparse file, in pieces that overlap by more than a row."""
    with disk.open("rb") as file:
        end = file.seek(0, os.SEEK_END)
        at = 0
        while at < end:
            try:
                at = os.lseek(file.fileno(), at, os.SEEK_DATA)
            except OSError:  # ENXIO: nothing but a hole from here on
                return
            hole = os.lseek(file.fileno(), at, os.SEEK_HOLE)
            while at < hole:
                data = os.pread(file.fileno(), min(_PIECE, hole - at) + 4 * DIGITS, at)
                yield at, data
                at += _PIECE
            at = hole
