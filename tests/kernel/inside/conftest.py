"""What the guest's tests share."""

import signal
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

import pytest

from tests.hw.reader.rig import wait_until
from tests.kernel.inside.outside import Outside

LONGEST, LONGEST_EXHAUSTIVE = 60, 900
"""Seconds that one test may take."""


@pytest.fixture
def outside() -> Iterator[Outside]:
    """The hands outside of the guest. There is one port to them, and one test at a time has it."""
    with Outside() as hands:
        yield hands


@pytest.fixture(autouse=True)
def _all_unplugged() -> Iterator[None]:
    """Fail a test that leaves a device plugged in, which the ones after it would find."""
    before = nodes()
    yield
    wait_until(lambda: nodes() <= before, 5)


def nodes() -> set[Path]:
    """Give the nodes of what is plugged in."""
    kinds = ("input/event*", "hidraw*", "ttyUSB*")
    return {node for kind in kinds for node in Path("/dev").glob(kind)}


@pytest.fixture(autouse=True)
def _bounded(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that hangs, so that the ones after it run and its own account is kept."""
    seconds = LONGEST_EXHAUSTIVE if request.node.get_closest_marker("exhaustive") else LONGEST

    def give_up(number: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"the test takes more than {seconds} s")

    signal.signal(signal.SIGALRM, give_up)
    signal.alarm(seconds)
    yield
    signal.alarm(0)
