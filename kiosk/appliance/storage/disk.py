"""The disk that the appliance runs from, found by the PARTUUID of its root."""

import os
import re
from pathlib import Path
from typing import Final

from msgspec import Struct

from kiosk.appliance.storage.layout import SECTOR

SYS: Final = Path("/sys")
DEV: Final = Path("/dev")
MOUNTS: Final = Path("/proc/self/mountinfo")
_ROOT: Final = re.compile(r"(?:^|\s)root=PARTUUID=([0-9a-f]{8})-[0-9a-f]{2}(?:\s|$)", re.IGNORECASE)


class NoDiskError(Exception):
    """The disk of the image cannot be found; the words say why."""


class Disk(Struct, frozen=True):
    """A whole disk, such as /dev/mmcblk0."""

    path: Path
    sys: Path = SYS

    @property
    def size(self) -> int:
        """Its size in bytes."""
        with self.path.open("rb") as file:
            return file.seek(0, os.SEEK_END)

    @property
    def read_only(self) -> bool:
        """Whether the kernel lets nobody write to it: a lock switch, or a card that has given up."""
        return (self._folder / "ro").read_text().strip() == "1"

    def first_sector(self) -> bytes:
        """Return what holds the partition table."""
        with self.path.open("rb") as file:
            return file.read(SECTOR)

    def partition(self, number: int) -> Path:
        """Return the node of that partition, whether there is one or not."""
        return self.path.with_name(self._partition_name(number))

    def partition_size(self, number: int) -> int | None:
        """Return the partition's size in bytes as the kernel knows it; None where it knows none."""
        size = self._folder / self._partition_name(number) / "size"
        return int(size.read_text()) * SECTOR if size.exists() else None

    def is_mounted(self, number: int, mounts: Path = MOUNTS) -> bool:
        """Tell whether that partition is mounted somewhere."""
        device = self._folder / self._partition_name(number) / "dev"
        if not device.exists():
            return False
        own = device.read_text().strip()
        return any(line.split()[2] == own for line in mounts.read_text().splitlines())

    def _partition_name(self, number: int) -> str:
        name = self.path.name
        return f"{name}{'p' if name[-1].isdigit() else ''}{number}"

    @property
    def _folder(self) -> Path:
        return self.sys / "block" / self.path.name


def find(command_line: str, sys: Path = SYS, dev: Path = DEV) -> Disk:
    """Return the disk whose id is in the root's PARTUUID on the kernel's command line.

    The sectors themselves are read, so nothing hangs on udev having made its links. If a copy of the card
    is plugged in too, the one in the board's own slot counts.

    Raises:
        NoDiskError: there is none.
    """
    found = _ROOT.search(command_line)
    if found is None:
        raise NoDiskError("the kernel's command line names no root by a PARTUUID")
    wanted = int(found[1], 16).to_bytes(4, "little")
    names = sorted(path.name for path in (sys / "block").iterdir())
    for name in sorted(names, key=lambda one: not one.startswith("mmcblk")):
        disk = Disk(dev / name, sys)
        if _id_of(disk) == wanted:
            return disk
    raise NoDiskError(f"no disk has the id {found[1]} of the root's PARTUUID")


def _id_of(disk: Disk) -> bytes:
    try:
        sector = disk.first_sector()
    except OSError:
        return b""  # an empty slot of a card reader
    return sector[440:444] if sector[510:512] == b"\x55\xaa" else b""
