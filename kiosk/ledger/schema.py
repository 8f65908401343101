"""The journal's one table, the triggers that let it only grow, and every statement that is used on it."""

from typing import Final

VERSION: Final = 2
APPLICATION_ID: Final = 0x504F4C49  # "POLI": another program's database is never taken for ours

_TABLE: Final = """
CREATE TABLE entries (
    sequence INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('transaction', 'copy', 'payload', 'parked')),
    id TEXT NOT NULL,
    number INTEGER NOT NULL,
    state TEXT NOT NULL,
    previous BLOB NOT NULL CHECK (length(previous) = 32),
    sealed BLOB NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
"""
_RULES: Final = """
CREATE INDEX newest ON entries (kind, id, sequence);
CREATE UNIQUE INDEX one_payload ON entries (id) WHERE kind = 'payload';
CREATE TRIGGER never_update BEFORE UPDATE ON entries
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER never_delete BEFORE DELETE ON entries
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER only_append BEFORE INSERT ON entries
WHEN NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM entries)
  OR NEW.previous IS NOT coalesce((SELECT hash FROM entries ORDER BY sequence DESC LIMIT 1), zeroblob(32))
BEGIN SELECT RAISE(ABORT, 'the row does not follow the last one'); END;
"""

CREATE: Final = f"""
BEGIN;
{_TABLE}
{_RULES}
PRAGMA application_id = 0x504F4C49;
PRAGMA user_version = {VERSION};
COMMIT;
"""

# SQLite changes no CHECK in place: the rows move, as they are, into a table that allows one kind more.
# Dropping a table fires no trigger, and the version is part of the same commit.
UPGRADES: Final = {
    1: f"""
BEGIN IMMEDIATE;
DROP INDEX newest;
DROP INDEX one_payload;
DROP TRIGGER never_update;
DROP TRIGGER never_delete;
DROP TRIGGER only_append;
ALTER TABLE entries RENAME TO entries_1;
{_TABLE}
INSERT INTO entries SELECT * FROM entries_1 ORDER BY sequence;
DROP TABLE entries_1;
{_RULES}
PRAGMA user_version = 2;
COMMIT;
""",  # noqa: S608  put together from constants alone
}
"""From an older version to the next one, each in a single commit."""

APPEND: Final = "INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
LAST: Final = "SELECT sequence, hash FROM entries ORDER BY sequence DESC LIMIT 1"
LAST_AT: Final = "SELECT at FROM entries ORDER BY sequence DESC LIMIT 1"
HASH: Final = "SELECT hash FROM entries WHERE sequence = ?"
SINCE: Final = "SELECT * FROM entries WHERE sequence >= ? ORDER BY sequence"
EXISTS: Final = "SELECT 1 FROM entries WHERE kind = ? AND id = ? LIMIT 1"
PAYLOAD: Final = "SELECT * FROM entries WHERE kind = 'payload' AND id = ?"

# The index alone answers the inner query: for each id, where its first and its newest row stand.
NEWEST: Final = """
SELECT entries.* FROM entries JOIN (
    SELECT min(sequence) AS first, max(sequence) AS newest FROM entries WHERE kind = ? GROUP BY id
) ON sequence = newest ORDER BY first
"""
