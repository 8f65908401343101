"""What is written is there again, whole, in order, and only ever added to."""

import os
import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.domain.transaction import State
from kiosk.domain.voucher import CopyState, duplicate, originals
from kiosk.ledger.ledger import SqliteLedger
from kiosk.ports.ledger import Ledger, LedgerError, Restored
from tests.unit.ledger_samples import CountingClock, a_transaction, confirmed, transaction_id


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "ledger.db"


@pytest.fixture
def ledger(path: Path) -> Iterator[SqliteLedger]:
    with SqliteLedger(path, CountingClock()) as opened:
        yield opened


def reopened(path: Path) -> Restored:
    with SqliteLedger(path, CountingClock()) as opened:
        return opened.restore()


def test_it_is_a_ledger(ledger: SqliteLedger) -> None:
    port: Ledger = ledger
    assert port.restore() == Restored()


def test_a_transaction_comes_back_equal(ledger: SqliteLedger, path: Path) -> None:
    asked, answered = a_transaction(1), confirmed(2)
    ledger.write((asked, answered))
    ledger.close()
    assert reopened(path).transactions == (asked, answered)


def test_only_the_newest_snapshot_comes_back(ledger: SqliteLedger) -> None:
    ledger.write((a_transaction(1),))
    ledger.write((a_transaction(2),))
    ledger.write((confirmed(1),))
    restored = ledger.restore().transactions
    assert [(one.number, one.state) for one in restored] == [(1, State.CONFIRMED), (2, State.ADJUDICATING)]


def test_each_copy_and_each_attempt_comes_back_with_its_newest_state(ledger: SqliteLedger) -> None:
    done = confirmed(7)
    first, second, third = originals(done)
    again = replace(second, attempt=2)
    extra = duplicate(done, 0, everything=True)
    ledger.write((done,), (first, second, third))
    ledger.write(copies=(replace(first, state=CopyState.PRINTED, sha256="ab" * 32, job_uuid="urn:uuid:1"),))
    ledger.write(copies=(replace(second, state=CopyState.UNKNOWN), again, extra))
    restored = ledger.restore().copies
    assert [(copy.key, copy.state) for copy in restored] == [
        ("000007/1#a1", CopyState.PRINTED),
        ("000007/2#a1", CopyState.UNKNOWN),
        ("000007/3#a1", CopyState.TODO),
        ("000007/2#a2", CopyState.TODO),
        ("000007/d1#a1", CopyState.TODO),
    ]
    assert restored[0].sha256 == "ab" * 32
    assert restored[4] == extra


def test_a_payload_comes_back_byte_for_byte(ledger: SqliteLedger, path: Path) -> None:
    payload = bytes(range(256)) * 9
    ledger.write((a_transaction(1),), payload=payload)
    ledger.close()
    with SqliteLedger(path, CountingClock()) as opened:
        assert opened.payload(transaction_id(1)) == payload


def test_a_payload_belongs_to_the_new_transaction_among_several(ledger: SqliteLedger) -> None:
    ledger.write((confirmed(1),), payload=b"first")
    ledger.write((a_transaction(1, State.VOIDED), a_transaction(2)), payload=b"second")
    assert (ledger.payload(transaction_id(1)), ledger.payload(transaction_id(2))) == (b"first", b"second")


def test_the_same_payload_may_be_written_again(ledger: SqliteLedger) -> None:
    ledger.write((a_transaction(1),), payload=b"same")
    ledger.write((a_transaction(1, State.UNSENT),), payload=b"same")
    assert ledger.payload(transaction_id(1)) == b"same"
    assert ledger.restore().transactions[0].state is State.UNSENT


def test_another_payload_for_the_same_transaction_is_refused_with_all_that_came_with_it(
    ledger: SqliteLedger,
) -> None:
    ledger.write((a_transaction(1),), payload=b"one")
    with pytest.raises(LedgerError) as caught:
        ledger.write((confirmed(1),), payload=b"two")
    assert caught.value.args[0] == "refused"
    assert ledger.payload(transaction_id(1)) == b"one"
    assert ledger.restore().transactions == (a_transaction(1),)


