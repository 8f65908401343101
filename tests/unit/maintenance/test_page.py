"""The printer's test page: it says what it is, and that it is no voucher."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from kiosk.maintenance.page import NO_VOUCHER, TITLE, render
from kiosk.voucher.fonts import regular, width
from kiosk.voucher.pen import MM
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


@pytest.mark.parametrize(
    ("media", "margin"), [("iso_a5_148x210mm", 10), ("roll_80mm", 5)], ids=("A5", "roll")
)
@pytest.mark.parametrize("words", [12, 60])
def test_a_long_name_stays_within_the_frame_and_above_the_letters(
    media: str, margin: int, words: int
) -> None:
    name = " ".join(["slimnīca"] * words)
    (page,) = PdfReader(BytesIO(render(name, media).pdf)).pages
    written: list[tuple[str, float, float, float]] = []
    page.extract_text(
        visitor_text=lambda text, _cm, tm, _font, size: written.append((text.strip(), tm[4], tm[5], size))
    )
    lines = [one for one in written if one[0].startswith("slimnīca")]
    letters = next(y for text, _x, y, _size in written if text.startswith("aābcč"))
    edge = float(page.mediabox[2]) - margin * MM
    assert " ".join(text for text, *_ in lines) == name
    assert all(x + width(text, regular(size)) <= edge for text, x, _y, size in lines)
    assert lines[-1][2] > letters + 9


def test_its_bytes_are_always_the_same() -> None:
    assert render("A") == render("A")


def test_a_roll_is_told_the_length_of_the_page() -> None:
    assert render("A", "roll_80mm").media == "custom_80x200mm_80x200mm"
    assert render("A", "iso_a4_210x297mm").media == "iso_a4_210x297mm"
