"""The table of the journal: sealed on the way in, opened on the way out."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from msgspec import Struct

from kiosk.domain.hidden import hiding
from kiosk.ledger import schema
from kiosk.ledger.entry import FIRST_PREVIOUS, Entry, seal, unseal
from kiosk.ledger.snapshot import Kind, Snapshot


class Rows(Struct, frozen=True):
    """One connection's view of the table, under the journal's key."""

    connection: sqlite3.Connection
    key: bytes

    __repr__ = hiding("key")

    @contextmanager
    def commit(self) -> Iterator[None]:
        """Keep all that is appended within, or nothing of it."""
        # IMMEDIATE: the last row, once read, stays the last one until this commit.
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.connection.execute("COMMIT")
        except BaseException:
            # SQLite has already rolled back where the disk was full or failed.
            if self.connection.in_transaction:
                self.connection.rollback()
            raise

    @property
    def last_at(self) -> str | None:
        """When the last row was written, RFC 3339 with offset; None where there is none."""
        row = self.connection.execute(schema.LAST_AT).fetchone()
        return None if row is None else str(row[0])

    def append(self, snapshots: Iterable[Snapshot], at: str) -> None:
        """Add rows after the last one, each linked to the one before it."""
        last, previous = self.connection.execute(schema.LAST).fetchone() or (0, FIRST_PREVIOUS)
        for sequence, one in enumerate(snapshots, start=last + 1):
            place = Entry(sequence, at, one.kind, one.id, one.number, one.state, previous)
            entry = seal(self.key, place, one.content)
            self.connection.execute(schema.APPEND, entry.columns)
            previous = entry.hash

    def newest(self, kind: Kind) -> Iterator[bytes]:
        """Yield the newest content of each id of that kind, in the order of the ids' first rows."""
        for row in self.connection.execute(schema.NEWEST, (kind,)):
            yield self._content(row)

    def payload(self, transaction: str) -> bytes | None:
        """Return the payload of that transaction, if it has one."""
        row = self.connection.execute(schema.PAYLOAD, (transaction,)).fetchone()
        return None if row is None else self._content(row)

    def knows(self, transaction: str) -> bool:
        """Tell whether there is any snapshot of that transaction."""
        query = (Kind.TRANSACTION, transaction)
        return self.connection.execute(schema.EXISTS, query).fetchone() is not None

    def _content(self, row: tuple[object, ...]) -> bytes:
        return unseal(self.key, Entry.of_columns(row))
