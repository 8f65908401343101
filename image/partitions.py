"""The partitions of a disk's file, by its own table: an MBR with four primary entries."""

import struct
from pathlib import Path
from typing import Final

from kiosk.appliance.storage.layout import SECTOR, Layout
from kiosk.appliance.storage.table import Entry, entry_of

DATA_OFFSET: Final = Layout().offset
"""Bytes. The data partition begins here on every card, beyond the end of every image."""

NUMBERS: Final = (1, 2, 3)
"""The partitions of the image itself; the fourth is the card's."""

_SIGNATURE_AT: Final = 440
_MARK_AT: Final = 510
_MARK: Final = b"\x55\xaa"
_FAT_KINDS: Final = frozenset({0x01, 0x04, 0x06, 0x0B, 0x0C, 0x0E})


class NoTableError(ValueError):
    """The sector is no MBR, or names no FAT partition."""


def partitions(sector: bytes) -> dict[int, Entry]:
    """Give the partitions that a disk's first sector names, by number.

    Raises:
        NoTableError: it is no partition table.
    """
    if sector[_MARK_AT:SECTOR] != _MARK:
        raise NoTableError("the first sector is no partition table")
    found = {number: entry_of(sector, number) for number in range(1, 5)}
    return {number: entry for number, entry in found.items() if entry and entry.type}


def boot_partition(sector: bytes) -> Entry:
    """Give the FAT partition, which a Pi's firmware looks for.

    Raises:
        NoTableError: there is none.
    """
    for one in partitions(sector).values():
        if one.type in _FAT_KINDS:
            return one
    raise NoTableError("no FAT partition")


def signature(sector: bytes) -> str:
    """Give the disk's signature as PARTUUIDs begin with it: eight hexadecimal digits."""
    (value,) = struct.unpack_from("<I", sector, _SIGNATURE_AT)
    return f"{value:08x}"


def extract(image: Path, number: int, target: Path) -> Path:
    """Write partition `number` of `image` to `target`, and return that."""
    with image.open("rb") as source, target.open("wb") as out:
        part = partitions(source.read(SECTOR))[number]
        left = part.size
        source.seek(part.start)
        while left and (block := source.read(min(left, 1 << 20))):
            out.write(block)
            left -= len(block)
    return target
