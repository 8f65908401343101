"""The measuring process's haste ends with what it measures: what is started later waits its turn."""

import os
import subprocess
import sys

import pytest

from tests.bench.hurried import hurried

TELL = "import os; print(os.sched_getscheduler(0), os.getpriority(os.PRIO_PROCESS, 0))"


def started() -> str:
    """Give the priority of a program that is started now."""
    return subprocess.run([sys.executable, "-c", TELL], capture_output=True, text=True, check=True).stdout


def test_what_is_started_later_is_in_no_hurry() -> None:
    before = started()
    with hurried():
        meanwhile = started()
    assert started() == before
    if meanwhile == before:
        pytest.skip("the system grants no priority")
    own = f"{os.sched_getscheduler(0)} {os.getpriority(os.PRIO_PROCESS, 0)}\n"
    assert own == before


def test_haste_ends_also_when_the_measurement_fails() -> None:
    before = started()
    with pytest.raises(ZeroDivisionError), hurried():
        raise ZeroDivisionError
    assert started() == before
