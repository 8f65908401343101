"""Which issuer's card it is, and which characters are its number: the rules of the configuration, applied."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from hw.reader.decode.iso7811 import TrackNumber
from hw.reader.decode.luhn import fits_luhn
from hw.reader.secret import Secret
from hw.service.settings import CardRule


class RuleError(ValueError):
    """A card rule that cannot be used."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A card rule, ready to be applied."""

    issuer: str
    track: TrackNumber
    pattern: re.Pattern[bytes]
    lengths: frozenset[int]
    check_digit: Literal["none", "luhn"]


@dataclass(frozen=True, slots=True)
class Claim:
    """A rule that fits a track.

    Attributes:
        rule: the rule.
        number: the card's number; it is the claim's holder who wipes it.
        checked: whether the number's check digit is right by the rule.
    """

    rule: Rule
    number: Secret
    checked: bool


def compiled(rule: CardRule) -> Rule:
    """Make a rule of the configuration ready.

    Raises:
        RuleError: its pattern is no regular expression, or has no group `number`.
    """
    try:
        pattern = re.compile(rule.pattern.encode("ascii"))
    except (re.error, UnicodeEncodeError) as error:
        raise RuleError(f"the pattern of {rule.insurer} is no regular expression: {error}") from error
    if "number" not in pattern.groupindex:
        raise RuleError(f"the pattern of {rule.insurer} has no group named number")
    return Rule(rule.insurer, rule.track, pattern, frozenset(rule.lengths), rule.check_digit)


def claims(rules: Iterable[Rule], bodies: Mapping[TrackNumber, Secret]) -> Iterator[Claim]:
    """Apply rules to the good tracks of a swipe and give every one that fits.

    Args:
        rules: the rules to apply.
        bodies: the good tracks, without their sentinels.
    """
    for rule in rules:
        number = _number(rule, bodies[rule.track]) if rule.track in bodies else None
        if number is not None and (not rule.lengths or len(number) in rule.lengths):
            yield Claim(rule, number, rule.check_digit == "none" or fits_luhn(number))


def _number(rule: Rule, body: Secret) -> Secret | None:
    match = rule.pattern.fullmatch(body.view())
    if match is None or match.start("number") == match.end("number"):
        return None
    return Secret.of(body.view(*match.span("number")))
