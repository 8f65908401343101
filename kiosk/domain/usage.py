"""Which services are given most, by the clinic's own confirmed bills."""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from kiosk.domain.catalogue import Service
from kiosk.domain.transaction import State, Transaction

RECENT: Final = 500
"""As many of the newest confirmed bills count: what was the habit last year need not be today's."""
HABIT: Final = 3
"""A service that was given less often is no habit."""
MOST: Final = 12
"""More would have to be searched through, and there is a search."""


def most_used(transactions: Iterable[Transaction], services: tuple[Service, ...]) -> tuple[Service, ...]:
    """Return those of `services` that are given most, the most frequent first, equals by their code.

    Args:
        transactions: oldest first; only those that stand confirmed count, every line of them.
        services: as they are in the present catalogue.
    """
    confirmed = [one for one in transactions if one.state is State.CONFIRMED][-RECENT:]
    counts = Counter(service.code for one in confirmed for service in one.bill)
    often = (service for service in services if counts[service.code] >= HABIT)
    return tuple(sorted(often, key=lambda service: (-counts[service.code], service.code))[:MOST])
