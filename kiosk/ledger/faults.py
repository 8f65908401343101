"""The ways in which the journal fails: one keyword and one sentence for each."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Final

from kiosk.ports.ledger import LedgerError


class Fault(StrEnum):
    """The keyword that every LedgerError of this package carries as its first argument."""

    DISK_FULL = "disk-full"
    DISK_FAILURE = "disk-failure"
    READ_ONLY = "read-only"
    DAMAGED = "damaged"
    BUSY = "busy"
    MISSING = "missing"
    NOT_A_LEDGER = "not-a-ledger"
    NEWER_VERSION = "newer-version"
    KEY_MISSING = "key-missing"
    KEY_WRONG = "key-wrong"
    REFUSED = "refused"


# SQLite's result codes by the beginning of their names; the first that fits counts.
_CODES: Final = (
    ("SQLITE_FULL", Fault.DISK_FULL),
    ("SQLITE_READONLY", Fault.READ_ONLY),
    ("SQLITE_CORRUPT", Fault.DAMAGED),
    ("SQLITE_NOTADB", Fault.DAMAGED),
    ("SQLITE_IOERR_SHORT_READ", Fault.DAMAGED),
    ("SQLITE_BUSY", Fault.BUSY),
    ("SQLITE_LOCKED", Fault.BUSY),
    ("SQLITE_CONSTRAINT", Fault.REFUSED),
    ("SQLITE_ERROR", Fault.DAMAGED),  # the statements are right, so what they name is not there
)


def fault(keyword: Fault, words: str) -> LedgerError:
    """Return the error that says `words` and carries `keyword` as its first argument."""
    return LedgerError(keyword, words)


@contextmanager
def told_apart(path: Path) -> Iterator[None]:
    """Turn what SQLite or the file system raises about `path` into a LedgerError with its keyword."""
    try:
        yield
    except sqlite3.ProgrammingError:
        raise  # a mistake in this package, not a fault of the disk
    except sqlite3.Error as error:
        raise fault(_keyword(error, path), f"{path.name}: {error}") from error
    except UnicodeDecodeError as error:
        raise fault(Fault.DAMAGED, f"{path.name}: {error}") from error
    except OSError as error:
        raise fault(_disk(path), f"{path.name}: {error.strerror}") from error


def _keyword(error: sqlite3.Error, path: Path) -> Fault:
    # No result code: Python itself could not make sense of what it read.
    name: str = getattr(error, "sqlite_errorname", "SQLITE_CORRUPT")
    return next((keyword for code, keyword in _CODES if name.startswith(code)), _disk(path))


def _disk(path: Path) -> Fault:
    """Tell apart what SQLite calls IOERR: a disk that became read-only, is full, or fails."""
    if not writable(path):
        return Fault.READ_ONLY
    space = os.statvfs(path.parent)
    return Fault.DISK_FULL if space.f_bavail == 0 else Fault.DISK_FAILURE


def writable(path: Path) -> bool:
    """Tell whether the file may be written, and files beside it made, as SQLite's log needs."""
    paths = [one for one in (path, path.parent) if one.exists()]
    return all(os.access(one, os.W_OK, effective_ids=True) for one in paths)
