"""The patient's bill („Pacienta rēķins“): up to 30 lines, one service each, never a quantity."""

from msgspec import Struct
from msgspec.structs import replace

from kiosk.domain.catalogue import Service
from kiosk.domain.errors import BillFullError
from kiosk.domain.money import Cents

MAX_LINES = 30


class Bill(Struct, frozen=True):
    """The services chosen so far, in the order of their taps; line numbers count from 1."""

    lines: tuple[Service, ...] = ()

    def add(self, service: Service) -> "Bill":
        """Return the bill with one more line at its end; the same service twice is two lines.

        Raises:
            BillFullError: there are 30 lines already.
        """
        return self.insert(len(self.lines) + 1, service)

    def insert(self, number: int, service: Service) -> "Bill":
        """Return the bill with `service` as line `number`, the later lines moved down.

        Raises:
            BillFullError: there are 30 lines already.
        """
        if len(self.lines) >= MAX_LINES:
            raise BillFullError
        at = number - 1
        return replace(self, lines=(*self.lines[:at], service, *self.lines[at:]))

    def remove(self, number: int) -> "Bill":
        """Return the bill without line `number`; a number that is not there changes nothing."""
        kept = (service for at, service in enumerate(self.lines, start=1) if at != number)
        return replace(self, lines=tuple(kept))

    @property
    def total(self) -> Cents:
        """The sum of the prices, in cents."""
        return sum(service.price for service in self.lines)


class Draft(Struct, frozen=True):
    """What is kept of an unfinished bill over a restart: whose it is was never part of it.

    Attributes:
        replaces: the voided transaction that it took over, if any.
        transaction: the transaction last made from it, if any.
    """

    bill: Bill = Bill()
    replaces: str | None = None
    transaction: str | None = None
