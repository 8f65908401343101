"""A card in a slot."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.appliance.storage.cards import Card, slot


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
