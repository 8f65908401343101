"""Latvian personal codes: the old form with a date and a check digit, the new one without either.

Sources: the Office of Citizenship and Migration Affairs (PMLP) on the new form; the Central Statistical
Bureau's classifier for the century digit of the old one. A new code's checksum is not stated anywhere
public, so a mismatch is only a reason to look again.
"""

from datetime import date
from typing import Final

from msgspec import Struct

from kiosk.domain.errors import PersonalCodeError
from kiosk.domain.hidden import hiding

LENGTH: Final = 11
_WEIGHTS: Final = (1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CENTURIES: Final = {"0": 1800, "1": 1900, "2": 2000}


class PersonalCode(Struct, frozen=True):
    """Eleven digits that are a possible personal code.

    Attributes:
        digits: the eleven digits, without the dash.
        doubtful: true for a new code whose last digit would not be right in the old form; worth a
            second look, never a refusal.
    """

    digits: str
    doubtful: bool = False

    __repr__ = hiding("digits")

    @property
    def grouped(self) -> str:
        """The code as people write it: six digits, a dash, five digits."""
        return f"{self.digits[:6]}-{self.digits[6:]}"

    @property
    def masked(self) -> str:
        """The code where the whole of it is not needed: the last five digits hidden."""
        return f"{self.digits[:6]}-•••••"


def parse(text: str) -> PersonalCode:
    """Return the personal code in `text`; a dash and spaces are allowed.

    Raises:
        PersonalCodeError: reason `incomplete`, `date` or `checksum`.
    """
    digits = "".join(character for character in text if character not in "- ")
    if len(digits) != LENGTH or not (digits.isascii() and digits.isdigit()):
        raise PersonalCodeError("incomplete")
    matches = check_digit(digits[:10]) == digits[10]
    if is_new_form(digits):
        return PersonalCode(digits, doubtful=not matches)
    _require_date(digits)
    if not matches:
        raise PersonalCodeError("checksum")
    return PersonalCode(digits)


def is_new_form(digits: str) -> bool:
    """Tell whether the digits are of the form given since July 2017: 3, then 2 to 9."""
    return digits[0] == "3" and digits[1] in "23456789"


def check_digit(first_ten: str) -> str:
    """Return the last digit that belongs to the first ten, in the old form's rule."""
    weighed = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, first_ten, strict=True))
    return str((1101 - weighed) % 11 % 10)


def _require_date(digits: str) -> None:
    century = _CENTURIES.get(digits[6])
    if century is None:
        raise PersonalCodeError("date")
    try:
        date(century + int(digits[4:6]), int(digits[2:4]), int(digits[:2]))
    except ValueError:
        raise PersonalCodeError("date") from None
