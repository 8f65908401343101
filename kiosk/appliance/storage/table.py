"""The partition table: read from the first sector, changed by sfdisk, and made known to the kernel.

MBR: the disk's id at byte 440, four entries of 16 bytes from byte 446, the signature at 510.
"""

import struct
from pathlib import Path
from typing import Final

from msgspec import Struct

from kiosk.appliance.storage.commands import CommandError, run
from kiosk.appliance.storage.disk import Disk
from kiosk.appliance.storage.layout import NUMBER, SECTOR

_ENTRY: Final = struct.Struct("<B3xB3xII")
_ENTRIES_AT: Final = 446
_SIGNATURE: Final = b"\x55\xaa"


class Entry(Struct, frozen=True):
    """A partition: its type, and its place on the disk in bytes."""

    type: int
    start: int
    size: int

    @property
    def end(self) -> int:
        """The first byte behind it."""
        return self.start + self.size


def entry_of(sector: bytes, number: int = NUMBER) -> Entry | None:
    """Return that partition of a disk whose first sector is given; None where the table has none."""
    if sector[510:512] != _SIGNATURE:
        return None
    _, kind, start, size = _ENTRY.unpack_from(sector, _ENTRIES_AT + 16 * (number - 1))
    return Entry(kind, start * SECTOR, size * SECTOR) if size else None


def write_entry(disk: Disk, entry: Entry) -> None:
    """Make partition 4 this one, and no other change; its content stays as it is, and the kernel knows it.

    Raises:
        CommandError: the table could not be changed, or is not what it should be afterwards.
        OSError: the card cannot be read.
    """
    before = disk.first_sector()
    old = entry_of(before)
    if any(entry_of(before, number) is None for number in range(1, NUMBER)):
        raise CommandError("sfdisk", "the partition table is not that of this image")
    if old != entry:
        _change(disk.path, entry, known=old is not None)
        if not _is_the_only_change(before, disk.first_sector(), entry):
            raise CommandError("sfdisk", "the partition table is not what was written")
    if disk.partition_size(NUMBER) != entry.size:
        _tell_kernel(disk)


def _change(path: Path, entry: Entry, *, known: bool) -> None:
    where = ["--partno", str(NUMBER)] if known else ["--append"]
    wipe = ["--wipe", "never", "--wipe-partitions", "never"]
    script = f"start={entry.start // SECTOR}, size={entry.size // SECTOR}, type={entry.type:x}\n"
    run(["sfdisk", "--quiet", "--no-reread", "--no-tell-kernel", *wipe, *where, str(path)], script)


def _is_the_only_change(before: bytes, after: bytes, entry: Entry) -> bool:
    own = _ENTRIES_AT + 16 * (NUMBER - 1)
    return (
        entry_of(after) == entry and before[:own] == after[:own] and before[own + 16 :] == after[own + 16 :]
    )


def _tell_kernel(disk: Disk) -> None:
    # By single partitions: the others are mounted, so the kernel would not read the table anew.
    how = "--add" if disk.partition_size(NUMBER) is None else "--update"
    run(["partx", how, "--nr", str(NUMBER), str(disk.path)])
