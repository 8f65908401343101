"""Cards of a kiosk for the tests: real block devices on sparse files, with the real tools."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final

import pytest

from kiosk.appliance.faults import Fault
from kiosk.appliance.storage import tree
from kiosk.appliance.storage.attend import Attendant
from kiosk.appliance.storage.disk import Disk
from kiosk.appliance.storage.layout import BLOCK, MIB, Layout
from kiosk.appliance.storage.main import hand_on

OFFSET: Final = 8 * MIB
LAYOUT: Final = Layout(offset=OFFSET, minimum=64 * MIB, tail=0)
CARD: Final = 408 * MIB
"""Room for four groups of the file system, so for copies of its superblock in groups 1 and 3."""
LEDGER: Final = b"an invented journal\n" * 20_000
KEY: Final = b"k" * 32


def sh(*command: str | Path, text: str = "") -> str:
    """Run a tool that must succeed."""
    done = subprocess.run(command, input=text, capture_output=True, check=False, text=True)
    assert done.returncode == 0, f"{command}: {done.stderr}{done.stdout}"
    return done.stdout


@dataclass
class Card:
    """A card in a slot: the file behind it, its device, and the id that its image gives it."""

    file: Path
    disk: Disk
    run: Path
    id: str = field(default_factory=lambda: os.urandom(4).hex())  # tests run side by side

    @property
    def node(self) -> Path:
        return self.disk.partition(4)

    @property
    def table(self) -> str:
        return sh("sfdisk", "--dump", self.disk.path)

    def start(self, layout: Layout = LAYOUT) -> tuple[Fault, ...]:
        """Do what a start of the kiosk does."""
        return hand_on(Attendant(self.disk, layout, self.run))

    def flash(self) -> None:
        """Write an image over the card's beginning: a table of three partitions, and what is in them."""
        self.forget()
        with self.disk.path.open("r+b") as file:
            file.write(os.urandom(7 * MIB))
        table = f"label: dos\nlabel-id: 0x{self.id}\n"
        entries = ("size=1MiB, type=c", "size=2MiB", "size=2MiB")
        sh("sfdisk", "--quiet", "--wipe", "always", self.disk.path, text=table + "\n".join(entries))
        sh("partx", "--add", "--nr", "1:3", self.disk.path)

    def forget(self) -> None:
        """Let the kernel forget the partitions, as when a card is pulled out."""
        for _ in range(100):
            subprocess.run(["partx", "--delete", self.disk.path], capture_output=True, check=False)
            if all(self.disk.partition_size(number) is None for number in range(1, 5)):
                return
            time.sleep(0.1)  # somebody else on this machine looks at it
        raise TimeoutError(f"the partitions of {self.disk.path} stay in use")

    def restart(self) -> None:
        """Let the kernel learn the partitions from the table alone, as at power-on."""
        self.forget()
        sh("partx", "--add", self.disk.path)

    @contextmanager
    def mounted(self) -> Iterator[Path]:
        with tree.mounted(self.node, self.run / "mounted"):
            yield self.run / "mounted"

    def keep_a_ledger(self) -> None:
        with self.mounted() as folder:
            (folder / "ledger").mkdir()
            (folder / "ledger" / "ledger.sqlite").write_bytes(LEDGER)
            (folder / "ledger" / "ledger.sqlite.key").write_bytes(KEY)

    def has_its_ledger(self) -> bool:
        with self.mounted() as folder:
            ledger = folder / "ledger"
            return (ledger / "ledger.sqlite").read_bytes() == LEDGER and (
                ledger / "ledger.sqlite.key"
            ).read_bytes() == KEY

    def write(self, at: int, content: bytes) -> None:
        """Write behind the back of every file system; `at` counts from the data partition's first byte."""
        self.write_all([(at, content)])

    def write_all(self, pieces: Iterable[tuple[int, bytes]]) -> None:
        """Write many pieces, likewise."""
        with self.disk.path.open("r+b") as file:
            for at, content in pieces:
                file.seek(OFFSET + at)
                file.write(content)
        sh("blockdev", "--flushbufs", self.disk.path)
        if self.node.exists():
            sh("blockdev", "--flushbufs", self.node)

    def read(self, at: int, size: int) -> bytes:
        with self.disk.path.open("rb") as file:
            file.seek(OFFSET + at)
            return file.read(size)

    def content(self) -> dict[int, bytes]:
        """Return the data partition's blocks that are not blank, by where they are."""
        sh("blockdev", "--flushbufs", self.disk.path)
        with self.file.open("rb", buffering=0) as file:
            return {at - OFFSET: block for at, block in _blocks(file) if block.count(0) != BLOCK}


def but_for_the_time(content: dict[int, bytes]) -> dict[int, bytes]:
    """Return the blocks without the superblock's time of its last write, and the checksum over it.

    What is taken back is back to the bit but for that: the tool that does it counts as a writer.
    """
    first = bytearray(content.get(0, bytes(BLOCK)))
    first[1072:1076] = first[2044:2048] = bytes(4)
    return {**content, 0: bytes(first)}


def _blocks(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    end = OFFSET
    while (start := _next_data(file.fileno(), end)) is not None:
        end = os.lseek(file.fileno(), start, os.SEEK_HOLE)
        for at in range(start, end, BLOCK):
            yield at, os.pread(file.fileno(), BLOCK, at)


def _next_data(handle: int, start: int) -> int | None:
    try:
        return os.lseek(handle, start, os.SEEK_DATA)
    except OSError:
        return None


@contextmanager
def slot(folder: Path, size: int = CARD, *, read_only: bool = False) -> Iterator[Card]:
    """Put a blank card into a slot, or the one that is in `folder` already."""
    _need_devices()
    file = folder / "card"
    if not file.exists():
        file.touch()
    os.truncate(file, size)
    options = ["--read-only"] if read_only else []
    device = Path(sh("losetup", "--find", "--show", *options, file).strip())
    card = Card(file, Disk(device), folder / "run")
    try:
        yield card
    finally:
        card.forget()
        sh("losetup", "--detach", device)


def _need_devices() -> None:
    if os.geteuid() != 0:
        pytest.skip("needs root, for loop devices and mounts")
    missing = [tool for tool in ("sfdisk", "losetup", "mke2fs", "debugfs") if shutil.which(tool) is None]
    if missing:
        pytest.skip(f"needs {', '.join(missing)} (packages fdisk, mount, e2fsprogs)")
    if not Path("/dev/loop-control").exists():
        pytest.skip("needs loop devices (/dev/loop-control), which this machine does not have")
