"""Where the data partition lies, and by what it is known."""

from typing import Final

from msgspec import Struct

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

_LARGEST: Final = 0xFFFFFFFF  # sectors that an entry of the table can have


class Layout(Struct, frozen=True):
    """Where on a card the data partition begins and how large it is at least, in bytes.

    Attributes:
        tail: stays free at the end: Raspberry Pi Imager wipes the last MiB of every card that it writes,
            also of one whose data are to be adopted.
    """

    offset: int = 4096 * MIB
    minimum: int = 256 * MIB
    tail: int = 4 * MIB

    def room(self, card: int) -> int:
        """Return how many bytes a card of `card` bytes has for the partition."""
        return max(0, min((card - self.offset - self.tail) // SECTOR, _LARGEST)) * SECTOR
