"""A bill put aside while other patients are served."""

from msgspec import Struct

from kiosk.domain.catalogue import Service
from kiosk.domain.money import Cents


class ParkedBill(Struct, frozen=True):
    """Services chosen for somebody who is not known yet: a parked bill has no person, insurer or card.

    Attributes:
        id: a UUID.
        at: when it was parked, RFC 3339 with offset.
        lines: the services, in the bill's order.
        replaces: the voided transaction whose bill it took over, if any.
        open: false once it was taken up again or dropped.
    """

    id: str
    at: str
    lines: tuple[Service, ...]
    replaces: str | None = None
    open: bool = True

    @property
    def total(self) -> Cents:
        """The sum of the prices when it was parked, in cents."""
        return sum(service.price for service in self.lines)
