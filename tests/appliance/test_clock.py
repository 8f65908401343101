"""The time is set forward to the last one known, and never back."""

import os
import sqlite3
from datetime import datetime
from pathlib import Path

import pytest

from kiosk.appliance import clock
from kiosk.appliance.clock import LIFETIME, Sources, latest, main, set_forward
from kiosk.appliance.faults import read_faults
from kiosk.ledger.last_time import last_time
from kiosk.ledger.ledger import SqliteLedger
from tests.unit.ledger_samples import CountingClock, confirmed

MADE = 1_770_000_000.0
LAST = "2026-03-07T10:00:02+02:00"


@pytest.mark.parametrize(
    ("now", "made", "known", "target"),
    [
        (0.0, MADE, (), MADE),
        (0.0, MADE, (MADE + 5, MADE + 9), MADE + 9),
        (0.0, None, (MADE,), MADE),
        (MADE + 9, MADE, (MADE + 5,), None),
        (MADE + 9, MADE, (MADE + 9,), None),
        (0.0, None, (), None),
        (0.0, MADE, (MADE + LIFETIME, MADE + 1), MADE + 1),
    ],
)
def test_the_latest_time_known_counts(
    now: float, made: float | None, known: tuple[float, ...], target: float | None
) -> None:
    assert latest(now, made, known) == target


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """Return a ledger with two rows that its write-ahead log alone holds, as a power cut leaves it."""
    path = tmp_path / "kiosk" / "ledger.sqlite"
    opened = SqliteLedger(path, CountingClock())
    opened.write((confirmed(1),))
    opened.write((confirmed(2),))
    kept = {one: one.read_bytes() for one in path.parent.iterdir() if not one.name.endswith("-shm")}
    opened.close()
    for one in path.parent.iterdir():
        one.unlink()
    for one, content in kept.items():
        one.write_bytes(content)
    assert (path.parent / "ledger.sqlite-wal").stat().st_size > 0
    return path


def state(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}


def test_the_last_row_is_found_in_the_log_and_nothing_is_touched(ledger: Path) -> None:
    before = state(ledger.parent)
    assert last_time(ledger) == datetime.fromisoformat(LAST)
    assert state(ledger.parent) == before


def test_the_last_row_is_found_in_the_file_and_nothing_is_touched(ledger: Path) -> None:
    SqliteLedger(ledger, CountingClock()).close()
    assert not (ledger.parent / "ledger.sqlite-wal").exists()
    before = state(ledger.parent)
    assert last_time(ledger) == datetime.fromisoformat(LAST)
    assert state(ledger.parent) == before


def test_a_date_inside_a_payload_is_none_of_a_row(ledger: Path) -> None:
    log = ledger.with_name("ledger.sqlite-wal")
    log.write_bytes(log.read_bytes() + b"2031-01-01T00:00:00+02:00 copy")
    assert last_time(ledger) == datetime.fromisoformat(LAST)


def test_what_is_damaged_still_tells_what_it_can(ledger: Path) -> None:
    ledger.write_bytes(os.urandom(4096))
    assert last_time(ledger) == datetime.fromisoformat(LAST)
    ledger.with_name("ledger.sqlite-wal").write_bytes(os.urandom(4096))
    assert last_time(ledger) is None


def test_no_ledger_and_an_empty_one_have_no_time(tmp_path: Path) -> None:
    assert last_time(tmp_path / "ledger.sqlite") is None
    assert list(tmp_path.iterdir()) == []
    SqliteLedger(tmp_path / "ledger.sqlite", CountingClock()).close()
    assert last_time(tmp_path / "ledger.sqlite") is None


def test_a_foreign_database_has_no_time(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "ledger.sqlite")
    connection.executescript("CREATE TABLE entries (sequence, at); INSERT INTO entries VALUES (1, 7)")
    connection.close()
    assert last_time(tmp_path / "ledger.sqlite") is None


def sources(folder: Path, ledger: Path) -> Sources:
    (folder / "image-date").write_text(f"{int(MADE)}\n")
    mark = folder / "mark"
    mark.touch()
    os.utime(mark, (MADE + 60, MADE + 60))
    return Sources(folder / "image-date", ledger, (folder / "none", mark))


def test_each_source_is_heard(ledger: Path, tmp_path: Path) -> None:
    row = datetime.fromisoformat(LAST).timestamp()
    assert sorted(clock.known(sources(tmp_path, ledger))) == sorted([row, MADE + 60])
    told: list[float] = []
    assert set_forward(sources(tmp_path, ledger), lambda: 0.0, told.append)
    assert told == [max(row, MADE + 60)]


def test_a_clock_that_is_ahead_is_left_alone(ledger: Path, tmp_path: Path) -> None:
    told: list[float] = []
    assert not set_forward(sources(tmp_path, ledger), lambda: 4e9, told.append)
    assert told == []


@pytest.mark.parametrize("content", ["", "soon", "1e9"])
def test_an_image_without_a_date_starts_all_the_same(content: str, ledger: Path, tmp_path: Path) -> None:
    known = sources(tmp_path, ledger)
    known.image.write_text(content)
    told: list[float] = []
    set_forward(known, lambda: 0.0, told.append)
    assert told == [datetime.fromisoformat(LAST).timestamp()]


def test_a_time_that_cannot_be_set_stops_nothing(ledger: Path, tmp_path: Path) -> None:
    def refuse(_seconds: float) -> None:
        raise PermissionError("no")

    set_forward(sources(tmp_path, ledger), lambda: 0.0, refuse)


def test_a_board_that_kept_no_time_says_so_until_the_network_tells_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The time itself cannot be set here, so what is set and what the clock says are the test's."""
    (tmp_path / "image-date").write_text(f"{int(MADE)}\n")
    told = tmp_path / "run" / "clock.json"
    here = Sources(tmp_path / "image-date", tmp_path / "none", ())
    for behind in (True, False):
        monkeypatch.setattr(clock, "set_forward", lambda _, behind=behind: behind)
        assert main([], here, told) == 0
        codes = [(fault.code, fault.severity) for fault in read_faults(told)]
        assert codes == ([("clock-unknown", "warn")] if behind else [])


def test_where_nothing_can_be_handed_on_the_start_goes_on(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "run").write_text("in the way")
    here = Sources(tmp_path / "none", tmp_path / "none", ())
    assert main([], here, tmp_path / "run" / "clock.json") == 0
    assert "cannot be handed on" in caplog.text
