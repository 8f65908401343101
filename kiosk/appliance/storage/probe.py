"""What lies at the offset, whatever the partition table says of it."""

from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from kiosk.appliance.storage import superblock, traces
from kiosk.appliance.storage.commands import CommandError, attempt, last_words
from kiosk.appliance.storage.layout import LABEL, MIB, UNFINISHED_LABEL
from kiosk.appliance.storage.places import places
from kiosk.appliance.storage.superblock import Superblock


class Content(Enum):
    """Whose it is."""

    OURS = "ours"
    UNFINISHED = "unfinished"
    FOREIGN = "foreign"
    TRACES = "traces"
    NOTHING = "nothing"


class Found(Struct, frozen=True):
    """What was found.

    Attributes:
        superblocks: all that there are, the primary one first.
        other: the kind of another file system, as blkid calls it.
    """

    content: Content
    superblocks: tuple[Superblock, ...] = ()
    other: str = ""

    @property
    def primary_is_whole(self) -> bool:
        """Whether the file system can be opened as it is."""
        return any(one.whole and one.place.group == 0 for one in self.superblocks)

    @property
    def is_labelled(self) -> bool:
        """Whether every superblock bears the final label."""
        return {one.label for one in self.superblocks} == {LABEL}

    @property
    def needs_replay(self) -> bool:
        """Whether a check will begin by replaying the journal, as far as can be told."""
        return not self.primary_is_whole or self.superblocks[0].needs_replay

    @property
    def size(self) -> int:
        """The size of the file system in bytes; 0 if none of its superblocks is whole."""
        return next((one.size for one in self.superblocks if one.whole), 0)


def look(disk: Path, offset: int, size: int) -> Found:
    """Look at the `size` bytes from `offset`, and change nothing.

    Raises:
        OSError: a place cannot be read; what it held cannot be told, so nothing may be written there.
        CommandError: blkid does not work.
    """
    with disk.open("rb", buffering=0) as file:
        blocks = tuple(_superblocks(file, offset, size))
        other = _other(disk, offset, size)
        content = judge(blocks, other)
        if content is Content.NOTHING and _has_traces(file, offset, size):
            content = Content.TRACES
    return Found(content, blocks, other)


def judge(blocks: tuple[Superblock, ...], other: str) -> Content:
    """Tell whose the superblocks are; one label of ours outweighs all others, but not another file system.

    Args:
        blocks: all that were found.
        other: the kind of the other file system that lies there too; "" for none.
    """
    labels = {block.label for block in blocks}
    if LABEL in labels and (not other or any(b.whole and b.place.group == 0 for b in blocks)):
        return Content.OURS
    if other or labels - {UNFINISHED_LABEL}:
        return Content.FOREIGN
    return Content.UNFINISHED if labels else Content.NOTHING


def _superblocks(file: BinaryIO, offset: int, size: int) -> Iterator[Superblock]:
    for place in places(size):
        found = superblock.read(_read(file, offset + place.at, superblock.SIZE), place)
        if found is not None:
            yield found


def _other(disk: Path, offset: int, size: int) -> str:
    """Return the kind of a file system (or of anything else with a signature) that is not ext."""
    command = ["blkid", "--probe", "--output", "value", "--match-tag", "TYPE"]
    done = attempt([*command, "--offset", str(offset), "--size", str(size), str(disk)])
    match done.returncode:
        case 0:
            kind = done.stdout.strip()
            return "" if kind.startswith("ext") else kind or "a partition table"
        case 2:
            return ""
        case 8:
            return "several file systems"
        case _:
            raise CommandError("blkid", last_words(done))


def _has_traces(file: BinaryIO, offset: int, size: int) -> bool:
    end = offset + min(size, traces.SEARCHED)
    return any(traces.has_trace(_read(file, at, min(MIB, end - at))) for at in range(offset, end, MIB))


def _read(file: BinaryIO, at: int, size: int) -> bytes:
    file.seek(at)
    content = b""
    while len(content) < size and (more := file.read(size - len(content))):
        content += more
    return content.ljust(size, b"\0")
