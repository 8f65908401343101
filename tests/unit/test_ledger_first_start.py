"""Journal and key come together, and one is never made up for the other."""

import sqlite3
from pathlib import Path

import pytest

from kiosk.ledger import birth, files, key
from kiosk.ledger.ledger import SqliteLedger
from kiosk.ports.ledger import LedgerError
from tests.unit.ledger_samples import CountingClock, a_transaction


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.db"
    with SqliteLedger(path, CountingClock()) as ledger:
        ledger.write((a_transaction(1),))
    return path


def fault_of(path: Path) -> tuple[str, str]:
    with pytest.raises(LedgerError) as caught:
        SqliteLedger(path, CountingClock())
    keyword, words = caught.value.args
    return keyword, words


def contents(path: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in path.parent.iterdir()}


def test_a_missing_key_is_said_and_never_replaced(path: Path) -> None:
    key.path_of(path).unlink()
    before = contents(path)
    assert fault_of(path) == ("key-missing", "ledger.db is here, but its key ledger.db.key is not")
    assert contents(path) == before


def test_a_missing_journal_is_said_and_never_replaced(path: Path) -> None:
    path.unlink()
    assert fault_of(path) == ("missing", "the key is here, but ledger.db is not")
    assert not path.exists()


def test_another_key_opens_nothing(path: Path) -> None:
    key.path_of(path).write_bytes(bytes(32))
    assert fault_of(path)[0] == "key-wrong"


def test_half_a_key_is_no_key(path: Path) -> None:
    key.path_of(path).write_bytes(bytes(16))
    assert fault_of(path)[0] == "key-wrong"


def test_a_newer_journal_is_said_and_left_untouched(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 3")
    connection.close()
    before = contents(path)
    assert fault_of(path) == ("newer-version", "ledger.db has version 3, this kiosk writes version 2")
    assert contents(path) == before


def test_another_programs_database_is_left_untouched(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE songs (title)")
    connection.commit()
    connection.close()
    before = contents(path)
    assert fault_of(path)[0] == "not-a-ledger"
    assert contents(path) == before


def test_an_emptied_journal_is_damage_and_not_a_first_start(path: Path) -> None:
    path.write_bytes(b"")
    assert fault_of(path) == ("damaged", "ledger.db is empty")


class PowerCutError(Exception):
    """The end of a process, in a test."""


@pytest.mark.parametrize("cut", ["create", "make", "put"])
def test_a_first_start_that_was_cut_off_is_begun_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cut: str
) -> None:
    path = tmp_path / "ledger.db"
    with monkeypatch.context() as patched:
        patched.setattr(key if cut == "make" else files, cut, interrupted)
        with pytest.raises(PowerCutError):
            birth.make_if_new(path)
    with SqliteLedger(path, CountingClock()) as ledger:
        ledger.write((a_transaction(1),))
    assert set(contents(path)) == {"ledger.db", "ledger.db.key"}


def interrupted(*_: object) -> None:
    raise PowerCutError


def test_a_first_start_cut_off_between_key_and_journal_keeps_the_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "ledger.db"
    put = files.put

    def cut_at_the_journal(draft: Path, target: Path) -> None:
        if target == path:
            raise PowerCutError
        put(draft, target)

    with monkeypatch.context() as patched:
        patched.setattr(files, "put", cut_at_the_journal)
        with pytest.raises(PowerCutError):
            birth.make_if_new(path)
    made = key.path_of(path).read_bytes()
    SqliteLedger(path, CountingClock()).close()
    assert key.path_of(path).read_bytes() == made
