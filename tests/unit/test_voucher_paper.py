"""On paper: inside the margins, large enough, and to be scanned; a roll is as long as it needs to be."""

from io import BytesIO

import pytest
from PIL import Image, ImageOps
from pypdf import PdfReader

from hw.service.media import size_of
from kiosk.domain.voucher import Voucher
from kiosk.voucher import pdf, roll, sheet
from kiosk.voucher.roll.closing import QR_SIZE as ON_ROLL
from kiosk.voucher.roll.frame import DOT
from kiosk.voucher.sheet.frame import MARGIN, RIGHT
from kiosk.voucher.sheet.head import QR_SIZE as ON_SHEET
from tests.unit.voucher_paper import ink, pictures, scanned, sizes_mm, strokes
from tests.unit.voucher_samples import (
    ID,
    MEDIA,
    VOUCHERS,
    a_duplicate,
    an_original,
    render,
    text_of,
    thirty_long_lines,
    with_names,
)

SHEET_MARGIN, ROLL_MARGIN = 5.0, 4.0
FEED, TEAR = 5.0, 8.0
DPI = 203
every_voucher = pytest.mark.parametrize("voucher", VOUCHERS.values(), ids=VOUCHERS)
both = pytest.mark.parametrize("media", MEDIA)


@every_voucher
def test_no_ink_is_nearer_to_a_sheets_edge_than_a_printer_prints(voucher: Voucher) -> None:
    for page in pictures(render(voucher), 100):
        assert min(ink(page, 100)) > SHEET_MARGIN


@every_voucher
def test_a_rolls_ink_is_on_the_head_and_far_from_the_blade(voucher: Voucher) -> None:
    for page in pictures(render(voucher, roll.MEDIA), 100):
        left, top, right, bottom = ink(page, 100)
        assert min(left, right) > ROLL_MARGIN - 0.3
        assert top > FEED - 0.3
        assert bottom > TEAR - 0.3


@every_voucher
def test_a_roll_is_no_longer_than_what_stands_on_it(voucher: Voucher) -> None:
    last = pictures(render(voucher, roll.MEDIA), 100)[-1]
    _, top, _, bottom = ink(last, 100)
    if len(sizes_mm(render(voucher, roll.MEDIA))) == 1:
        assert top < FEED + 3
        assert bottom < TEAR + 4


@both
@every_voucher
def test_the_printer_is_told_the_size_that_the_pages_have(media: str, voucher: Voucher) -> None:
    copy = pdf.render(voucher, media)
    size = size_of(copy.media)
    assert size is not None
    for width, height in sizes_mm(copy.pdf):
        assert (width, height) == pytest.approx(size, abs=0.01)


def test_an_original_on_a_roll_is_a_strip_of_80_mm() -> None:
    copy = pdf.render(an_original(), roll.MEDIA)
    ((width, height),) = sizes_mm(copy.pdf)
    assert width == 80
    assert 200 < height < 330
    assert copy.media == f"custom_80x{height:.0f}mm_80x{height:.0f}mm"


def test_every_service_more_makes_the_roll_longer() -> None:
    lengths = [
        sizes_mm(render(with_names(count, "Konsultācija"), roll.MEDIA))[0][1] for count in range(1, 31)
    ]
    assert lengths == sorted(set(lengths))


def test_thirty_long_services_are_one_strip() -> None:
    assert len(sizes_mm(render(thirty_long_lines(), roll.MEDIA))) == 1


def test_what_is_longer_than_a_printer_takes_comes_in_equal_strips_that_say_so() -> None:
    endless = with_names(30, "Izmeklējums " * 60)
    sizes = sizes_mm(render(endless, roll.MEDIA))
    assert len(sizes) > 1
    assert len(set(sizes)) == 1
    assert sizes[0][1] <= 2000
    text = text_of(endless, roll.MEDIA)
    for number in range(1, len(sizes) + 1):
        assert f"{number}. lapa no {len(sizes)}" in text


def test_another_sheet_than_a5_is_named_to_the_printer_and_the_pages_stay_a5() -> None:
    copy = pdf.render(an_original(), "iso_a4_210x297mm")
    assert (copy.media, sizes_mm(copy.pdf)) == ("iso_a4_210x297mm", [(148.0, 210.0)])


@both
@every_voucher
def test_no_type_is_smaller_than_eight_points(media: str, voucher: Voucher) -> None:
    smallest = min(size for (size,) in strokes(render(voucher, media), "Tf"))
    assert smallest >= (8.5 if media == roll.MEDIA else 8) - 0.001


@pytest.mark.parametrize("field", ["Anna Paraugs", "Nr. 000123", "1/3", "234,50 €"])
def test_what_is_asked_for_across_the_desk_is_ten_points_or_more(field: str) -> None:
    assert largest(field, sheet.MEDIA) >= 10
    assert largest(field, roll.MEDIA) >= 10


def largest(text: str, media: str) -> float:
    """Return the largest size in which a text stands on the first page of an original."""
    sizes = [0.0]

    def visit(part: str, _cm: object, _tm: object, _font: object, size: float) -> None:
        if part.strip().replace("\N{NO-BREAK SPACE}", " ") == text:
            sizes.append(size)

    PdfReader(BytesIO(render(an_original(), media))).pages[0].extract_text(visitor_text=visit)
    return max(sizes)


@every_voucher
def test_a_roll_is_black_on_white_and_no_line_is_thinner_than_a_dot(voucher: Voucher) -> None:
    printed = render(voucher, roll.MEDIA)
    assert {share for colour in strokes(printed, "rg", "RG") for share in colour} <= {0, 1}
    assert min(width for (width,) in strokes(printed, "w")) >= DOT - 0.001


@both
@pytest.mark.parametrize("dots", ["-gray", "-mono"])
@every_voucher
def test_the_code_is_the_transactions_id_also_as_a_thermal_head_prints_it(
    media: str, dots: str, voucher: Voucher
) -> None:
    pages = pictures(render(voucher, media), DPI, dots)
    assert [word for page in pages for word in scanned(page)] == [ID]


@both
def test_around_the_code_is_the_white_that_it_needs(media: str) -> None:
    page = pictures(render(a_duplicate(everything=True, voided=True), media), DPI)[0]
    size, x, y = code_box(media, page)
    quiet = 4 * size / 29
    box = (x - quiet, y - quiet, x + size + quiet, y + size + quiet)
    around = page.crop(tuple(round(edge) for edge in box))  # type: ignore[arg-type]
    inner = Image.new("L", (round(size) + 2, round(size) + 2), 255)
    around.paste(inner, (round(quiet) - 1, round(quiet) - 1))
    assert ImageOps.invert(around).point(lambda shade: 255 if shade > 90 else 0).getbbox() is None


def code_box(media: str, page: Image.Image) -> tuple[float, float, float]:
    """Return the code's size and upper left corner in pixels; on a roll by its eye's black edge."""
    scale = DPI / 72
    if media == sheet.MEDIA:
        return ON_SHEET * scale, (RIGHT - ON_SHEET) * scale, MARGIN * scale
    size = ON_ROLL * scale
    left = (page.width - size) / 2
    eye = round(size / 29 * 7)
    column = [page.getpixel((round(left) + 2, y)) for y in range(page.height)]
    dark = [shade < 128 for shade in column]  # type: ignore[operator]
    top = next(y for y in range(page.height - eye) if all(dark[y : y + eye - 3]) and not any(dark[y - 9 : y]))
    return size, left, float(top)
