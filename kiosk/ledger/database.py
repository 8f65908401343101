"""The journal's file: recognised, checked and connected to."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from kiosk.ledger import files, log, schema
from kiosk.ledger.faults import Fault, fault, writable

WAIT_SECONDS: Final = 5.0

# WAL with FULL is the fastest mode that loses no acknowledged commit in a power cut; `synchronous` is not
# stored in the file, so it is set on every connection.
_SETTINGS: Final = (
    "PRAGMA synchronous = FULL",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA recursive_triggers = ON",  # so that INSERT OR REPLACE meets the trigger against DELETE
)


def connect(path: Path) -> sqlite3.Connection:
    """Return a connection to a journal that is sound.

    Raises:
        LedgerError: the file is foreign, newer, damaged, or cannot be written.
    """
    if not writable(path):
        raise fault(Fault.READ_ONLY, f"{path.name} or its folder cannot be written")
    _recognise(path)
    log.verify(path)
    files.make_private(path)
    connection = open_file(path)
    with closed_on_error(connection):
        _prepare(connection)
        _require_sound(connection)
        _upgrade(connection)
    return connection


def open_file(path: Path, mode: str = "rw") -> sqlite3.Connection:
    """Return a bare connection to a file that exists; every statement outside BEGIN is a commit."""
    # Opened at the start, used from the ledger's worker: never by two threads at once.
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=WAIT_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )


@contextmanager
def closed_on_error(connection: sqlite3.Connection) -> Iterator[None]:
    """Close the connection if what is done within fails."""
    try:
        yield
    except BaseException:
        connection.close()
        raise


def _recognise(path: Path) -> None:
    """Look at the file without the right to change it, so that what is not ours stays untouched."""
    if path.stat().st_size == 0:
        raise fault(Fault.DAMAGED, f"{path.name} is empty")
    # Without a log to read, `immutable` keeps SQLite from leaving one beside a file that is not ours.
    connection = open_file(path, "ro" if log.path_of(path).exists() else "ro&immutable=1")
    try:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    finally:
        connection.close()
    if application != schema.APPLICATION_ID:
        raise fault(Fault.NOT_A_LEDGER, f"{path.name} is not the kiosk's journal")
    if version != schema.VERSION and version not in schema.UPGRADES:
        words = f"{path.name} has version {version}, this kiosk writes version {schema.VERSION}"
        raise fault(Fault.NEWER_VERSION, words)


def _prepare(connection: sqlite3.Connection) -> None:
    for setting in _SETTINGS:
        connection.execute(setting)
    (mode,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
    if mode != "wal":
        raise fault(Fault.DISK_FAILURE, "this disk allows no write-ahead log")


def _upgrade(connection: sqlite3.Connection) -> None:
    """Bring a journal of an older kiosk to the present version, a commit for each; not one row changes."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    while version in schema.UPGRADES:
        try:
            connection.executescript(schema.UPGRADES[version])
        except BaseException:
            if connection.in_transaction:
                connection.rollback()
            raise
        (version,) = connection.execute("PRAGMA user_version").fetchone()


def _require_sound(connection: sqlite3.Connection) -> None:
    # Not quick_check: only this one compares the index, by which everything is restored, with the table.
    (found,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if found != "ok":
        raise fault(Fault.DAMAGED, found)
    # What a crash left half-written must not be taken for this session's when the log is verified again.
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
