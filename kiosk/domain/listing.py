"""Which transactions a list shows: by day, by person, by how they stand; pure, over what is in memory.

The journal's rows are sealed as wholes, so a person is looked for among the opened ones: the code typed is
compared with theirs in memory, and goes nowhere else.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from kiosk.domain.hidden import hiding
from kiosk.domain.transaction import State, Transaction


class Standing(StrEnum):
    """How transactions stand, as far as one looks for them."""

    IN_FORCE = "in-force"
    VOIDED = "voided"
    OPEN = "open"
    NOT_DONE = "not-done"


_DONE: Final = {
    State.CONFIRMED: Standing.IN_FORCE,
    State.VOIDED: Standing.VOIDED,
    State.UNSENT: Standing.NOT_DONE,
    State.DECLINED: Standing.NOT_DONE,
    State.CANCELLED: Standing.NOT_DONE,
}


def standing(transaction: Transaction) -> Standing:
    """Return how a transaction stands; whatever is not settled is open."""
    return _DONE.get(transaction.state, Standing.OPEN)


def day_of(transaction: Transaction) -> str:
    """Return the day on the wall when it was made, YYYY-MM-DD."""
    return transaction.created_at[:10]


class Filter(Struct, frozen=True):
    """What is looked for; what is empty is not asked about.

    Attributes:
        since: the first day, YYYY-MM-DD.
        until: the last day.
        person: eleven digits.
        standing: how it stands.
    """

    since: str = ""
    until: str = ""
    person: str = ""
    standing: Standing | None = None

    __repr__ = hiding("person")

    @property
    def days(self) -> bool:
        """Whether days are asked about."""
        return bool(self.since)

    def fits(self, transaction: Transaction) -> bool:
        """Tell whether a transaction is one of those looked for."""
        return (
            (not self.since or self.since <= day_of(transaction) <= self.until)
            and (not self.person or transaction.person.digits == self.person)
            and (self.standing is None or standing(transaction) is self.standing)
        )

    def without(self, what: str) -> "Filter":
        """Return it without `days`, `person` or `standing`."""
        nothing = Filter()
        if what == "days":
            return replace(self, since=nothing.since, until=nothing.until)
        return replace(self, person="") if what == "person" else replace(self, standing=None)


def select(transactions: Iterable[Transaction], wanted: Filter) -> tuple[Transaction, ...]:
    """Return those that fit, in their order."""
    return tuple(one for one in transactions if wanted.fits(one))


def days_with_any(transactions: Iterable[Transaction]) -> tuple[tuple[str, int], ...]:
    """Return each day that has transactions and how many, the newest day first."""
    return tuple(sorted(Counter(map(day_of, transactions)).items(), reverse=True))


def recent(today: str, days: int) -> tuple[str, str]:
    """Return the first and the last of so many days, today being the last."""
    return (date.fromisoformat(today) - timedelta(days=days - 1)).isoformat(), today
