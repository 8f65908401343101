"""The draft beside the journal: replaced whole, sealed, and never in the way of the start."""

from pathlib import Path

import pytest

from kiosk.domain.bill import Bill, Draft
from kiosk.domain.catalogue import Service
from kiosk.ledger import draft_file, files
from kiosk.ledger.ledger import SqliteLedger
from kiosk.ports.ledger import LedgerError
from tests.unit.ledger_samples import CountingClock

BILL = Bill((Service("K-001", "Terapeita konsultācija", "kon", 3500),) * 2)
DRAFT = Draft(BILL, "replaced-id", "made-id")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.sqlite"
    with SqliteLedger(path, CountingClock()) as ledger:
        assert ledger.restore().draft == Draft()
        ledger.keep_draft(DRAFT)
    return path


def restored(path: Path) -> Draft:
    with SqliteLedger(path, CountingClock()) as ledger:
        return ledger.restore().draft


def test_the_draft_last_kept_is_restored(path: Path) -> None:
    assert restored(path) == DRAFT
    with SqliteLedger(path, CountingClock()) as ledger:
        ledger.keep_draft(Draft())
    assert restored(path) == Draft()


def test_it_is_private_and_tells_nothing(path: Path) -> None:
    kept = draft_file.path_of(path)
    assert kept.stat().st_mode & 0o777 == 0o600
    assert b"K-001" not in kept.read_bytes()
    assert [one.name for one in path.parent.iterdir() if one.name.endswith(".new")] == []


@pytest.mark.parametrize("content", [b"", b"x" * 5, b"x" * 100])
def test_one_that_cannot_be_read_is_none(path: Path, content: bytes) -> None:
    draft_file.path_of(path).write_bytes(content)
    assert restored(path) == Draft()


def test_one_of_another_journal_is_none(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "ledger.sqlite"
    with SqliteLedger(other, CountingClock()):
        draft_file.path_of(other).write_bytes(draft_file.path_of(path).read_bytes())
    assert restored(other) == Draft()


def test_what_a_power_cut_left_half_written_is_written_over(path: Path) -> None:
    draft_file.path_of(path).with_name("ledger.sqlite-draft.new").write_bytes(b"half")
    with SqliteLedger(path, CountingClock()) as ledger:
        ledger.keep_draft(Draft())
    assert restored(path) == Draft()


def test_a_disk_that_does_not_take_it_is_a_fault_of_the_journal(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files, "create", full)
    with SqliteLedger(path, CountingClock()) as ledger, pytest.raises(LedgerError):
        ledger.keep_draft(Draft())
    assert restored(path) == DRAFT
