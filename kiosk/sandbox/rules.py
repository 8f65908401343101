"""Adjudication: what a programme pays of each line, as a pure function of rules, lines and history.

The first rule that names a service or its group decides. A contract price, a percentage and the rest of a
limit may each lower what is paid; the reason given is the one that lowered it last. Lines are taken in
order, so the same service twice in one bill may use a limit up before its second line.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal

import msgspec

from kiosk.sandbox.wire import messages as m

Use = Literal[
    "tariff",
    "percent",
    "rest-of-limit",
    "not-covered",
    "limit-used-up",
    "needs-referral",
    "needs-guarantee-letter",
]
Reasons = Mapping[str, tuple[str, str]]
"""By use: the reason's code, and its text with places for {amount}, {percent} and {limit}."""


class Limit(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How much of something a programme pays per calendar day or year: a count of lines or an amount."""

    id: str
    name: str
    period: Literal["day", "year"]
    count: int | None = None
    cents: int | None = None

    def begins(self, day: date) -> date:
        """Return the first day of the period that `day` is in."""
        return day if self.period == "day" else date(day.year, 1, 1)


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is paid for some services; see kiosk/sandbox/data/programmes.toml."""

    services: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    tariff: int | None = None
    percent: int | None = None
    limits: tuple[str, ...] = ()
    refuse: Use | None = None


class Programme(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An insurance programme: rules and limits."""

    id: str
    insurer: str
    name: str
    limit: tuple[Limit, ...] = ()
    rule: tuple[Rule, ...]

    def rule_for(self, service: m.Service) -> Rule:
        """Return the rule that decides on a service."""
        for rule in self.rule:
            if service.code in rule.services or service.group in rule.groups:
                return rule
        return Rule(refuse="not-covered")


class Past(msgspec.Struct, frozen=True):
    """A line that the policy has paid before, or holds an answer for."""

    day: date
    service: m.Service
    compensated: int


class _Paid(msgspec.Struct, frozen=True):
    cents: int
    reason: m.Reason | None


def adjudicate(
    programme: Programme, reasons: Reasons, bill: Sequence[m.Service], history: Iterable[Past], today: date
) -> list[m.Line]:
    """Return one line per service of the bill, numbered from 1."""
    spent = list(history)
    lines = []
    for number, service in enumerate(bill, start=1):
        paid = _pay(programme, reasons, service, spent, today)
        lines.append(_line(number, service, paid))
        spent.append(Past(today, service, paid.cents))
    return lines


def _line(number: int, service: m.Service, paid: _Paid) -> m.Line:
    status: Literal["full", "partial", "refused"]
    status = "full" if paid.cents == service.price else "partial" if paid.cents else "refused"
    return m.Line(
        number=number,
        service=service.code,
        name=service.name,
        price=service.price,
        compensated=paid.cents,
        patient=service.price - paid.cents,
        status=status,
        reason=paid.reason,
    )


def _pay(
    programme: Programme, reasons: Reasons, service: m.Service, spent: Sequence[Past], today: date
) -> _Paid:
    rule = programme.rule_for(service)
    if rule.refuse is not None:
        return _Paid(0, _reason(reasons, rule.refuse))
    paid = _by_percent(_by_tariff(_Paid(service.price, None), rule, reasons), rule, reasons)
    for limit in programme.limit:
        if limit.id in rule.limits:
            past = [p for p in spent if p.compensated and limit.id in programme.rule_for(p.service).limits]
            paid = _by_limit(paid, limit, [p for p in past if p.day >= limit.begins(today)], reasons)
    return paid


def _by_tariff(paid: _Paid, rule: Rule, reasons: Reasons) -> _Paid:
    if rule.tariff is None or rule.tariff >= paid.cents:
        return paid
    return _Paid(rule.tariff, _reason(reasons, "tariff", amount=euro(rule.tariff)))


def _by_percent(paid: _Paid, rule: Rule, reasons: Reasons) -> _Paid:
    if rule.percent is None:
        return paid
    half_up = (paid.cents * rule.percent + 50) // 100
    return _Paid(half_up, _reason(reasons, "percent", percent=str(rule.percent)))


def _by_limit(paid: _Paid, limit: Limit, past: Sequence[Past], reasons: Reasons) -> _Paid:
    if paid.cents == 0:
        return paid
    rest = paid.cents if limit.cents is None else limit.cents - sum(p.compensated for p in past)
    if rest <= 0 or (limit.count is not None and len(past) >= limit.count):
        return _Paid(0, _reason(reasons, "limit-used-up", limit=limit.name))
    if rest < paid.cents:
        return _Paid(rest, _reason(reasons, "rest-of-limit", amount=euro(rest), limit=limit.name))
    return paid


def _reason(reasons: Reasons, use: Use, **words: str) -> m.Reason:
    code, text = reasons[use]
    return m.Reason(code=code, text=text.format(**words))


def euro(cents: int) -> str:
    """Return an amount as Latvians write it, with no-break spaces: `1 234,50 €`."""
    whole = f"{cents // 100:,}".replace(",", "\u00a0")
    return f"{whole},{cents % 100:02}\u00a0€"
