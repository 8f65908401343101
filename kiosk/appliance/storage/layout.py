"""Where the data partition lies, and by what it is known."""

from dataclasses import dataclass
from typing import Final

MIB: Final = 1 << 20
SECTOR: Final = 512
BLOCK: Final = 4096
NUMBER: Final = 4
"""The data partition's number in the table."""

LABEL: Final = b"polise-data"
UNFINISHED_LABEL: Final = b"polise-new"
"""The label while the file system is being made: nothing has ever been kept on one that bears it."""

LINUX: Final = 0x83
FORMING: Final = 0xDA
"""The partition's type while its file system is being made."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where on a card the data partition begins and how large it is at least, in bytes."""

    offset: int = 4096 * MIB
    minimum: int = 256 * MIB
