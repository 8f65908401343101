"""The service's SQLite database: its schema, and serialised access to it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Final

_FILE: Final = "terminal.sqlite"
_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS sessions (
    token_hash TEXT PRIMARY KEY,
    operator TEXT NOT NULL,
    expires_at REAL NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS transactions (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL,
    body_hash TEXT NOT NULL,
    reference TEXT NOT NULL,
    insurer TEXT NOT NULL,
    provider TEXT NOT NULL,
    policy TEXT NOT NULL,
    insured_name TEXT NOT NULL,
    card TEXT NOT NULL,
    day TEXT NOT NULL,
    answered_at REAL NOT NULL,
    hold_until REAL NOT NULL,
    confirmed_at REAL,
    void_reason TEXT,
    void_note TEXT,
    lines TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS transactions_by_day ON transactions (day);
CREATE INDEX IF NOT EXISTS transactions_by_policy ON transactions (policy, day);
CREATE TABLE IF NOT EXISTS commitments (
    id TEXT NOT NULL,
    what TEXT NOT NULL,
    at REAL NOT NULL
) STRICT;
"""


class Store:
    """One connection, used by one thread at a time; each use is one transaction of the database."""

    def __init__(self, state: Path) -> None:
        state.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._lock = Lock()
        (state / _FILE).touch(mode=0o600)
        self._db = sqlite3.connect(state / _FILE, isolation_level=None, check_same_thread=False)
        self._db.row_factory = sqlite3.Row
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = FULL")
        self._db.executescript(_SCHEMA)
        self._add_what_older_ones_lack()

    def _add_what_older_ones_lack(self) -> None:
        columns = {row["name"] for row in self._db.execute("PRAGMA table_info(transactions)")}
        if "void_note" not in columns:
            self._db.execute("ALTER TABLE transactions ADD COLUMN void_note TEXT")

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Give the connection for one transaction: committed at the end, rolled back on an exception."""
        with self._lock:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")

    def close(self) -> None:
        """Close the database."""
        with self._lock:
            self._db.close()
