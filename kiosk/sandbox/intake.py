"""Whether a bill can be put before the insurer at all: the checks whose failure is a 422, in fixed order."""

from datetime import date

from msgspec import Struct

from kiosk.sandbox.key import Card, CardUnreadableError, Key
from kiosk.sandbox.sample import Policy, Sample
from kiosk.sandbox.wire import messages as m
from kiosk.sandbox.wire.fields import MAX_LINES
from kiosk.sandbox.wire.problems import ProblemError


class Accepted(Struct, frozen=True):
    """A bill that can be adjudicated."""

    services: tuple[m.Service, ...]
    policy: Policy
    card: Card


def accept(bill: m.Bill, sample: Sample, key: Key, today: date) -> Accepted:
    """Return the bill's services and policy.

    Raises:
        ProblemError: a 422 of the contract.
    """
    _require_numbered(bill)
    services = tuple(_service(line, sample) for line in bill.lines)
    if bill.provider not in {provider.id for provider in sample.providers}:
        raise ProblemError("unknown-provider")
    if bill.insurer not in sample.works_with:
        raise ProblemError("unknown-insurer")
    card = _card(bill, key)
    return Accepted(services, _policy(bill, card, sample, today), card)


def _require_numbered(bill: m.Bill) -> None:
    if not 1 <= len(bill.lines) <= MAX_LINES:
        raise ProblemError("line-limit", f"the bill has {len(bill.lines)} lines")
    for expected, line in enumerate(bill.lines, start=1):
        if line.number != expected:
            raise ProblemError("lines-not-numbered", f"line {expected} is numbered {line.number}")


def _service(line: m.BillLine, sample: Sample) -> m.Service:
    service = sample.service_by_code.get(line.service)
    if service is None:
        raise ProblemError("unknown-service", line=line.number)
    if service.price != line.price:
        raise ProblemError("price-differs", f"the price is {service.price} cents", line.number)
    return service


def _card(bill: m.Bill, key: Key) -> Card:
    try:
        card = key.open(bill.card)
    except CardUnreadableError:
        raise ProblemError("card-unreadable") from None
    if card.issuer != bill.insurer:
        raise ProblemError("card-of-another-insurer")
    return card


def _policy(bill: m.Bill, card: Card, sample: Sample, today: date) -> Policy:
    of_insurer = [policy for policy in sample.policies if policy.insurer == bill.insurer]
    if all(policy.person != bill.person for policy in of_insurer):
        raise ProblemError("unknown-person")
    policy = next((policy for policy in of_insurer if policy.card == card.number), None)
    if policy is None:
        raise ProblemError("card-unknown")
    if policy.person != bill.person:
        raise ProblemError("card-of-another-person")
    if policy.valid_until < today:
        raise ProblemError("policy-expired", f"it ended on {policy.valid_until}")
    return policy
