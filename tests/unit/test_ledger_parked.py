"""Bills put aside in the journal, and a journal written before there were any."""

import sqlite3
from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.domain.parked import ParkedBill
from kiosk.domain.voucher import originals
from kiosk.ledger import schema
from kiosk.ledger.ledger import SqliteLedger
from kiosk.ports.ledger import LedgerError, Restored
from tests.unit.ledger_samples import SERVICES, CountingClock, a_transaction, confirmed, transaction_id

VERSION_1 = """
BEGIN;
CREATE TABLE entries (
    sequence INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('transaction', 'copy', 'payload')),
    id TEXT NOT NULL,
    number INTEGER NOT NULL,
    state TEXT NOT NULL,
    previous BLOB NOT NULL CHECK (length(previous) = 32),
    sealed BLOB NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
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
PRAGMA application_id = 0x504F4C49;
PRAGMA user_version = 1;
COMMIT;
"""

"""The journal's file as the first release made it."""


def a_parked_bill(number: int = 1) -> ParkedBill:
    return ParkedBill(transaction_id(900 + number), "2026-03-07T10:42:00+02:00", SERVICES[:number], None)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "ledger.db"


@pytest.fixture
def old(path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A journal of version 1 with three transactions, their copies and payloads."""
    with monkeypatch.context() as first_release:
        first_release.setattr(schema, "CREATE", VERSION_1)
        first_release.setattr(schema, "VERSION", 1)
        first_release.setattr(schema, "UPGRADES", {})
        with SqliteLedger(path, CountingClock()) as ledger:
            for number in (1, 2, 3):
                ledger.write((a_transaction(number),), payload=b"payload %d" % number)
                ledger.write((confirmed(number),), originals(confirmed(number)))
            with pytest.raises(LedgerError):
                ledger.write(parked=(a_parked_bill(),))
    return path


def rows(path: Path) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    found = connection.execute("SELECT * FROM entries ORDER BY sequence").fetchall()
    connection.close()
    return found


def version(path: Path) -> int:
    connection = sqlite3.connect(path)
    (found,) = connection.execute("PRAGMA user_version").fetchone()
    connection.close()
    return int(found)


def test_bills_put_aside_are_there_again_until_they_are_taken_up(path: Path) -> None:
    one, two = a_parked_bill(1), replace(a_parked_bill(2), replaces=transaction_id(7))
    with SqliteLedger(path, CountingClock()) as ledger:
        ledger.write(parked=(one, two))
        assert ledger.restore() == Restored(parked=(one, two))
        ledger.write((a_transaction(1),), parked=(replace(one, open=False),))
    with SqliteLedger(path, CountingClock()) as again:
        assert again.restore() == Restored((a_transaction(1),), parked=(two,))
        assert again.verify() == 4


def test_which_services_stand_on_it_is_sealed(path: Path) -> None:
    with SqliteLedger(path, CountingClock()) as ledger:
        ledger.write(parked=(a_parked_bill(2),))

    content = path.read_bytes()
    for service in SERVICES:
        assert service.name.encode() not in content
        assert service.code.encode() not in content


def test_an_older_journal_is_brought_to_the_present_version_and_keeps_every_row(old: Path) -> None:
    before = rows(old)
    assert version(old) == 1

    with SqliteLedger(old, CountingClock()) as ledger:
        assert ledger.verify() == len(before)
        assert [one.number for one in ledger.restore().transactions] == [1, 2, 3]
        assert len(ledger.restore().copies) == 9
        assert ledger.payload(transaction_id(2)) == b"payload 2"
        ledger.write(parked=(a_parked_bill(),))
        assert ledger.restore().parked == (a_parked_bill(),)
        assert ledger.verify() == len(before) + 1

    assert (version(old), rows(old)[: len(before)]) == (schema.VERSION, before)


def test_the_upgraded_table_is_the_new_one_with_all_its_rules(old: Path, tmp_path: Path) -> None:
    new = tmp_path / "new" / "ledger.db"
    for path in (old, new):
        SqliteLedger(path, CountingClock()).close()

    def plan(path: Path) -> set[tuple[str, ...]]:
        connection = sqlite3.connect(path)
        found = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema").fetchall()
        connection.close()
        return {(kind, name, table, (sql or "").replace('"', "")) for kind, name, table, sql in found}

    assert plan(old) == plan(new)


@pytest.mark.parametrize("command", ["UPDATE entries SET state = 'x'", "DELETE FROM entries"])
def test_the_upgraded_journal_only_grows(old: Path, command: str) -> None:
    SqliteLedger(old, CountingClock()).close()
    connection = sqlite3.connect(old)

    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(command)
    connection.close()


def test_an_upgrade_that_is_cut_off_leaves_the_old_journal_whole(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = rows(old)
    halfway = schema.UPGRADES[1].partition("PRAGMA user_version")[0] + "INSERT INTO nowhere VALUES (1);"
    with monkeypatch.context() as broken:
        broken.setattr(schema, "UPGRADES", {1: halfway})
        with pytest.raises(LedgerError):
            SqliteLedger(old, CountingClock())
    assert (version(old), rows(old)) == (1, before)

    with SqliteLedger(old, CountingClock()) as ledger:
        assert ledger.verify() == len(before)
