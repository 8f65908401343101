"""How money, moments and personal codes are written; the same in every language of the kiosk."""

from datetime import datetime
from typing import Final

NBSP: Final = "\N{NO-BREAK SPACE}"
_HIDDEN: Final = "•••••"


def money(cents: int) -> str:
    """Return whole cents as `1 234,50 €`, held together by no-break spaces."""
    sign = "−" if cents < 0 else ""
    euros, rest = divmod(abs(cents), 100)
    return f"{sign}{euros:,}".replace(",", NBSP) + f",{rest:02d}{NBSP}€"


def moment(at: datetime) -> str:
    """Return a date and time as `07.03.2026 10:42`."""
    return f"{at:%d.%m.%Y %H:%M}"


def clock(at: datetime) -> str:
    """Return the time of day as `10:42`."""
    return f"{at:%H:%M}"


def countdown(seconds: float) -> str:
    """Return the time left as `1:54`; never less than `0:00`."""
    minutes, rest = divmod(max(0, int(seconds)), 60)
    return f"{minutes}:{rest:02d}"


def phone_held(number: str) -> str:
    """Return a telephone number held together by no-break spaces."""
    return number.replace(" ", NBSP)


def grouped_code(digits: str) -> str:
    """Return up to eleven digits of a personal code grouped 6-5; the dash comes with the seventh."""
    return digits if len(digits) <= 6 else f"{digits[:6]}-{digits[6:]}"
