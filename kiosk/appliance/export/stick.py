"""What is done with a stick: mounted, filled, and let go of, with a word for each way in which that fails."""

import errno
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from kiosk.appliance.export.sticks import Found
from kiosk.appliance.storage.commands import CommandError, run
from kiosk.ledger.files import sync

_OPTIONS: Final = "rw,nosuid,nodev,noexec,umask=0077"
_REASONS: Final = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EROFS: "read-only",
    errno.EIO: "removed",
    errno.ENODEV: "removed",
    errno.ENXIO: "removed",
}


class StickError(Exception):
    """The stick cannot be used; its argument is why: full, read-only, unreadable, removed or failed."""


@contextmanager
def mounted(stick: Found, folder: Path) -> Iterator[Path]:
    """Mount the stick on the folder, for as long as it takes; it may be pulled out afterwards.

    Raises:
        StickError: it cannot be mounted, or written to, or does not take what was written.
    """
    if stick.locked:
        raise StickError("read-only")
    if not stick.kind:
        raise StickError("unreadable")
    folder.mkdir(mode=0o700, exist_ok=True)
    try:
        run(["mount", "-t", stick.kind, "-o", _OPTIONS, str(stick.node), str(folder)])
    except CommandError as error:
        protected = "write-protected" in str(error)
        raise StickError("read-only" if protected else "unreadable") from error
    try:
        _require_writable(folder)
        yield folder
    except BaseException:
        with suppress(StickError):  # what has gone wrong before is what counts
            _let_go(folder)
        raise
    _let_go(folder)


def _require_writable(folder: Path) -> None:
    if os.statvfs(folder).f_flag & os.ST_RDONLY:
        raise StickError("read-only")


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files into a new folder; what could not be written whole leaves nothing behind.

    Raises:
        StickError: the stick does not take them.
    """
    try:
        folder.mkdir()
        for name, content in files.items():
            with (folder / name).open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        sync(folder)
    except OSError as error:
        _take_back(folder)
        raise StickError(_REASONS.get(error.errno or 0, "failed")) from error


def _take_back(folder: Path) -> None:
    try:
        for path in folder.iterdir():
            path.unlink()
        folder.rmdir()
    except OSError:
        return  # a stick that is gone takes nothing back


def _let_go(folder: Path) -> None:
    try:
        run(["umount", str(folder)])
    except CommandError as error:
        raise StickError("failed") from error
