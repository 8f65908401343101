"""The ledger's files read without mounting, to see whether a repair has left them as they were."""

import hashlib
import subprocess
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Final

from msgspec import Struct

from kiosk.appliance.storage.kept import LEDGER_FILES, LEDGER_FOLDER
from kiosk.appliance.storage.layout import BLOCK, MIB

_ABSENT: Final = "File not found by ext2_lookup"
_BANNER: Final = "debugfs "


class UnreadableError(Exception):
    """The ledger's files, or whether there are any, cannot be told; the words say why."""


class Kept(Struct, frozen=True):
    """A file's size in bytes and the SHA-256 of its content."""

    size: int
    digest: str


Ledger = Mapping[str, Kept]
"""The ledger's files that there are, by name."""


def came_through(before: Ledger, after: Ledger, *, exact: bool) -> bool:
    """Tell whether a repair has cost nothing of the ledger.

    Args:
        before: its files before the repair.
        after: and after it.
        exact: false if the repair began by replaying the file system's journal, which may well have
            brought the last commits into the files; then none may be gone, and none shorter.
    """
    if exact:
        return before == after
    return all(name in after and after[name].size >= kept.size for name, kept in before.items())


def ledger_on(node: Path, superblock: int = 0) -> Ledger:
    """Return the ledger's files on the file system at `node`; none is an answer too.

    Args:
        node: the partition, not mounted.
        superblock: the block of the superblock's copy to go by; 0 for the primary one.

    Raises:
        UnreadableError: a file or a folder cannot be read, or debugfs cannot be run.
    """
    found = {name: _read(node, superblock, f"/{LEDGER_FOLDER}/{name}") for name in LEDGER_FILES}
    return {name: kept for name, kept in found.items() if kept is not None}


def _read(node: Path, superblock: int, path: str) -> Kept | None:
    where = ["-s", str(superblock), "-b", str(BLOCK)] if superblock else []
    command = ["debugfs", "-c", *where, "-R", f"cat {path}", str(node)]
    digest, size = hashlib.sha256(), 0
    try:
        # One or two lines at most come of stderr, so it may wait until the file is read.
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            for part in iter(partial(_part, process), b""):
                digest.update(part)
                size += len(part)
            words = process.stderr.read().decode(errors="replace") if process.stderr else ""
    except OSError as error:
        raise UnreadableError(str(error)) from error
    complaints = [line for line in words.splitlines() if line.strip() and not line.startswith(_BANNER)]
    if not complaints:
        return Kept(size, digest.hexdigest())
    if all(_ABSENT in line for line in complaints):
        return None
    raise UnreadableError(complaints[0])


def _part(process: subprocess.Popen[bytes]) -> bytes:
    return process.stdout.read(MIB) if process.stdout else b""
