"""Fixtures of the contract tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contract.sandbox import Terminal, running


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    with running(tmp_path / "state") as live:
        yield live


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Terminal]:
    """One service for all tests of a file that leave nothing behind in it."""
    with running(tmp_path_factory.mktemp("shared")) as live:
        yield live
