"""The check digit of ISO/IEC 7812-1, annex B."""

from collections.abc import Iterable


def fits_luhn(number: Iterable[int]) -> bool:
    """Tell whether characters are digits whose last one is the Luhn check digit of the others."""
    digits = [character - ord("0") for character in number]
    if len(digits) < 2 or not all(0 <= digit <= 9 for digit in digits):
        return False
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[-2::-2])
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0
