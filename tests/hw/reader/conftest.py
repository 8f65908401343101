"""What the reader's tests share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hw.reader.rig import Rig, reader_rig


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    """Set up an emulated reader and the configuration of its service."""
    with reader_rig(tmp_path) as rig:
        yield rig
