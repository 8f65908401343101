"""Recognises payment cards and the layout of ISO/IEC 7813, which they and some other cards have."""

import re
from collections.abc import Iterator, Mapping
from itertools import zip_longest

from hw.reader.decode.check_digits import fits_luhn
from hw.reader.iso7811 import TrackNumber
from hw.reader.secret import Secret

Bodies = Mapping[TrackNumber, Secret]

_LONGEST_NUMBER = 19
_SPACE = ord(" ")
# Format code B, a number that may be written in groups, a name and more.
_LAYOUT_1 = re.compile(rb"B(?P<number>[0-9][0-9 ]*)\^.*")
_LAYOUT_2 = re.compile(rb"(?P<number>[0-9]+)=.*")
# A major industry identifier of travel, banking or commerce; an expiry date and a service code, or = for it.
_PAYMENT_2 = re.compile(rb"(?P<number>[2-6][0-9]{11,18})=(?:[0-9]{2}(?:0[1-9]|1[0-2])|=)(?:[0-9]{3}|=).*")
_INDUSTRIES = b"23456"


def payment_tracks(bodies: Bodies) -> frozenset[TrackNumber]:
    """Give those good tracks that are a payment card's, whichever of the three places they stand in."""
    return frozenset(number for number, body in bodies.items() if _is_payment(body))


def _is_payment(body: Secret) -> bool:
    match = _PAYMENT_2.fullmatch(body.view())
    if match is not None:
        return fits_luhn(body.view(*match.span("number")))
    match = _LAYOUT_1.fullmatch(body.view())
    if match is None or body.view()[match.start("number")] not in _INDUSTRIES:
        return False
    digits = body.view(*match.span("number"))
    return 12 <= _count(digits) <= _LONGEST_NUMBER and fits_luhn(_written(digits))


def is_overlong(body: Secret) -> bool:
    """Tell whether track 1 has a bank's layout and a number longer than the layout allows."""
    match = _LAYOUT_1.fullmatch(body.view())
    return match is not None and _count(body.view(*match.span("number"))) > _LONGEST_NUMBER


def disagree(bodies: Bodies) -> bool:
    """Tell whether tracks 1 and 2 both have a bank's layout, and not the same number in it.

    The layout's standard has one number on both tracks. Without the format code B on track 1 there is no such
    promise, and the tracks may well carry different things.
    """
    if 1 not in bodies or 2 not in bodies:
        return False
    one, two = _LAYOUT_1.fullmatch(bodies[1].view()), _LAYOUT_2.fullmatch(bodies[2].view())
    if one is None or two is None:
        return False
    pairs = zip_longest(
        _written(bodies[1].view(*one.span("number"))), _written(bodies[2].view(*two.span("number")))
    )
    return any(first != second for first, second in pairs)


def _written(number: memoryview) -> Iterator[int]:
    """Give a number's digits without the spaces between its groups, and without a copy of it."""
    return (character for character in number if character != _SPACE)


def _count(number: memoryview) -> int:
    return sum(1 for _ in _written(number))
