"""Money in whole euro cents, and the one rule that every line must obey."""

from msgspec import Struct

from kiosk.domain.errors import MoneyMismatchError

Cents = int


class Split(Struct, frozen=True):
    """How one price is shared out, in cents: price = compensated + patient, none of them negative.

    Raises:
        MoneyMismatchError: the three amounts do not add up.
    """

    price: Cents
    compensated: Cents
    patient: Cents

    def __post_init__(self) -> None:
        if min(self.price, self.compensated, self.patient) < 0:
            raise MoneyMismatchError(f"negative amount in {self}")
        if self.price != self.compensated + self.patient:
            raise MoneyMismatchError(f"{self.price} != {self.compensated} + {self.patient}")

    def __add__(self, other: "Split") -> "Split":
        """Return the sum, amount by amount."""
        return Split(
            self.price + other.price,
            self.compensated + other.compensated,
            self.patient + other.patient,
        )


NOTHING = Split(0, 0, 0)


def total(splits: "list[Split]") -> Split:
    """Return the sum of `splits`; of none, zero."""
    return sum(splits, NOTHING)
