"""Which issuer's card it is, and which characters are its number: the rules of the configuration, applied."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from hw.reader.decode.check_digits import FITS
from hw.reader.iso7811 import TrackNumber
from hw.reader.secret import Secret
from hw.service.settings import CardRule, CheckDigit


class RuleError(ValueError):
    """A card rule that cannot be used."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A card rule, ready to be applied.

    Attributes:
        issuer: the issuer.
        track: the track that carries the number.
        pattern: the whole track, with the number as the group `number`.
        prefix: what the number may begin with; empty for anything.
        lengths: how long it may be; empty for any length.
        check_digit: the kind of its check digit.
        compare: whether what looks like the number on another track must be it.
    """

    issuer: str
    track: TrackNumber
    pattern: re.Pattern[bytes]
    prefix: tuple[bytes, ...]
    lengths: frozenset[int]
    check_digit: CheckDigit
    compare: bool

    def span(self, body: memoryview) -> tuple[int, int] | None:
        """Tell where in a track the number stands; None where the rule does not fit the track."""
        match = self.pattern.fullmatch(body)
        if match is None:
            return None
        start, end = match.span("number")
        fits = start < end and (not self.lengths or end - start in self.lengths)
        return (start, end) if fits and self._begins_well(body[start:end]) else None

    def _begins_well(self, number: memoryview) -> bool:
        return not self.prefix or any(number[: len(prefix)] == prefix for prefix in self.prefix)


@dataclass(frozen=True, slots=True)
class Claim:
    """A rule that fits a track.

    Attributes:
        rule: the rule.
        number: the card's number; it is the claim's holder who wipes it.
        start: where in the track it begins.
        checked: whether the number's check digit is right by the rule.
    """

    rule: Rule
    number: Secret
    start: int
    checked: bool


def compiled(rule: CardRule) -> Rule:
    """Make a rule of the configuration ready.

    Raises:
        RuleError: its pattern cannot be applied to the characters of a card.
    """
    try:
        pattern = re.compile((rule.pattern or _field_pattern(rule.track, rule.field)).encode("ascii"))
    except UnicodeEncodeError as error:
        raise RuleError(f"the pattern of {rule.insurer} has a character that no card has: {error}") from error
    prefix = tuple(one.encode("ascii") for one in rule.prefix)
    return Rule(
        rule.insurer, rule.track, pattern, prefix, frozenset(rule.lengths), rule.check_digit, rule.compare
    )


def _field_pattern(track: TrackNumber, field: int) -> str:
    """Give the pattern of a number that is all of one field, blanks that fill it up aside."""
    separator = {1: r"\^", 2: "=", 3: "=^"}[track]
    signs = "[0-9]" if track == 2 else "[0-9A-Z]"
    # A bank's layout has its format code before the number.
    code = r"(?:B(?=[0-9]+ *\^))?" if track == 1 and field == 1 else ""
    before = f"(?:[^{separator}]*[{separator}])" + f"{{{field - 1}}}"
    return f"{before} *{code}(?P<number>{signs}+) *(?:[{separator}].*)?"


def claims(rules: Iterable[Rule], bodies: Mapping[TrackNumber, Secret]) -> Iterator[Claim]:
    """Apply rules to the good tracks of a swipe and give every one that fits.

    Args:
        rules: the rules to apply.
        bodies: the good tracks, without their sentinels.
    """
    for rule in rules:
        body = bodies[rule.track].view() if rule.track in bodies else None
        span = None if body is None else rule.span(body)
        if body is not None and span is not None:
            number = Secret.of(body[slice(*span)])
            yield Claim(rule, number, span[0], FITS[rule.check_digit](number))
