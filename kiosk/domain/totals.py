"""The sums of one day per insurer and provider, in cents, what was voided apart from what is in force."""

from collections.abc import Iterable

from msgspec import Struct

from kiosk.domain.catalogue import Insurer, Provider
from kiosk.domain.listing import Standing, day_of, standing
from kiosk.domain.money import NOTHING, Split, total
from kiosk.domain.operator import Institution, Operator
from kiosk.domain.transaction import Transaction


class Part(Struct, frozen=True):
    """How many transactions, how many services in them, and what they come to."""

    transactions: int = 0
    services: int = 0
    split: Split = NOTHING


class Share(Struct, frozen=True):
    """What one provider's services for one insurer's patients come to."""

    insurer: Insurer
    provider: Provider
    in_force: Part
    voided: Part


class DayTotals(Struct, frozen=True):
    """One day.

    Attributes:
        day: YYYY-MM-DD.
        shares: by the names of insurer and provider.
        in_force: the sum of what is in force.
        voided: the sum of what was voided.
        open: how many transactions of the day are not settled, so that the sums are not final.
    """

    day: str
    shares: tuple[Share, ...]
    in_force: Part
    voided: Part
    open: int


class DaySheet(Struct, frozen=True):
    """The sums of a day as they are printed; equal sheets give equal bytes.

    Attributes:
        key: the job-name under which CUPS knows it; no voucher's begins like it.
        made_at: when it was printed, RFC 3339 with offset.
        operator: by whom.
    """

    key: str
    made_at: str
    institution: Institution
    operator: Operator
    totals: DayTotals


def totals_of(transactions: Iterable[Transaction], day: str) -> DayTotals:
    """Return the sums of the transactions made on that day."""
    of_day = [one for one in transactions if day_of(one) == day]
    counted = [one for one in of_day if standing(one) in {Standing.IN_FORCE, Standing.VOIDED}]
    parties = {(one.insurer.id, one.provider.id): (one.insurer, one.provider) for one in counted}
    shares = [
        Share(insurer, provider, *_parts([one for one in counted if _parties(one) == ids]))
        for ids, (insurer, provider) in parties.items()
    ]
    shares.sort(key=lambda share: (share.insurer.name, share.provider.name, share.provider.id))
    unsettled = sum(standing(one) is Standing.OPEN for one in of_day)
    return DayTotals(day, tuple(shares), *_parts(counted), unsettled)


def _parties(transaction: Transaction) -> tuple[str, str]:
    return transaction.insurer.id, transaction.provider.id


def _parts(transactions: list[Transaction]) -> tuple[Part, Part]:
    in_force = [one for one in transactions if standing(one) is Standing.IN_FORCE]
    return _part(in_force), _part([one for one in transactions if standing(one) is Standing.VOIDED])


def _part(transactions: list[Transaction]) -> Part:
    services = sum(len(one.bill) for one in transactions)
    return Part(len(transactions), services, total([one.totals for one in transactions]))
