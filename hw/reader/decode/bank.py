"""Recognises payment cards (ISO/IEC 7813), which the kiosk refuses and forgets."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from hw.reader.decode.iso7811 import TrackNumber
from hw.reader.decode.luhn import fits_luhn
from hw.reader.secret import Secret

_FORMAT_B = re.compile(rb"B(?P<number>[0-9 ]{8,23})\^.*")
# A major industry identifier of travel or banking, an expiry date and a service code (or = in their place).
_BANK_TRACK_2 = re.compile(rb"(?P<number>[2-6][0-9]{11,18})=(?:[0-9]{2}(?:0[1-9]|1[0-2])|=)(?:[0-9]{3}|=).*")


@dataclass(frozen=True, slots=True)
class BankCard:
    """A payment card: its number, which the holder wipes, and the track it was seen on."""

    track: TrackNumber
    number: Secret


def bank_card(bodies: Mapping[TrackNumber, Secret]) -> BankCard | None:
    """Give the payment card that good tracks are of, or None where they look like none."""
    return _by_track_1(bodies) or _by_track_2(bodies)


def _by_track_1(bodies: Mapping[TrackNumber, Secret]) -> BankCard | None:
    match = _FORMAT_B.fullmatch(bodies[1].view()) if 1 in bodies else None
    return None if match is None else BankCard(1, _without_spaces(bodies[1].view(*match.span("number"))))


def _by_track_2(bodies: Mapping[TrackNumber, Secret]) -> BankCard | None:
    match = _BANK_TRACK_2.fullmatch(bodies[2].view()) if 2 in bodies else None
    if match is None or not fits_luhn(bodies[2].view(*match.span("number"))):
        return None
    return BankCard(2, Secret.of(bodies[2].view(*match.span("number"))))


def _without_spaces(characters: memoryview) -> Secret:
    number = Secret(len(characters))
    for character in characters:
        if character != ord(" "):
            number.append(character)
    return number
