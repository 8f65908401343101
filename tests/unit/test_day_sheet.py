"""The day's sums on paper: complete, the same bytes each time, and nothing like a voucher."""

import os
import subprocess
import sys
from dataclasses import replace
from io import BytesIO

from pypdf import PdfReader

from kiosk.domain.catalogue import Provider
from kiosk.domain.totals import DaySheet, totals_of
from kiosk.domain.transaction import State
from kiosk.voucher import words
from kiosk.voucher.day_sheet import render_day
from kiosk.voucher.pdf import digest, render
from tests import samples
from tests.unit.voucher_samples import INSTITUTION, a_transaction, an_original

NBSP = "\N{NO-BREAK SPACE}"
SCRIPT = """
from kiosk.voucher.day_sheet import render_day
from kiosk.voucher.pdf import digest
from tests.unit.test_day_sheet import a_sheet
print(digest(render_day(a_sheet())))
"""


def a_sheet(providers: int = 2) -> DaySheet:
    """A day on which each of so many doctors had two transactions, the second one voided."""
    one = replace(a_transaction(), bill=(samples.THERAPIST,) * 4)
    made = [
        replace(
            one, id=f"{at}-{state}", state=state, provider=Provider(str(at), f"Dr. Paraugs {at:02d}", "Ārsts")
        )
        for at in range(providers)
        for state in (State.CONFIRMED, State.VOIDED)
    ]
    made.append(replace(one, id="open", state=State.REVIEW))
    totals = totals_of(made, one.created_at[:10])
    return DaySheet("day/2026-03-07#1", "2026-03-07T18:05:00+02:00", INSTITUTION, samples.OPERATOR, totals)


def texts(pdf: bytes) -> list[str]:
    return [page.extract_text().replace(NBSP, " ") for page in PdfReader(BytesIO(pdf)).pages]


def test_every_sum_is_on_it_to_the_cent() -> None:
    (page,) = texts(render_day(a_sheet()))
    for said in (
        "Dr. Paraugs 00",
        "Parauga apdrošināšana, AAS",
        "Transakcijas: 1, pakalpojumi: 4",
        "ANULĒTS: Transakcijas: 1, pakalpojumi: 4",
        "Kopā spēkā esošās transakcijas",
        "Anulētās transakcijas (nav ieskaitītas)",
        "2 682,80 €",
        "2 129,80 €",
        "553,00 €",
        "Nepabeigtas transakcijas: 1. Summas vēl var mainīties.",
        "Izdrukāts 07.03.2026 18:05, A. Paraugs",
    ):
        assert said in page, said


def test_it_says_that_it_is_no_voucher_and_has_nothing_of_one() -> None:
    page = texts(render_day(a_sheet()))[0]
    assert "DIENAS KOPSAVILKUMS" in page
    assert "Šis nav veselības aprūpes talons un nav derīgs norēķiniem." in page
    voucher = texts(render(an_original(1)))[0]
    for part in (words.TITLE, words.PATIENT_SIGNATURE, words.PERSONAL_CODE, words.TRANSACTION_ID):
        assert part in voucher
        assert part not in page


def test_nobodys_code_or_name_is_on_it() -> None:
    page = texts(render_day(a_sheet()))[0]
    transaction = a_transaction()
    assert transaction.person.digits[6:] not in page
    assert transaction.adjudication is not None
    assert transaction.adjudication.insured not in page


def test_the_same_sheet_is_the_same_bytes_in_any_process() -> None:
    environment = {**os.environ, "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    command = [sys.executable, "-c", SCRIPT]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    assert done.stdout.strip() == digest(render_day(a_sheet()))
    later = replace(a_sheet(), made_at="2026-03-07T18:06:00+02:00")
    assert render_day(later) != render_day(a_sheet())


def test_many_doctors_take_several_pages_and_each_says_which_it_is() -> None:
    pages = texts(render_day(a_sheet(40)))
    assert len(pages) > 1
    for number, page in enumerate(pages, start=1):
        assert f"{number}. lapa no {len(pages)}" in page
        assert "DIENAS KOPSAVILKUMS" in page
    assert [sum(f"Dr. Paraugs {at:02d}" in page for page in pages) for at in range(40)] == [1] * 40
    assert ["Kopā spēkā" in page for page in pages] == [*[False] * (len(pages) - 1), True]


def test_a_day_without_anything_says_so_and_a_mark_is_on_what_is_not_in_earnest() -> None:
    empty = replace(a_sheet(), totals=totals_of((), "2026-03-07"))
    assert "Šajā dienā nav nevienas pabeigtas transakcijas." in texts(render_day(empty))[0]
    assert "DEMONSTRĀCIJA" not in texts(render_day(empty))[0]
    assert "DEMONSTRĀCIJA" in texts(render_day(empty, "DEMONSTRĀCIJA"))[0]
