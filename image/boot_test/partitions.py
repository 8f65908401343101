"""The partition table of the image: an MBR with four primary entries. Pure."""

import struct
from dataclasses import dataclass
from typing import Final

SECTOR: Final = 512
DATA_OFFSET: Final = 4 * 1024**3
"""Where the data partition begins on every card, in bytes."""

_ENTRY: Final = struct.Struct("<B3sB3sII")  # status, first CHS, kind, last CHS, first sector, sectors
_TABLE_AT: Final = 446
_SIGNATURE_AT: Final = 440
_FAT_KINDS: Final = frozenset({0x01, 0x04, 0x06, 0x0B, 0x0C, 0x0E})


class NoTableError(ValueError):
    """The sector is no MBR."""


@dataclass(frozen=True, slots=True)
class Partition:
    """One primary partition.

    Attributes:
        number: 1 to 4.
        kind: the type byte.
        start: the first byte on the disk.
        size: in bytes.
    """

    number: int
    kind: int
    start: int
    size: int


def partitions(sector: bytes) -> list[Partition]:
    """Give the partitions that a disk's first sector names, by number.

    Raises:
        NoTableError: it names none.
    """
    if len(sector) < SECTOR or sector[510:512] != b"\x55\xaa":
        raise NoTableError("the first sector is no partition table")
    found = []
    for number in range(1, 5):
        _, _, kind, _, first, count = _ENTRY.unpack_from(sector, _TABLE_AT + (number - 1) * _ENTRY.size)
        if kind:
            found.append(Partition(number, kind, first * SECTOR, count * SECTOR))
    return found


def boot_partition(sector: bytes) -> Partition:
    """Give the FAT partition, which a Pi's firmware looks for.

    Raises:
        NoTableError: there is none.
    """
    for one in partitions(sector):
        if one.kind in _FAT_KINDS:
            return one
    raise NoTableError("no FAT partition")


def signature(sector: bytes) -> str:
    """Give the disk's signature as PARTUUIDs begin with it: eight hexadecimal digits."""
    (value,) = struct.unpack_from("<I", sector, _SIGNATURE_AT)
    return f"{value:08x}"
