"""A FAT32 file system out of a folder, byte for byte the same each time."""

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from image.settled import environment

LABEL: Final = "POLISE"


def write(folder: Path, target: Path, size: int, serial: int, epoch: int) -> None:
    """Write `folder` into a new file system of `size` bytes at `target`.

    Args:
        folder: of folders and files, without links.
        target: the file that is to hold the file system.
        size: bytes of the file system.
        serial: of the file system, 32 bits; it would be the time otherwise.
        epoch: seconds since 1970 that all files bear.

    Raises:
        subprocess.CalledProcessError: the files do not fit.
    """
    with target.open("wb") as image:
        image.truncate(size)
    settled = environment(epoch)
    # Debian 12's takes the label's date from the clock alone, so the clock stands still for it.
    clock = ["faketime", "-f", datetime.fromtimestamp(epoch, UTC).strftime("%Y-%m-%d %H:%M:%S")]
    make = [*clock, "mkfs.vfat", "-F", "32", "-n", LABEL, "-i", f"{serial:08x}", str(target)]
    subprocess.run(make, check=True, env=settled, stdout=subprocess.DEVNULL)
    # One by one and sorted: mcopy takes a folder in the order of the disk that it lies on.
    for path in sorted(folder.rglob("*")):
        place = f"::/{path.relative_to(folder)}"
        os.utime(path, (epoch, epoch))
        words = ["mmd"] if path.is_dir() else ["mcopy", "-m"]
        files = [] if path.is_dir() else [str(path)]
        subprocess.run([*words, "-i", str(target), *files, place], check=True, env=settled)
