"""Whoever alters, moves, swaps or removes a row is found out."""

import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.domain.transaction import State
from kiosk.ledger import chain, schema
from kiosk.ledger.entry import Entry, seal, unseal
from kiosk.ledger.ledger import SqliteLedger
from kiosk.ports.ledger import LedgerError
from tests.unit.ledger_samples import CountingClock, a_transaction, confirmed

KEY = bytes(range(32))
ENTRY = Entry(1, "2026-03-07T10:42:00+02:00", "transaction", "id-1", 1, "confirmed", bytes(32))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.db"
    with SqliteLedger(path, CountingClock()) as ledger:
        for number in range(1, 6):
            ledger.write((a_transaction(number),))
    return path


def forge(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    triggers = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]
    for statement in [*(f"DROP TRIGGER {name}" for name in triggers), *statements]:
        connection.execute(statement)
    connection.commit()
    connection.close()


def keyword(action: Callable[[], object]) -> str:
    with pytest.raises(LedgerError) as caught:
        action()
    return str(caught.value.args[0])


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entries SET state = 'confirmed' WHERE sequence = 3",
        "UPDATE entries SET id = 'other' WHERE sequence = 3",
        "UPDATE entries SET number = 99 WHERE sequence = 3",
        "UPDATE entries SET at = '2020-01-01T00:00:00+02:00' WHERE sequence = 3",
        "UPDATE entries SET sealed = zeroblob(80) WHERE sequence = 3",
        "UPDATE entries SET sealed = x'00' WHERE sequence = 3",
        "UPDATE entries SET previous = zeroblob(32) WHERE sequence = 3",
        "UPDATE entries SET hash = zeroblob(32) WHERE sequence = 3",
        "DELETE FROM entries WHERE sequence = 3",
        "DELETE FROM entries WHERE sequence = 1",
    ],
)
def test_a_forged_row_is_found_at_the_next_start(path: Path, statement: str) -> None:
    forge(path, statement)
    assert keyword(lambda: SqliteLedger(path, CountingClock())) == "damaged"


def test_a_row_far_back_is_found_by_the_full_verification(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chain, "RECENT", 2)
    forge(path, "UPDATE entries SET sealed = zeroblob(80) WHERE sequence = 2")
    with SqliteLedger(path, CountingClock()) as ledger:
        assert keyword(ledger.verify) == "damaged"
        assert keyword(ledger.restore) == "damaged"


def test_a_gap_just_before_the_recent_rows_is_found(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chain, "RECENT", 2)
    forge(path, "DELETE FROM entries WHERE sequence = 3")
    assert keyword(lambda: SqliteLedger(path, CountingClock())) == "damaged"


def test_a_forger_who_mends_every_hash_still_cannot_mend_the_seals(path: Path) -> None:
    forge(path, "UPDATE entries SET state = 'confirmed' WHERE sequence = 3")
    rehash(path)
    assert keyword(lambda: SqliteLedger(path, CountingClock())) == "damaged"


def rehash(path: Path) -> None:
    connection = sqlite3.connect(path)
    previous = bytes(32)
    for row in connection.execute(schema.SINCE, (1,)).fetchall():
        entry = replace(Entry.of_columns(row), previous=previous)
        query = "UPDATE entries SET previous = ?, hash = ? WHERE sequence = ?"
        connection.execute(query, (previous, entry.hash, entry.sequence))
        previous = entry.hash
    connection.commit()
    connection.close()


def test_a_whole_chain_is_counted(path: Path) -> None:
    with SqliteLedger(path, CountingClock()) as ledger:
        ledger.write((confirmed(1),), payload=b"bytes")
        assert ledger.verify() == 7


def test_a_seal_opens_only_in_its_own_place() -> None:
    entry = seal(KEY, ENTRY, b"content")
    assert unseal(KEY, entry) == b"content"
    for elsewhere in ({"sequence": 2}, {"id": "id-2"}, {"state": "voided"}, {"previous": bytes([1] * 32)}):
        moved = replace(entry, **elsewhere)
        assert keyword(partial(unseal, KEY, moved)) == "damaged"


def test_a_snapshot_that_breaks_a_rule_of_the_domain_is_damage(path: Path) -> None:
    from kiosk.ledger.snapshot import Kind, Snapshot

    for content in (b"{}", b"not json", b'{"id": 5}'):
        with SqliteLedger(path, CountingClock()) as ledger:
            bad = Snapshot(Kind.TRANSACTION, "bad", 9, State.CONFIRMED, content)
            with ledger._rows.commit():
                ledger._rows.append([bad], "2026-03-07T10:42:00+02:00")
            assert keyword(ledger.restore) == "damaged"


def test_fields_that_a_later_release_added_are_passed_over(path: Path) -> None:
    from kiosk.ledger.snapshot import decode, of_transaction

    content = of_transaction(confirmed(1)).content
    assert decode(content[:-1] + b',"colour":"blue"}', type(confirmed(1))) == confirmed(1)


def test_amounts_that_do_not_add_up_are_not_decoded() -> None:
    from kiosk.ledger.snapshot import decode, of_transaction

    content = of_transaction(confirmed(1)).content
    wrong = content.replace(b'"compensated":3500', b'"compensated":3600')
    assert wrong != content
    assert keyword(lambda: decode(wrong, type(confirmed(1)))) == "damaged"
