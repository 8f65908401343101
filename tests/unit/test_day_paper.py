"""The day's sums as they lie on paper: held to what the vouchers are held to."""

import itertools
import re
from pathlib import Path

import pytest

from hw.service.media import size_of
from kiosk.domain.totals import DaySheet
from kiosk.voucher import pdf, roll, sheet
from kiosk.voucher.roll.frame import DOT
from tests.unit.day_samples import SHEETS, a_sheet, an_extreme_sheet, render_day
from tests.unit.preflight import complaints
from tests.unit.test_voucher_archive import as_part_1, said
from tests.unit.test_voucher_pages import overlap
from tests.unit.test_voucher_paper import FEED, ROLL_MARGIN, SHEET_MARGIN, TEAR
from tests.unit.voucher_paper import ink, pictures, scanned, sizes_mm, strokes
from tests.unit.voucher_samples import MEDIA, pages_of, words_of

every_day = pytest.mark.parametrize(("sums", "mark"), SHEETS.values(), ids=SHEETS)
both = pytest.mark.parametrize("media", MEDIA)


@every_day
def test_no_ink_is_nearer_to_a_sheets_edge_than_a_printer_prints(sums: DaySheet, mark: str) -> None:
    for page in pictures(render_day(sums, sheet.MEDIA, mark), 100):
        assert min(ink(page, 100)) > SHEET_MARGIN


@every_day
def test_a_rolls_ink_is_on_the_head_and_far_from_the_blade(sums: DaySheet, mark: str) -> None:
    for page in pictures(render_day(sums, roll.MEDIA, mark), 100):
        left, top, right, bottom = ink(page, 100)
        assert min(left, right) > ROLL_MARGIN - 0.3
        assert FEED - 0.3 < top < FEED + 3
        assert TEAR - 0.3 < bottom < TEAR + 5


@both
@every_day
def test_the_printer_is_told_the_size_that_the_pages_have(media: str, sums: DaySheet, mark: str) -> None:
    printed = pdf.render_day(sums, media, mark)
    size = size_of(printed.media)
    assert size is not None
    for one in sizes_mm(printed.pdf):
        assert one == pytest.approx(size, abs=0.01)


def test_another_sheet_than_a5_is_named_to_the_printer_and_the_pages_stay_a5() -> None:
    printed = pdf.render_day(a_sheet(), "iso_a4_210x297mm")
    assert (printed.media, sizes_mm(printed.pdf)) == ("iso_a4_210x297mm", [(148.0, 210.0)])


@both
@every_day
def test_no_word_covers_another(media: str, sums: DaySheet, mark: str) -> None:
    for page in words_of(render_day(sums, media, mark)):
        printed = [word for word in page if word.bottom - word.top < 35]  # not the word across the page
        for one, other in itertools.combinations(printed, 2):
            assert not overlap(one, other), (one, other)


@both
def test_what_is_long_is_printed_to_its_end(media: str) -> None:
    text = "".join("".join(pages_of(render_day(an_extreme_sheet(), media))).split())
    assert text.count("Nepārtrauktais" * 20 + ",AAS") == 9
    assert text.count("12345678,90€") == 9 * 2 + 2


@both
@every_day
def test_no_type_is_smaller_than_eight_points(media: str, sums: DaySheet, mark: str) -> None:
    smallest = min(size for (size,) in strokes(render_day(sums, media, mark), "Tf"))
    assert smallest >= (8.5 if media == roll.MEDIA else 8) - 0.001


@every_day
def test_a_roll_is_black_on_white_and_no_line_is_thinner_than_a_dot(sums: DaySheet, mark: str) -> None:
    printed = render_day(sums, roll.MEDIA, mark)
    assert {share for colour in strokes(printed, "rg", "RG") for share in colour} <= {0, 1}
    assert min(width for (width,) in strokes(printed, "w")) >= DOT - 0.001


@both
def test_there_is_nothing_to_scan(media: str) -> None:
    assert [word for page in pictures(render_day(a_sheet(), media), 203) for word in scanned(page)] == []


@both
def test_preflight_finds_nothing_but_the_parts_number(media: str, tmp_path: Path) -> None:
    files = []
    for at, (sums, mark) in enumerate(SHEETS.values()):
        files.append(tmp_path / f"{at}.pdf")
        files[-1].write_bytes(as_part_1(render_day(sums, media, mark)))
    assert complaints(files) == {file.name: set() for file in files}


@both
def test_it_says_what_it_is_to_those_who_keep_it(media: str) -> None:
    kept = render_day(a_sheet(), media)
    assert (said(kept, "pdfaid:part"), said(kept, "pdfaid:conformance")) == ("2", "B")
    assert said(kept, "dc:title") == "Dienas kopsavilkums 07.03.2026"
    assert said(kept, "dc:description") == "Šis nav veselības aprūpes talons un nav derīgs norēķiniem."
    assert said(kept, "pdf:Keywords") == "day/2026-03-07#1"
    assert said(kept, "xmp:CreateDate") == "2026-03-07T18:05:00+02:00"
    assert re.findall(rb"[^\n]endstream", kept) == []
