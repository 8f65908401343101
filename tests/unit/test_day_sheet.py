"""The day's sums on A5 and on a roll: complete, always the same bytes, and nothing like a voucher."""

import os
import subprocess
import sys

import pytest
from msgspec.structs import replace

from kiosk.domain.totals import DaySheet
from kiosk.voucher import roll, words
from kiosk.voucher.pdf import digest
from tests.unit.day_samples import (
    MARK,
    SHEETS,
    a_settled_sheet,
    a_sheet,
    an_empty_sheet,
    render_day,
)
from tests.unit.voucher_samples import MEDIA, a_transaction, an_original, pages_of, text_of

SCRIPT = """
from kiosk.voucher.pdf import digest
from tests.unit.day_samples import SHEETS, render_day
from tests.unit.voucher_samples import MEDIA
print(*(digest(render_day(sums, media, mark)) for sums, mark in SHEETS.values() for media in MEDIA))
"""
NO_VOUCHER = "Šis nav veselības aprūpes talons un nav derīgs norēķiniem."
both = pytest.mark.parametrize("media", MEDIA)


def texts(sums: DaySheet, media: str = MEDIA[0], mark: str = "") -> list[str]:
    """Return each page's text, line breaks and no-break spaces read as spaces."""
    return [" ".join(page.split()) for page in pages_of(render_day(sums, media, mark))]


@both
def test_every_sum_is_on_it_to_the_cent(media: str) -> None:
    (page,) = texts(a_sheet(), media)
    for said in (
        "Dr. Paraugs 00",
        "Parauga apdrošināšana, AAS",
        "Transakcijas: 1, pakalpojumi: 4 1 341,40 € 1 064,90 € 276,50 €",
        "Anulētas transakcijas: 1, pakalpojumi: 4 1 341,40 € 1 064,90 € 276,50 €",
        "Kopā spēkā esošās transakcijas",
        "Anulētās transakcijas (nav ieskaitītas)",
        "Transakcijas: 2, pakalpojumi: 8",
        "2 682,80 € 2 129,80 € 553,00 €",
        "Nepabeigtas transakcijas: 1. Summas vēl var mainīties.",
        "Izdrukāts 07.03.2026 18:05, A. Paraugs",
        "07.03.2026",
    ):
        assert said in page, said


@both
def test_nothing_is_said_of_what_there_is_not(media: str) -> None:
    (page,) = texts(a_settled_sheet(), media)
    assert "Kopā spēkā esošās transakcijas" in page
    assert "Anulēt" not in page
    assert "Nepabeigtas" not in page


@both
def test_it_says_that_it_is_no_voucher_and_has_nothing_of_one(media: str) -> None:
    page = texts(a_sheet(), media)[0]
    assert "DIENAS KOPSAVILKUMS" in page
    assert NO_VOUCHER in page
    voucher = text_of(an_original(1), media)
    for part in (words.TITLE, words.PATIENT_SIGNATURE, words.PERSONAL_CODE, words.TRANSACTION_ID):
        assert part in voucher
        assert part not in page


def test_both_ends_of_a_roll_say_that_it_is_no_voucher() -> None:
    (strip,) = texts(a_sheet(40), roll.MEDIA)
    assert strip.count(NO_VOUCHER) == 2
    assert strip.startswith(NO_VOUCHER)
    assert strip.endswith(NO_VOUCHER)


@both
def test_nobodys_code_or_name_is_on_it(media: str) -> None:
    page = texts(a_sheet(), media)[0]
    transaction = a_transaction()
    assert transaction.person.digits[6:] not in page
    assert transaction.adjudication is not None
    assert transaction.adjudication.insured not in page


def test_the_same_sheet_is_the_same_bytes_in_any_process() -> None:
    environment = {**os.environ, "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    command = [sys.executable, "-c", SCRIPT]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    here = [digest(render_day(sums, media, mark)) for sums, mark in SHEETS.values() for media in MEDIA]
    assert done.stdout.split() == here
    assert len(set(here)) == len(here)


def test_another_moment_is_another_sheet() -> None:
    later = replace(a_sheet(), made_at="2026-03-07T18:06:00+02:00")
    assert render_day(later) != render_day(a_sheet())


def test_many_doctors_take_several_sheets_and_each_says_which_it_is() -> None:
    pages = texts(a_sheet(40))
    assert len(pages) > 1
    for number, page in enumerate(pages, start=1):
        assert f"{number}. lapa no {len(pages)}" in page
        assert "DIENAS KOPSAVILKUMS" in page
        assert NO_VOUCHER in page
    assert [sum(f"Dr. Paraugs {at:02d}" in page for page in pages) for at in range(40)] == [1] * 40
    assert ["Kopā spēkā" in page for page in pages] == [*[False] * (len(pages) - 1), True]


def test_many_doctors_are_one_strip_on_a_roll() -> None:
    (strip,) = texts(a_sheet(40), roll.MEDIA)
    places = [strip.index(f"Dr. Paraugs {at:02d}") for at in range(40)]
    assert places == sorted(places)
    assert "lapa no" not in strip


@both
def test_a_day_without_anything_says_so(media: str) -> None:
    (page,) = texts(an_empty_sheet(), media)
    assert "Šajā dienā nav nevienas pabeigtas transakcijas." in page
    assert "Transakcijas: 0, pakalpojumi: 0 0,00 € 0,00 € 0,00 €" in page


@both
def test_a_mark_is_on_every_page_that_is_not_in_earnest(media: str) -> None:
    assert not any(MARK in page for page in texts(a_sheet(40), media))
    assert all(page.count(MARK) >= 2 for page in texts(a_sheet(40), media, MARK))


def test_no_piece_of_a_torn_strip_is_without_the_mark() -> None:
    (strip,) = texts(a_sheet(23), roll.MEDIA, MARK)
    first, second = strip.index("Dr. Paraugs 09"), strip.index("Dr. Paraugs 10")
    assert MARK in strip[first:second]
    assert MARK in strip[strip.index("Dr. Paraugs 19") : strip.index("Dr. Paraugs 20")]
