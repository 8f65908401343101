"""The SD card of one boot: a sparse copy of the image, as large as a card, prepared from outside."""

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from image.boot_test.fat import Fat
from image.partitions import DATA_OFFSET

GIB: Final = 1024**3
SIZE: Final = 8 * GIB
"""A usual card; a Pi's card in QEMU must be a power of two."""
TOO_SMALL: Final = DATA_OFFSET + 64 * 1024**2
_SECONDS: Final = 300


class CardError(Exception):
    """A tool for disks failed; its words."""


class Card:
    """A card's file.

    Attributes:
        path: the raw file.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    @classmethod
    def flash(cls, image: Path, path: Path, size: int = SIZE) -> "Card":
        """Write an image to a new card of so many bytes."""
        _run("cp", "--sparse=always", "--reflink=auto", str(image), str(path))
        with path.open("r+b") as file:
            file.truncate(size)
        return cls(path)

    def copy(self, path: Path) -> "Card":
        """Give another card with the same content."""
        _run("cp", "--sparse=always", "--reflink=auto", str(self.path), str(path))
        return Card(path)

    def reflash(self, image: Path) -> None:
        """Write an image over what is there; what lies behind its end stays."""
        with image.open("rb") as source, self.path.open("r+b") as target:
            shutil.copyfileobj(source, target, 16 * 1024**2)

    @property
    def fat(self) -> Fat:
        """Its FAT partition."""
        return Fat.of(self.path)

    def fill_data(self) -> None:
        """Give all free blocks of the data partition to files, as on a kiosk that was never emptied."""
        part, files = self._free_blocks(), 0
        while part:
            left = self._free_blocks()
            self._debugfs(f"write /dev/null /filler-{files}")
            self._debugfs(
                f"fallocate /filler-{files} 0 {part - 1}"
            )  # says so and takes none, if there are fewer
            if self._free_blocks() == left:
                part //= 2
            files += 1

    def damage_data(self) -> None:
        """Zero the beginning of the data partition, with its superblock."""
        with self.path.open("r+b") as file:
            file.seek(DATA_OFFSET)
            file.write(bytes(4096))

    def put_data(self, name: str, content: str) -> None:
        """Write a file on the data partition, also over an old one."""
        with tempfile.NamedTemporaryFile("w") as file:
            file.write(content)
            file.flush()
            self._debugfs(f"rm {name}")
            self._debugfs(f"write {file.name} {name}")

    def _free_blocks(self) -> int:
        lines = self._ext4("dumpe2fs", "-h").splitlines()
        return next(int(line.split(":")[1]) for line in lines if line.startswith("Free blocks:"))

    def _debugfs(self, request: str) -> str:
        return self._ext4("debugfs", "-w", "-R", request)

    def _ext4(self, tool: str, *words: str) -> str:
        return _run(tool, *words, f"{self.path}?offset={DATA_OFFSET}")


def unpack(packed: Path, target: Path) -> Path:
    """Unpack an image by zstd into a sparse file, unless it lies there already, and give where it is."""
    if not target.exists() or target.stat().st_mtime < packed.stat().st_mtime:
        draft = target.with_suffix(".draft")
        _run("zstd", "-dqf", "--sparse", str(packed), "-o", str(draft))
        draft.replace(target)
    return target


def _run(*command: str) -> str:
    path = "/usr/sbin:/sbin:/usr/bin:/bin"
    program = shutil.which(command[0], path=path)
    if program is None:
        raise CardError(f"{command[0]} is missing: run image/setup")
    done = subprocess.run(
        [program, *command[1:]], capture_output=True, text=True, timeout=_SECONDS, check=False
    )
    if done.returncode:
        raise CardError(f"{' '.join(command)}: {done.stderr.strip()}")
    return done.stdout
