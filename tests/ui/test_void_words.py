"""Until when something can be voided, said in the time of the clinic's zone, whatever the machine says."""

import pytest

from kiosk.domain.transaction import State
from kiosk.ui.void_words import until_said
from tests.ui.visits import transaction_of

RIGA = "Europe/Riga"


def said(now: str, until: str, zone: str = RIGA) -> str:
    return until_said(transaction_of(State.CONFIRMED, void_until=until), now, zone)


@pytest.mark.parametrize(
    ("now", "until", "words"),
    [
        # the clocks go back at four in the morning of the 25th, and forward at three of the 29th
        ("2026-10-25T01:00:00+03:00", "2026-10-25T23:59:59+02:00", "23:59"),
        ("2026-10-24T12:00:00+03:00", "2026-10-25T23:59:59+02:00", "25.10.2026 23:59"),
        ("2026-10-25T05:00:00+02:00", "2026-10-25T21:59:59Z", "23:59"),
        ("2026-03-28T12:00:00+02:00", "2026-03-29T23:59:59+03:00", "29.03.2026 23:59"),
        ("2026-03-29T01:00:00+02:00", "2026-03-29T20:59:59Z", "23:59"),
        ("2026-07-01T23:00:00+03:00", "2026-07-01T21:30:00Z", "02.07.2026 00:30"),
    ],
)
def test_the_hour_is_that_of_its_own_day(now: str, until: str, words: str) -> None:
    assert said(now, until) == f"Anulēt var līdz {words}"


def test_the_hour_that_is_past_is_that_of_its_own_day_too() -> None:
    words = said("2026-10-26T09:00:00+02:00", "2026-10-24T23:59:59+03:00")
    assert words.startswith("Anulēt varēja līdz 24.10.2026 23:59.")


def test_another_zone_has_another_hour() -> None:
    assert said("2026-10-24T12:00:00Z", "2026-10-25T23:59:59+02:00", "UTC").endswith("25.10.2026 21:59")


def test_what_has_no_end_says_nothing() -> None:
    assert said("2026-10-24T12:00:00Z", "") == ""
