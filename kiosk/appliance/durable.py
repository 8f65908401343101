"""Files that a power cut leaves either as they were or as they should be."""

import os
from pathlib import Path
from typing import Final

from kiosk.ledger.files import sync

READABLE: Final = 0o644
PRIVATE: Final = 0o600


def put(path: Path, content: bytes, mode: int = READABLE) -> None:
    """Replace the file at `path`, or make it; it is never there with more rights than `mode`.

    Raises:
        OSError: it cannot be written, and is as it was.
    """
    draft = path.with_name(f".{path.name}.new")
    draft.unlink(missing_ok=True)
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, PRIVATE)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fchmod(file.fileno(), mode)
        os.fsync(file.fileno())
    draft.replace(path)
    sync(path.parent)


def put_if_other(path: Path, content: bytes, mode: int = READABLE) -> None:
    """Do the same, unless that is the file's content already: a card lives longer unwritten.

    Raises:
        OSError: it cannot be written, and is as it was.
    """
    if content_of(path) != content:
        put(path, content, mode)


def content_of(path: Path) -> bytes | None:
    """Return what is in the file; None if there is none, or none that can be read."""
    try:
        return path.read_bytes()
    except OSError:
        return None


def folder(path: Path, mode: int = 0o755) -> Path:
    """Make the folder if there is none, give it that mode, and return it.

    Raises:
        OSError: it cannot be made.
    """
    path.mkdir(mode=mode, parents=True, exist_ok=True)
    if path.stat().st_mode & 0o777 != mode:
        path.chmod(mode)
    return path
