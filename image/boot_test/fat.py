"""Reads and writes the FAT partition inside a disk's file, by mtools."""

import os
import subprocess
from pathlib import Path
from typing import Final

from image.partitions import boot_partition
from kiosk.appliance.storage.layout import SECTOR

_SECONDS: Final = 120


class FatError(Exception):
    """mtools refused; its words."""


class Fat:
    """A FAT file system in a raw file.

    Args:
        drive: the file, and after `@@` the byte at which it begins, as mtools take it.
    """

    def __init__(self, drive: str) -> None:
        self._drive = drive

    @classmethod
    def of(cls, disk: Path) -> "Fat":
        """Give the first FAT partition of a disk.

        Raises:
            image.partitions.NoTableError: it has none.
        """
        with disk.open("rb") as file:
            start = boot_partition(file.read(SECTOR)).start
        return cls(f"{disk}@@{start}")

    @classmethod
    def made(cls, disk: Path, mib: int) -> "Fat":
        """Make a stick without a partition table, as a raw file of so many MiB, and give what is on it."""
        fat = cls(str(disk))
        fat._tool("mformat", "-C", "-F", "-T", str(mib * 1024**2 // SECTOR), "::")
        return fat

    def read(self, name: str) -> bytes:
        """Give a file's content.

        Raises:
            FatError: there is no such file.
        """
        return self._tool("mtype", f"::{name}")

    def write(self, name: str, content: bytes) -> None:
        """Write a file, also over an old one."""
        self._tool("mcopy", "-o", "-", f"::{name}", content=content)

    def delete(self, name: str) -> None:
        """Delete a file.

        Raises:
            FatError: there is no such file.
        """
        self._tool("mdel", f"::{name}")

    def names(self, folder: str = "") -> list[str]:
        """Give the names in the top folder; with a folder of it, what is there, by its whole name."""
        lines = self._tool("mdir", "-b", f"::{folder}").decode("utf-8", "replace").splitlines()
        return [line.removeprefix("::/") for line in lines if line]

    def unpack(self, name: str, target: Path) -> Path:
        """Copy a file out of the partition and give where it is now."""
        target.write_bytes(self.read(name))
        return target

    def _tool(self, tool: str, *words: str, content: bytes | None = None) -> bytes:
        try:
            done = subprocess.run(
                [tool, "-i", self._drive, *words],
                input=content,
                capture_output=True,
                timeout=_SECONDS,
                check=False,
                env={**os.environ, "MTOOLS_SKIP_CHECK": "1", "LC_ALL": "C.UTF-8"},
            )
        except OSError as error:
            raise FatError(f"{tool} is missing: run image/setup") from error
        if done.returncode:
            raise FatError(f"{tool} {words}: {done.stderr.decode('utf-8', 'replace').strip()}")
        return done.stdout
