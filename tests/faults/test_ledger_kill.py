"""A process killed at any moment loses nothing that the ledger had acknowledged."""

import contextlib
import random
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from kiosk.ledger.ledger import SqliteLedger
from tests.unit.ledger_samples import CountingClock, transaction_id

ROUNDS = 12


def killed_after(mode: str, path: Path, acknowledgements: int, seconds: float) -> int:
    """Run the child, kill it that long after so many acknowledgements; return the last number it said."""
    command = [sys.executable, "-m", "tests.faults.ledger_child", mode, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        said = [child.stdout.readline() for _ in range(acknowledgements)]
        timer = threading.Timer(seconds, child.kill)
        timer.start()
        said += child.stdout.readlines()
        timer.join()
    assert child.returncode == -9
    complete = [line for line in said if line.endswith("\n")]
    return int(complete[-1]) if complete else 0


@pytest.mark.parametrize("seed", [1, 2])
def test_every_acknowledged_write_survives_kill_9_at_a_random_moment(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    path = tmp_path / "ledger.db"
    for _ in range(ROUNDS // 2):
        last = killed_after("write", path, chance.randint(1, 9), chance.uniform(0, 0.05))
        with SqliteLedger(path, CountingClock()) as ledger:
            numbers = [one.number for one in ledger.restore().transactions]
            assert numbers == list(range(1, len(numbers) + 1))
            assert len(numbers) in {last, last + 1}
            assert ledger.payload(transaction_id(last)) == b"payload %d" % last
            rows = 2 * len(numbers) + 4 * len({copy.transaction for copy in ledger.restore().copies})
            assert ledger.verify() == rows


@pytest.mark.parametrize("seed", [3, 4, 5])
def test_a_first_start_killed_at_a_random_moment_is_finished_by_the_next(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    killed_after("begin", tmp_path, chance.randint(1, 30), chance.uniform(0, 0.02))
    folders = sorted(tmp_path.iterdir(), key=lambda one: int(one.name))
    assert folders
    for folder in folders:
        with contextlib.closing(SqliteLedger(folder / "ledger.db", CountingClock())) as ledger:
            assert ledger.verify() == 0
        assert {one.name for one in folder.iterdir()} == {"ledger.db", "ledger.db.key"}
