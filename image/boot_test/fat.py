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
    """The first FAT partition of a disk.

    Args:
        disk: a raw file.

    Raises:
        image.partitions.NoTableError: it has none.
    """

    def __init__(self, disk: Path) -> None:
        with disk.open("rb") as file:
            start = boot_partition(file.read(SECTOR)).start
        self._drive = f"{disk}@@{start}"

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

    def names(self) -> list[str]:
        """Give the names in the top folder."""
        lines = self._tool("mdir", "-b", "::").decode("utf-8", "replace").splitlines()
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
