"""A new file system, made so that a power cut at any moment leaves what the next start makes anew."""

from pathlib import Path
from typing import Final

from msgspec.structs import replace

from kiosk.appliance.storage.commands import CommandError, run
from kiosk.appliance.storage.disk import Disk
from kiosk.appliance.storage.kept import FORMAT, FORMAT_FILE
from kiosk.appliance.storage.layout import BLOCK, FORMING, LABEL, NUMBER, UNFINISHED_LABEL
from kiosk.appliance.storage.probe import Content, look
from kiosk.appliance.storage.table import Entry, write_entry

OPTIONS: Final = (
    *("-q", "-F", "-t", "ext4", "-b", str(BLOCK), "-m", "1", "-e", "remount-ro"),
    *("-O", "has_journal,metadata_csum,sparse_super,resize_inode", "-J", "size=16"),
    # Some dozens of files are kept, so few inodes: the start need not wait for their tables to be zeroed.
    *("-i", "262144"),
    # Nothing is left to be zeroed later, and nothing beyond the new tables is wiped.
    *("-E", "nodiscard,lazy_itable_init=0,lazy_journal_init=0"),
)


def make(disk: Disk, entry: Entry, folder: Path) -> None:
    """Make partition 4 and a file system of ours on it.

    In this order: an entry whose type says that it is being made, a file system whose label says so too,
    the label, and last the entry's type.

    Args:
        disk: the whole one.
        entry: the partition's place and its final type.
        folder: made if need be, in memory; what is in it is copied onto the new file system.

    Raises:
        CommandError: it could not be made, or is not there when it is read back.
        OSError: the card cannot be read or written.
    """
    node = disk.partition(NUMBER)
    write_entry(disk, replace(entry, type=FORMING))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / FORMAT_FILE).write_text(f"{FORMAT}\n")
    run(["mke2fs", *OPTIONS, "-L", UNFINISHED_LABEL.decode(), "-d", str(folder), str(node)])
    label(node)
    read_back(disk, entry)
    write_entry(disk, entry)


def label(node: Path) -> None:
    """Write the final label into every superblock, the primary one last.

    Raises:
        CommandError: it could not be written.
    """
    run(["tune2fs", "-L", LABEL.decode(), str(node)])


def read_back(disk: Disk, entry: Entry) -> None:
    """Look at what was made, on the card and not in memory: a worn-out card takes writes and keeps nothing.

    Raises:
        CommandError: it is not there.
        OSError: the card cannot be read.
    """
    for node in (disk.partition(NUMBER), disk.path):
        run(["blockdev", "--flushbufs", str(node)])
    found = look(disk.path, entry.start, entry.size)
    if found.content is not Content.OURS or not found.primary_is_whole or not found.is_labelled:
        raise CommandError("mke2fs", "what was written to the card is not on it")
