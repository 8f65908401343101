"""Which services are given most, by the clinic's own confirmed bills."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from kiosk.domain.catalogue import Service
from kiosk.domain.transaction import State, Transaction

RECENT: Final = 500
"""As many of the newest confirmed bills count: what was the habit last year need not be today's."""
HABIT: Final = 3
"""A service that was given less often is no habit."""
MOST: Final = 12
"""More would have to be searched through, and there is a search."""


def counted(transactions: Iterable[Transaction]) -> Mapping[str, int]:
    """Return how often each service was given, by its code; one that never was is not in it.

    Args:
        transactions: oldest first; only those that stand confirmed count, every line of them.
    """
    confirmed = [one for one in transactions if one.state is State.CONFIRMED][-RECENT:]
    return Counter(service.code for one in confirmed for service in one.bill)


def most_used(counts: Mapping[str, int], services: tuple[Service, ...]) -> tuple[Service, ...]:
    """Return those of `services` that are given most, the most frequent first, equals by their code.

    Args:
        counts: how often each was given, by its code.
        services: as they are in the present catalogue.
    """
    often = (service for service in services if counts.get(service.code, 0) >= HABIT)
    return tuple(sorted(often, key=lambda service: (-counts[service.code], service.code))[:MOST])
