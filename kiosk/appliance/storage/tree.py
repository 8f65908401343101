"""A look at the file system while it is mounted where nobody else sees it: its version, and its losses."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from kiosk.appliance import durable
from kiosk.appliance.faults import Fault
from kiosk.appliance.storage import words
from kiosk.appliance.storage.commands import run
from kiosk.appliance.storage.kept import FORMAT, FORMAT_FILE, LEDGER_FILES
from kiosk.appliance.storage.layout import BLOCK
from kiosk.appliance.storage.traces import is_ledger

_LOST_FOUND: Final = "lost+found"


def inspect(node: Path, at: Path) -> Fault | None:
    """Mount the file system, bring it to this image's version, and tell what is wrong with what lies on it.

    Args:
        node: the partition.
        at: an empty folder, made if need be, for the time of the look.

    Raises:
        CommandError: it cannot be mounted.
        OSError: it cannot be read or written.
    """
    with mounted(node, at):
        return _lost(at) or _version(at)


@contextmanager
def mounted(node: Path, at: Path) -> Iterator[None]:
    """Mount `node` at the folder `at` for as long as the context lasts.

    Raises:
        CommandError: it cannot be mounted.
    """
    at.mkdir(mode=0o700, parents=True, exist_ok=True)
    run(["mount", "-t", "ext4", "-o", "nosuid,nodev,noexec", str(node), str(at)])
    try:
        yield
    finally:
        run(["umount", str(at)])


def _lost(at: Path) -> Fault | None:
    """Tell whether a check, today's or an earlier one, has found the ledger without its name."""
    folder = at / _LOST_FOUND
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.is_dir() and any((path / name).exists() for name in LEDGER_FILES):
            return words.damaged(f"the journal lies in {_LOST_FOUND}")
        if path.is_file() and is_ledger(_head(path)):
            return words.damaged(f"the journal lies in {_LOST_FOUND}")
    return None


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(BLOCK)


def _version(at: Path) -> Fault | None:
    path = at / FORMAT_FILE
    try:
        found = int(path.read_text())
    except FileNotFoundError:
        return words.damaged("its files are gone")
    except ValueError:
        return words.damaged(f"the file {FORMAT_FILE} cannot be read")
    if found > FORMAT:
        return words.newer(found, FORMAT)
    if found < FORMAT:
        upgrade(path)
    return None


def upgrade(path: Path) -> None:
    """Write this image's version into the file at `path`, whole or not at all.

    Raises:
        OSError: it cannot be written.
    """
    durable.put(path, f"{FORMAT}\n".encode())