def test_a_payload_without_a_transaction_of_its_own_is_refused(ledger: SqliteLedger) -> None:
    for transactions in ((), (a_transaction(1), a_transaction(2))):
        with pytest.raises(LedgerError) as caught:
            ledger.write(transactions, payload=b"whose")
        assert caught.value.args[0] == "refused"
    assert ledger.restore() == Restored()


def test_an_unknown_payload_is_missing(ledger: SqliteLedger) -> None:
    with pytest.raises(LedgerError) as caught:
        ledger.payload(transaction_id(5))
    assert caught.value.args[0] == "missing"


def test_every_connection_syncs_every_commit(ledger: SqliteLedger, path: Path) -> None:
    connection = ledger._rows.connection
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert connection.execute("PRAGMA synchronous").fetchone() == (2,)
    with SqliteLedger(path, CountingClock()) as second:
        assert second._rows.connection.execute("PRAGMA synchronous").fetchone() == (2,)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entries SET state = 'confirmed'",
        "DELETE FROM entries",
        "INSERT INTO entries SELECT 9, at, kind, id, number, state, hash, sealed, hash FROM entries",
        "INSERT INTO entries SELECT 2, at, kind, id, number, state, previous, sealed, hash FROM entries",
        "INSERT OR REPLACE INTO entries SELECT * FROM entries",
    ],
)
def test_the_file_itself_refuses_all_but_a_row_that_follows(
    ledger: SqliteLedger, path: Path, statement: str
) -> None:
    ledger.write((a_transaction(1),))
    outsider = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError):
        outsider.execute(statement)
    outsider.close()
    assert ledger.verify() == 1


def test_two_openings_of_one_ledger_keep_one_chain(ledger: SqliteLedger, path: Path) -> None:
    with SqliteLedger(path, CountingClock()) as second:
        ledger.write((a_transaction(1),))
        second.write((a_transaction(2),))
        ledger.write((a_transaction(3),))
        assert second.verify() == 3


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o277])
def test_the_files_are_private_whatever_the_umask(path: Path, umask: int) -> None:
    path.parent.mkdir()
    before = os.umask(umask)
    try:
        with SqliteLedger(path, CountingClock()) as opened:
            opened.write((a_transaction(1),))
            modes = {one.name: stat.S_IMODE(one.stat().st_mode) for one in path.parent.iterdir()}
    finally:
        os.umask(before)
    assert set(modes) == {"ledger.db", "ledger.db-wal", "ledger.db-shm", "ledger.db.key"}
    assert set(modes.values()) == {0o600}


def test_rights_that_were_given_away_are_taken_back(ledger: SqliteLedger, path: Path) -> None:
    ledger.close()
    for one in (path, path.with_name("ledger.db.key")):
        one.chmod(0o644)
    SqliteLedger(path, CountingClock()).close()
    assert {stat.S_IMODE(one.stat().st_mode) for one in path.parent.iterdir()} == {0o600}


def test_thousands_of_transactions_come_back_complete(ledger: SqliteLedger) -> None:
    batch = 250
    for start in range(1, 2001, batch):
        numbers = range(start, start + batch)
        ledger.write(tuple(a_transaction(number) for number in numbers))
        done = tuple(confirmed(number) for number in numbers)
        ledger.write(done, tuple(copy for one in done for copy in originals(one)))
    restored = ledger.restore()
    assert [one.number for one in restored.transactions] == list(range(1, 2001))
    assert {one.state for one in restored.transactions} == {State.CONFIRMED}
    assert len(restored.copies) == 6000


def test_finding_the_newest_snapshots_reads_only_the_index(ledger: SqliteLedger) -> None:
    from kiosk.ledger import schema

    plan = ledger._rows.connection.execute(f"EXPLAIN QUERY PLAN {schema.NEWEST}", ("copy",)).fetchall()
    assert any("COVERING INDEX newest" in step[-1] for step in plan)


def test_a_ledger_used_after_it_was_closed_is_a_mistake_and_not_a_fault_of_the_disk(path: Path) -> None:
    ledger = SqliteLedger(path, CountingClock())
    ledger.close()
    with pytest.raises(sqlite3.ProgrammingError):
        ledger.write((a_transaction(1),))
