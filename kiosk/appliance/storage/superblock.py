"""An ext superblock, wherever it is found.

Layout: https://docs.kernel.org/filesystems/ext4/globals.html
"""

import struct
from typing import Final

from msgspec import Struct

from kiosk.appliance.storage.layout import BLOCK, LABEL, UNFINISHED_LABEL

SIZE: Final = 1024
_MAGIC: Final = 0xEF53
_RECOVER: Final = 0x4
_METADATA_CSUM: Final = 0x400
_BLOCKS_PER_GROUP: Final = 8 * BLOCK


class Place(Struct, frozen=True):
    """Where a superblock of a file system may lie.

    Attributes:
        group: the block group; 0 holds the primary superblock.
        at: bytes from the file system's first one.
        block: the size of a block of a file system that has one there; 0 for any.
    """

    group: int
    at: int
    block: int = 0


class Superblock(Struct, frozen=True):
    """What one says.

    Attributes:
        whole: it belongs where it was found and its checksum is right, so what it says is true.
        size: the file system's size in bytes.
        needs_replay: its journal holds what the files do not yet; copies do not tell.
    """

    place: Place
    label: bytes
    whole: bool
    size: int
    needs_replay: bool = False

    @property
    def number(self) -> int:
        """The number of its block, as e2fsck wants it."""
        return self.place.group * _BLOCKS_PER_GROUP


def read(content: bytes, place: Place) -> Superblock | None:
    """Return the superblock in these 1024 bytes; None if they are none.

    One that bears a label of ours is one, however damaged the rest of it is. A backup of a file system that
    began elsewhere on the card says that it is of another group, and is none.
    """
    (magic,) = struct.unpack_from("<H", content, 56)
    (group,) = struct.unpack_from("<H", content, 90)
    label = content[120:136].rstrip(b"\0")
    fits = magic == _MAGIC and group == place.group & 0xFFFF and _is_sane(content, place)
    if not fits and label not in {LABEL, UNFINISHED_LABEL}:
        return None
    (features,) = struct.unpack_from("<I", content, 96)
    whole = fits and _has_right_checksum(content)
    return Superblock(place, label, whole, _size(content), needs_replay=bool(features & _RECOVER))


def _is_sane(content: bytes, place: Place) -> bool:
    (log_block,) = struct.unpack_from("<I", content, 24)
    revision, first_inode, inode = struct.unpack_from("<I4xIH", content, 76)
    fits = log_block <= 6 and place.block in {0, 1024 << log_block}
    return fits and (revision == 0 or (revision == 1 and first_inode >= 11 and inode >= 128))


def _size(content: bytes) -> int:
    (low,) = struct.unpack_from("<I", content, 4)
    (high,) = struct.unpack_from("<I", content, 336)
    (log_block,) = struct.unpack_from("<I", content, 24)
    return int((high << 32 | low) << (10 + min(log_block, 6)))


def _has_right_checksum(content: bytes) -> bool:
    (features,) = struct.unpack_from("<I", content, 100)
    (stored,) = struct.unpack_from("<I", content, 1020)
    return not features & _METADATA_CSUM or _crc32c(content[:1020]) == stored


def _crc32c(content: bytes) -> int:
    value = 0xFFFFFFFF
    for byte in content:
        value ^= byte
        for _ in range(8):
            value = value >> 1 ^ (0x82F63B78 if value & 1 else 0)
    return value
