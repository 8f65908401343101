"""Tells whether another track of a card speaks against the number that a rule picked out.

Tracks may carry different things on purpose: a name, a date of birth, a policy's number beside the card's. So
only what *looks like the same number* is compared, and only characters that stand on their own:

- where both tracks have the layout of a bank card, the number in it, as the layout's standard promises;
- a number of eight digits or more that differs from the card's as a misread or mistyped one would;
- a number of the same length that the rule itself would take, if the rule knows its numbers by more than
  their length, as by a prefix: that one is another card's.
"""

import re
from collections.abc import Iterator

from hw.reader.decode.bank import Bodies, disagree
from hw.reader.decode.issuer import Claim
from hw.reader.iso7811 import TrackNumber
from hw.reader.secret import Secret

_DIGITS, _SIGNS = re.compile(rb"[0-9]+"), re.compile(rb"[0-9A-Z]+")
_SHORTEST = 8  # shorter ones are too often alike by chance: dates, codes of branches
_FEW = 2


def contradicted(claim: Claim, bodies: Bodies) -> frozenset[TrackNumber]:
    """Give the tracks that carry what must be the claimed number and is not."""
    if not claim.rule.compare:
        return frozenset()
    own = bodies[claim.rule.track]
    others = {
        track
        for track, body in bodies.items()
        if track != claim.rule.track and _speaks_against(claim, body, own)
    }
    if claim.rule.track != 3 and disagree(bodies):
        others.add(2 if claim.rule.track == 1 else 1)
    return frozenset(others)


def _speaks_against(claim: Claim, body: Secret, own: Secret) -> bool:
    number = claim.number.view()
    if len(number) < _SHORTEST:
        return False
    found = list(_numbers(number, body))
    return number not in found and any(_nearly(number, one) or _is_another(one, claim, own) for one in found)


def _numbers(number: memoryview, body: Secret) -> Iterator[memoryview]:
    kind = _DIGITS if _DIGITS.fullmatch(number) else _SIGNS
    return (body.view(*match.span()) for match in kind.finditer(body.view()))


def _nearly(one: memoryview, other: memoryview) -> bool:
    """Tell whether two numbers that are not the same differ as a mistake makes them differ."""
    if len(one) == len(other):
        half = len(one) // 2
        return one[:half] == other[:half] or sum(a != b for a, b in zip(one, other, strict=True)) <= _FEW
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) != 1 or short in (long[1:], long[:-1]):
        return False  # a digit before or after a number is more often meant than lost
    return any(short[:at] == long[:at] and short[at:] == long[at + 1 :] for at in range(len(long)))


def _is_another(number: memoryview, claim: Claim, own: Secret) -> bool:
    """Tell whether the rule would take another number in the place of its own, and not just any number."""
    if len(number) != len(claim.number) or not _takes(number, claim, own):
        return False
    first = number[0]
    if not ord("0") <= first <= ord("9"):
        return False
    changed = [bytes((digit,)) for digit in b"0123456789" if digit != first]
    return sum(_takes(one, claim, own) for one in changed) <= _FEW


def _takes(beginning: memoryview | bytes, claim: Claim, own: Secret) -> bool:
    """Tell whether the rule finds a number in its track too if the number began with other characters."""
    changed = Secret.of(own.view())
    view = changed.view()
    view[claim.start : claim.start + len(beginning)] = beginning
    try:
        return claim.rule.span(view) == (claim.start, claim.start + len(claim.number))
    finally:
        changed.wipe()
