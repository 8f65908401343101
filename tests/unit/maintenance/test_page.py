"""The printer's test page: it says what it is, and that it is no voucher."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from kiosk.maintenance.page import NO_VOUCHER, TITLE, render
from kiosk.voucher.words import TITLE as VOUCHER


@pytest.mark.parametrize(
    ("media", "size"), [("iso_a5_148x210mm", (420, 595)), ("roll_80mm", (227, 567))], ids=("A5", "roll")
)
def test_it_is_one_page_that_no_one_could_take_for_a_voucher(media: str, size: tuple[int, int]) -> None:
    (page,) = PdfReader(BytesIO(render("Paraugs klīnika", media).pdf)).pages
    text = page.extract_text()
    assert tuple(round(float(side)) for side in page.mediabox[2:]) == size
    assert all(line in text for line in (*TITLE, *NO_VOUCHER, "Paraugs klīnika", "āčēģīķļņšūž".upper()[:1]))
    assert VOUCHER not in text


def test_its_bytes_are_always_the_same() -> None:
    assert render("A") == render("A")


def test_a_roll_is_told_the_length_of_the_page() -> None:
    assert render("A", "roll_80mm").media == "custom_80x200mm_80x200mm"
    assert render("A", "iso_a4_210x297mm").media == "iso_a4_210x297mm"
