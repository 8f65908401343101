"""The proof that no row was altered, moved, added, or taken away between two others."""

import sqlite3
from collections.abc import Iterator
from typing import Final

from kiosk.ledger import schema
from kiosk.ledger.entry import FIRST_PREVIOUS, Entry, unseal
from kiosk.ledger.faults import Fault, fault
from kiosk.ports.ledger import LedgerError

RECENT: Final = 200


def verify(connection: sqlite3.Connection, key: bytes) -> int:
    """Check every row: its place, its hash, its link and its seal; return how many there are.

    Raises:
        LedgerError: `damaged`, with the first row at which the chain breaks.
    """
    count = 0
    for entry in linked(connection, since=1):
        unseal(key, entry)
        count += 1
    return count


def verify_recent(connection: sqlite3.Connection, key: bytes) -> None:
    """Check the newest links, and that the key is the journal's: quick, however long the journal is.

    Raises:
        LedgerError: `damaged` or `key-wrong`.
    """
    last = connection.execute(schema.LAST).fetchone()
    if last is None:
        return
    _require_key(connection, key)
    *_, newest = linked(connection, since=max(1, last[0] - RECENT + 1))
    unseal(key, newest)


def linked(connection: sqlite3.Connection, since: int) -> Iterator[Entry]:
    """Yield the rows from `since` on, each after its place, hash and link were found right."""
    previous = _hash_before(connection, since)
    for expected, row in enumerate(connection.execute(schema.SINCE, (since,)), start=since):
        entry, stored = Entry.of_columns(row), row[-1]
        if (entry.sequence, entry.previous, entry.hash) != (expected, previous, stored):
            raise fault(Fault.DAMAGED, f"the chain breaks at entry {expected}")
        previous = stored
        yield entry


def _require_key(connection: sqlite3.Connection, key: bytes) -> None:
    first = next(linked(connection, since=1))
    try:
        unseal(key, first)
    except LedgerError as error:
        raise fault(Fault.KEY_WRONG, "this key does not open the journal") from error


def _hash_before(connection: sqlite3.Connection, since: int) -> bytes:
    if since == 1:
        return FIRST_PREVIOUS
    row = connection.execute(schema.HASH, (since - 1,)).fetchone()
    if row is None:
        raise fault(Fault.DAMAGED, f"the chain breaks at entry {since - 1}")
    return bytes(row[0])
