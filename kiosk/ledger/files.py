"""Files that are whole or absent: private, synced to the disk, and put in their place in one step."""

import os
from pathlib import Path
from typing import Final

PRIVATE: Final = 0o600


def create(path: Path, content: bytes = b"") -> None:
    """Make a new file of mode 0600, whatever the umask, and sync its content.

    Raises:
        FileExistsError: there is one already.
    """
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, PRIVATE)
    with os.fdopen(handle, "wb") as file:
        os.fchmod(file.fileno(), PRIVATE)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def put(draft: Path, path: Path) -> None:
    """Give a finished draft its name; after a power cut it has either the old or the new one."""
    sync(draft)
    draft.rename(path)
    sync(path.parent)


def sync(path: Path) -> None:
    """Wait until a file, or a directory's list of names, is on the disk."""
    handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_private(path: Path) -> None:
    """Take every right on the file from everyone but its owner."""
    if path.stat().st_mode & 0o777 != PRIVATE:
        path.chmod(PRIVATE)
