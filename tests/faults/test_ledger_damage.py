"""Damaged bytes are found before anything rests on them; a log torn by a power cut is no damage."""

import random
import re
import shutil
from pathlib import Path

import pytest

from kiosk.ledger.ledger import SqliteLedger
from kiosk.ports.ledger import LedgerError
from tests.unit.ledger_samples import CountingClock, a_transaction

WRITES = 12
FRAME = 24 + 4096


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a ledger as a crash leaves it: everything still in the write-ahead log."""
    source = tmp_path / "source" / "ledger.db"
    target = tmp_path / "crashed"
    with SqliteLedger(source, CountingClock()) as ledger:
        for number in range(1, WRITES + 1):
            ledger.write((a_transaction(number),))
        shutil.copytree(source.parent, target)
    return target / "ledger.db"


def log_of(path: Path) -> Path:
    return path.with_name("ledger.db-wal")


def numbers(path: Path) -> list[int]:
    with SqliteLedger(path, CountingClock()) as ledger:
        ledger.verify()
        return [one.number for one in ledger.restore().transactions]


def fault_of(path: Path) -> str:
    with pytest.raises(LedgerError) as caught:
        SqliteLedger(path, CountingClock()).verify()
    return str(caught.value.args[0])


def garble(file: Path, at: int, count: int = 64) -> None:
    content = bytearray(file.read_bytes())
    content[at : at + count] = random.Random(at).randbytes(count)
    file.write_bytes(content)


def commit_ends(log: Path) -> list[int]:
    """Return where each commit's last frame ends in the log."""
    content = log.read_bytes()
    starts = range(32, len(content), FRAME)
    return [start + FRAME for start in starts if int.from_bytes(content[start + 4 : start + 8]) > 0]


def test_a_log_that_a_crash_left_whole_gives_everything_back(path: Path) -> None:
    assert numbers(path) == list(range(1, WRITES + 1))


@pytest.mark.parametrize("missing", [1, 24, 2000, FRAME])
def test_a_log_torn_in_its_last_commit_gives_back_all_commits_before(path: Path, missing: int) -> None:
    log = log_of(path)
    log.write_bytes(log.read_bytes()[:-missing])
    assert numbers(path) == list(range(1, WRITES))


def test_a_last_commit_written_out_of_order_is_torn_and_not_damage(path: Path) -> None:
    log = log_of(path)
    before_last = commit_ends(log)[-2]
    garble(log, before_last + 500)
    assert numbers(path) == list(range(1, WRITES))


def test_what_a_torn_commit_left_behind_is_gone_before_the_next_crash(path: Path) -> None:
    garble(log_of(path), commit_ends(log_of(path))[-2] + 500)
    with SqliteLedger(path, CountingClock()):
        assert log_of(path).stat().st_size == 0


def test_a_log_broken_before_commits_that_were_acknowledged_is_damage_and_stays_as_it_is(path: Path) -> None:
    log = log_of(path)
    garble(log, commit_ends(log)[4] - 3000)
    before = (path.read_bytes(), log.read_bytes())
    assert fault_of(path) == "damaged"
    assert fault_of(path) == "damaged"
    assert (path.read_bytes(), log.read_bytes()) == before


def test_a_log_whose_header_is_garbled_is_damage(path: Path) -> None:
    garble(log_of(path), 0, 32)
    assert fault_of(path) == "damaged"


def test_what_an_earlier_round_of_the_log_left_behind_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "source" / "ledger.db"
    with SqliteLedger(path, CountingClock()) as ledger:
        for number in range(1, WRITES + 1):
            ledger.write((a_transaction(number),))
        ledger._rows.connection.execute("PRAGMA wal_checkpoint(RESTART)")
        ledger.write((a_transaction(WRITES + 1),))
        shutil.copytree(path.parent, tmp_path / "crashed")
    assert numbers(tmp_path / "crashed" / "ledger.db") == list(range(1, WRITES + 2))


@pytest.mark.parametrize("seed", range(40))
def test_bytes_garbled_anywhere_in_the_file_never_give_back_a_wrong_transaction(
    path: Path, seed: int
) -> None:
    SqliteLedger(path, CountingClock()).close()
    garble(path, random.Random(seed).randrange(path.stat().st_size - 64))
    expected = tuple(a_transaction(number) for number in range(1, WRITES + 1))
    try:
        with SqliteLedger(path, CountingClock()) as ledger:
            ledger.verify()
            restored = ledger.restore().transactions
    except LedgerError as error:
        assert error.args[0] in {"damaged", "not-a-ledger", "newer-version"}  # noqa: PT017 - either is right
    else:
        assert restored == expected


def test_a_row_that_its_index_no_longer_finds_is_damage(path: Path) -> None:
    SqliteLedger(path, CountingClock()).close()
    sound = path.read_bytes()
    places = [found.start() for found in re.finditer(b"transaction00000000-", sound)]
    assert len(places) == 2 * WRITES, "each once in the table and once in its index"
    for place in places:
        path.write_bytes(sound[:place] + b"X" + sound[place + 1 :])
        assert fault_of(path) == "damaged"


def test_a_file_that_is_no_database_is_damage(path: Path) -> None:
    log_of(path).unlink()
    path.write_bytes(random.Random(1).randbytes(8192))
    assert fault_of(path) == "damaged"


def test_a_file_cut_in_half_is_damage(path: Path) -> None:
    SqliteLedger(path, CountingClock()).close()
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2 // 4096 * 4096])
    assert fault_of(path) == "damaged"
