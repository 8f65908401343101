"""The clock that dates what is written: the machine's, on a floor."""

from datetime import UTC, datetime, tzinfo
from pathlib import Path

from kiosk.devices.clock import SystemClock
from kiosk.ledger.ledger import SqliteLedger
from tests.unit.ledger_samples import a_transaction, confirmed


class Board:
    """A machine whose clock may say anything."""

    def __init__(self, at: str) -> None:
        self.at = datetime.fromisoformat(at)

    def system(self, zone: tzinfo) -> datetime:
        return self.at.astimezone(zone)


def test_it_says_the_machines_time_in_its_zone() -> None:
    board = Board("2026-07-01T09:30:15.9+00:00")
    assert SystemClock("Europe/Riga", board.system).now() == "2026-07-01T12:30:15+03:00"


def test_it_says_nothing_before_its_floor() -> None:
    clock = SystemClock("Europe/Riga", Board("1970-01-01T00:00:00+00:00").system)
    clock.not_before("2026-07-01T09:30:15+00:00")
    assert clock.now() == "2026-07-01T12:30:15+03:00"
    clock.not_before("2026-06-01T00:00:00+00:00")
    assert clock.now() == "2026-07-01T12:30:15+03:00", "a floor never sinks"


def test_above_its_floor_it_may_be_set_right() -> None:
    board = Board("2026-07-02T00:00:00+00:00")
    clock = SystemClock("UTC", board.system)
    clock.not_before("2026-07-01T00:00:00+00:00")
    clock.now()
    board.at = datetime(2026, 7, 1, 12, tzinfo=UTC)
    assert clock.now() == "2026-07-01T12:00:00+00:00"


def test_the_machines_own_clock_is_meant_unless_told() -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    assert before <= datetime.fromisoformat(SystemClock("UTC").now()) <= datetime.now(UTC)


def rows(path: Path, clock: SystemClock) -> SqliteLedger:
    return SqliteLedger(path, clock, dated=clock.not_before)


def test_no_row_is_dated_before_the_last_one_after_a_start_without_a_clock(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    yesterday = SystemClock("Europe/Riga", Board("2026-07-01T09:30:15+00:00").system)
    with rows(path, yesterday) as ledger:
        ledger.write((a_transaction(1),))
    today = SystemClock("Europe/Riga", Board("1970-01-01T00:00:00+00:00").system)
    with rows(path, today) as ledger:
        assert today.now() == "2026-07-01T12:30:15+03:00", "before anything is written, too"
        ledger.write((confirmed(1),))
        dates = [at for (at,) in ledger._rows.connection.execute("SELECT at FROM entries ORDER BY sequence")]
    assert dates == ["2026-07-01T12:30:15+03:00"] * 2


def test_no_row_is_dated_before_the_last_one_after_the_time_was_set_back(tmp_path: Path) -> None:
    board = Board("2026-07-01T09:30:15+00:00")
    clock = SystemClock("Europe/Riga", board.system)
    with rows(tmp_path / "ledger.sqlite", clock) as ledger:
        assert clock.now() == "2026-07-01T12:30:15+03:00"
        ledger.write((a_transaction(1),))
        board.at = datetime(2026, 7, 1, 8, tzinfo=UTC)
        assert clock.now() == "2026-07-01T12:30:15+03:00"
