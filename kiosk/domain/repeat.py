"""A bill that repeats another: the same person, insurer and services within ten minutes."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from msgspec import Struct

from kiosk.domain.catalogue import Service
from kiosk.domain.hidden import hiding
from kiosk.domain.transaction import Transaction

WINDOW: Final = timedelta(minutes=10)


class Asked(Struct, frozen=True):
    """What is about to be asked.

    Attributes:
        person: the eleven digits of the personal code.
        insurer: the insurer's id.
        services: the bill's.
        at: now, RFC 3339 with offset.
    """

    person: str
    insurer: str
    services: tuple[Service, ...]
    at: str

    __repr__ = hiding("person")

    def repeats(self, earlier: Transaction) -> bool:
        """Tell whether this is the earlier bill once more; order and number of a service do not matter.

        A transaction of the future counts too: the clock was set back, and nobody knows how long ago it was.
        """
        same = (earlier.person.digits, earlier.insurer.id) == (self.person, self.insurer)
        return same and _codes(earlier.bill) == _codes(self.services) and self._recent(earlier)

    def _recent(self, earlier: Transaction) -> bool:
        return datetime.fromisoformat(self.at) - datetime.fromisoformat(earlier.created_at) <= WINDOW


def _codes(services: Iterable[Service]) -> frozenset[str]:
    return frozenset(service.code for service in services)
