"""The printer's test page: it says what it is, and that it is no voucher."""

from io import BytesIO

from pypdf import PdfReader

from kiosk.maintenance.page import NO_VOUCHER, TITLE, render
from kiosk.voucher.words import TITLE as VOUCHER


def test_it_is_one_a5_sheet_that_no_one_could_take_for_a_voucher() -> None:
    (page,) = PdfReader(BytesIO(render("Paraugs klīnika"))).pages
    text = page.extract_text()
    assert [round(float(side)) for side in page.mediabox[2:]] == [420, 595]
    assert all(line in text for line in (*TITLE, *NO_VOUCHER, "Paraugs klīnika", "āčēģīķļņšūž".upper()[:1]))
    assert VOUCHER not in text


def test_its_bytes_are_always_the_same() -> None:
    assert render("A") == render("A")
