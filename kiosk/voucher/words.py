"""The Latvian words of the voucher, and how amounts and moments are written on it.

A voucher is a Latvian document whatever language the screen speaks, so nothing here goes through gettext.
"""

from datetime import datetime
from typing import Final

NBSP: Final = "\N{NO-BREAK SPACE}"

TITLE: Final = "Veselības aprūpes talons"
INSTITUTION: Final = "Ārstniecības iestāde"
REGISTRATION: Final = "Reģ. Nr."
NUMBER: Final = "Nr."
TRANSACTION_ID: Final = "Transakcijas ID"
PATIENT: Final = "Pacients"
PERSONAL_CODE: Final = "Personas kods"
INSURER: Final = "Apdrošinātājs"
CARD: Final = "Apdrošināšanas karte"
PROVIDER: Final = "Pakalpojuma sniedzējs"
REFERENCE: Final = "Apdrošinātāja atsauce"
MOMENT: Final = "Datums un laiks"
OPERATOR: Final = "Operators"

COLUMNS: Final = ("Nr.", "Pakalpojums", "Cena", "Maksā apdrošinātājs", "Maksā pacients")
PARTIAL: Final = "Kompensēts daļēji"
REFUSED: Final = "Nekompensēts"
TOTAL: Final = "Kopā šajā talonā"
COUNT: Final = "Pakalpojumu skaits"
PATIENT_PAYS: Final = "Pacients maksā"
TOTAL_REFUSED: Final = "t. sk. nekompensējamie pakalpojumi"
LEFT_OUT: Final = "Nekompensējamie pakalpojumi šajā talonā nav iekļauti un nav saskaitīti."

PATIENT_SIGNATURE: Final = "Pacienta paraksts"
PROVIDER_SIGNATURE: Final = "Ārsta (speciālista) paraksts"

VOIDED: Final = "ANULĒTS"
NOT_VALID: Final = "Šis talons nav derīgs norēķiniem."
VOIDED_WORDS: Final = f"Transakcija ir anulēta. {NOT_VALID}"
DUPLICATE: Final = "DUBLIKĀTS"
RECEIVERS: Final = ("ārstniecības iestādei", "apdrošinātājam", "pacientam")
AGAIN: Final = "atkārtota izdruka"


def original(k: int) -> str:
    """Return which of the three copies this is, and for whom."""
    return f"{k}. eksemplārs no {len(RECEIVERS)} – {RECEIVERS[k - 1]}"


def page(number: int, pages: int) -> str:
    """Return the page's place in the document."""
    return f"{number}. lapa no {pages}"


def euros(cents: int) -> str:
    """Return whole cents as `1 234,50 €`, held together by no-break spaces."""
    whole, rest = divmod(cents, 100)
    return f"{whole:,}".replace(",", NBSP) + f",{rest:02d}{NBSP}€"


def moment(rfc3339: str) -> str:
    """Return the wall clock of a moment, in its own offset, as `07.03.2026 10:42`."""
    return f"{datetime.fromisoformat(rfc3339):%d.%m.%Y %H:%M}"


def card(last_four: str) -> str:
    """Return a card's number with all but its end hidden."""
    return f"••••{NBSP}{last_four}"
