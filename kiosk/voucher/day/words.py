"""The Latvian words of the day's sums on paper."""

from datetime import date
from typing import Final

from kiosk.domain.totals import Part

TITLE: Final = "Dienas kopsavilkums"
NO_VOUCHER: Final = "Šis nav veselības aprūpes talons un nav derīgs norēķiniem."
MADE: Final = "Izdrukāts"
PARTIES: Final = "Pakalpojuma sniedzējs un apdrošinātājs"
IN_FORCE: Final = "Kopā spēkā esošās transakcijas"
VOIDED_APART: Final = "Anulētās transakcijas (nav ieskaitītas)"
NOTHING: Final = "Šajā dienā nav nevienas pabeigtas transakcijas."


def day(iso: str) -> str:
    """Return YYYY-MM-DD as `07.03.2026`."""
    return f"{date.fromisoformat(iso):%d.%m.%Y}"


def counts(part: Part) -> str:
    """Return how many transactions and services."""
    return f"Transakcijas: {part.transactions}, pakalpojumi: {part.services}"


def voided(part: Part) -> str:
    """Return the same of what was voided."""
    return f"Anulētas transakcijas: {part.transactions}, pakalpojumi: {part.services}"


def unsettled(count: int) -> str:
    """Return the warning that the sums are not final."""
    return f"Nepabeigtas transakcijas: {count}. Summas vēl var mainīties."
