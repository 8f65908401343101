"""A card in a slot."""

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.appliance.storage.cards import Card, slot


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """A folder in memory where there is one: each sync of a card would wait for the disk."""
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as folder:
        yield Path(folder)


@pytest.fixture
def blank(tmp_path: Path) -> Iterator[Card]:
    """Yield a card with an image on it, as it comes out of the technician's computer."""
    with slot(tmp_path) as card:
        card.flash()
        yield card


@pytest.fixture
def used(blank: Card) -> Card:
    """Return a card of a kiosk that has kept a ledger."""
    assert blank.start() == ()
    blank.keep_a_ledger()
    return blank
