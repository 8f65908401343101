"""The check digits that numbers of cards carry."""

from collections.abc import Callable, Iterable, Mapping

from hw.service.settings import CheckDigit


def fits_luhn(number: Iterable[int]) -> bool:
    """Tell whether characters are digits whose last one is the check digit of ISO/IEC 7812-1, annex B."""
    digits = _digits(number)
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[-2::-2])
    return len(digits) >= 2 and (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0


def fits_mod11_10(number: Iterable[int]) -> bool:
    """Tell whether characters are digits whose last one is the check digit of ISO/IEC 7064, MOD 11,10."""
    digits, product = _digits(number), 10
    for digit in digits[:-1]:
        product = 2 * ((product + digit) % 10 or 10) % 11
    return len(digits) >= 2 and (product + digits[-1]) % 10 == 1


def fits_mod97_10(number: Iterable[int]) -> bool:
    """Tell whether characters are digits whose last two are the check digits of ISO/IEC 7064, MOD 97-10."""
    digits, rest = _digits(number), 0
    for digit in digits:
        rest = (10 * rest + digit) % 97
    return len(digits) >= 3 and rest == 1


def _digits(number: Iterable[int]) -> list[int]:
    """Give the values of characters, or none where one of them is no digit."""
    digits = [character - ord("0") for character in number]
    return digits if all(0 <= digit <= 9 for digit in digits) else []


FITS: Mapping[CheckDigit, Callable[[Iterable[int]], bool]] = {
    "none": lambda _: True,
    "luhn": fits_luhn,
    "mod11-10": fits_mod11_10,
    "mod97-10": fits_mod97_10,
}
