"""A long voucher goes on over pages: nothing is cut, nothing overlaps, and the sums are never alone."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from kiosk.domain.voucher import Voucher
from kiosk.voucher.fonts import printable, regular, width, wrap
from kiosk.voucher.paging import Room, paginate
from kiosk.voucher.sheet.frame import FOOT, HEIGHT
from tests.unit.voucher_samples import (
    ID,
    MEDIA,
    VOUCHERS,
    Word,
    an_original,
    long,
    pages_of,
    render,
    text_of,
    thirty_long_lines,
    with_long_names,
    with_names,
    with_patient,
    words_of,
)


def test_thirty_long_lines_are_all_there_in_their_order() -> None:
    text = text_of(thirty_long_lines())
    places = [text.index(f" {k}. 50{k:03d} Daudzslāņu") for k in range(1, 31)]
    assert places == sorted(places)
    assert text.count("kontrastvielas ievadi vēnā") == 30
    assert "6 004,65 € 4 500,00 € 1 504,65 €" in text
    assert "Pakalpojumu skaits: 30" in text


def test_every_page_says_which_voucher_which_copy_and_which_page_it_is() -> None:
    pages = pages_of(render(thirty_long_lines()))
    assert len(pages) > 2
    for number, page in enumerate(pages, start=1):
        assert "Nr. 000123" in page
        assert "2. eksemplārs no 3 – apdrošinātājam" in page
        assert "Parauga veselības centrs, SIA" in page
        assert f"{number}. lapa no {len(pages)}" in page
        assert "Pakalpojums" in page
        assert "apdrošinātājs" in page


def test_a_voided_voucher_is_marked_on_every_page() -> None:
    long = thirty_long_lines()
    voided = replace(long, copy=replace(long.copy, voided=True))
    for page in pages_of(render(voided)):
        assert page.count("ANULĒTS") == 2


def test_the_sums_and_signatures_are_on_the_last_page_only_and_with_a_row() -> None:
    *others, last = pages_of(render(thirty_long_lines()))
    assert "Kopā šajā talonā" in last
    assert "Pacienta paraksts" in last
    assert "50030" in last
    for page in others:
        assert "Kopā" not in page
        assert "paraksts" not in page


@pytest.mark.parametrize("count", range(1, 31))
def test_whatever_the_number_of_lines_the_sums_stand_below_one(count: int) -> None:
    last = pages_of(render(with_names(count, "Izmeklējums")))[-1]
    assert f"50{count:03d}" in last
    assert "Kopā šajā talonā" in last


@pytest.mark.parametrize("voucher", VOUCHERS.values(), ids=VOUCHERS)
@pytest.mark.parametrize("media", MEDIA)
def test_no_word_covers_another(media: str, voucher: Voucher) -> None:
    assert_apart(words_of(render(voucher, media)))


def assert_apart(pages: list[list[Word]]) -> None:
    for page in pages:
        printed = [word for word in page if word.bottom - word.top < 35]  # not the word across the page
        for one, other in itertools.combinations(printed, 2):
            assert not overlap(one, other), (one, other)


def overlap(one: Word, other: Word) -> bool:
    # A word's box reaches up and down to where an accent might be; its middle is what one sees.
    def middle(word: Word) -> tuple[float, float]:
        third = (word.bottom - word.top) / 3
        return word.top + third, word.bottom - third

    (top, bottom), (other_top, other_bottom) = middle(one), middle(other)
    beside = one.right <= other.left + 0.3 or other.right <= one.left + 0.3
    return not beside and top < other_bottom and other_top < bottom


def test_amounts_end_on_one_line_below_each_other() -> None:
    (page,) = words_of(render(an_original()))
    in_columns = [word for word in page if word.bottom - word.top < 15]  # not the sum in its panel
    ends = {round(word.right, 1) for word in in_columns if word.text.endswith("€")}
    assert len(ends) == 3


def test_an_endless_name_is_printed_to_its_end() -> None:
    assert text_of(with_names(1, "Izmeklējums " * 300)).count("Izmeklējums") == 300
    assert text_of(with_names(1, "Ļ" * 3000)).count("Ļ") == 3000


NAMES = ("Annija", "Ilzes", "Jānis", "radiologs", "Apdrošinātava", "Klīnika", "Rīga")


@pytest.mark.parametrize("length", [100, 137, 150, 200, 400, 1000, 3000])
def test_names_of_any_length_are_printed_in_full_and_never_into_the_foot(length: int) -> None:
    voucher = with_long_names(length)
    text = text_of(voucher)
    for name in NAMES:
        assert text.count(name) >= long(name, length).count(name), name
    for label in ("Operators", "Pakalpojums", "Kopā šajā talonā", "Pacienta paraksts"):
        assert label in text
    assert_within(voucher)
    assert_apart(words_of(render(voucher)))


@pytest.mark.parametrize("length", [600, 700, 800, 900, 5000])
def test_one_name_of_any_length_is_printed_in_full_and_never_into_the_foot(length: int) -> None:
    voucher = with_patient(long("Annija", length))
    assert text_of(voucher).count("Annija") >= length // 7
    assert_within(voucher)


@pytest.mark.parametrize("lines", range(1, 60, 3))
def test_a_long_row_and_the_sums_below_it_leave_the_foot_free(lines: int) -> None:
    voucher = with_long_names(400)
    (row, *_) = with_names(1, "Izmeklējums " * 4 * lines).lines
    answer = voucher.transaction.adjudication
    assert answer is not None
    transaction = replace(voucher.transaction, adjudication=replace(answer, lines=(row,)))
    assert_within(replace(voucher, transaction=transaction))


def assert_within(voucher: Voucher) -> None:
    """See that nothing but the foot stands in the foot of any page."""
    pages = words_of(render(voucher))
    for number, page in enumerate(pages, start=1):
        printed = [word for word in page if word.bottom - word.top < 35]  # not the word across the page
        told = f"Veselības aprūpes talons Nr. 000123 · {ID} {number}. lapa no {len(pages)}"
        assert [word.text for word in printed if word.bottom > HEIGHT - FOOT] == told.split()


def test_an_ordinary_head_keeps_its_fields_above_the_table() -> None:
    (page,) = pages_of(render(an_original()))
    assert page.index("Operators") < page.index("01002")
    assert "Ārstniecības iestāde" not in page


def test_a_row_in_pieces_has_its_amounts_only_once() -> None:
    text = text_of(with_names(1, "Izmeklējums " * 300))
    in_the_row, in_the_sums = 2, 2
    assert text.count("1 234 567,89 €") == in_the_row + in_the_sums


@settings(deadline=None)
@given(st.text(max_size=300), st.integers(40, 400))
def test_wrapped_lines_fit_and_hold_every_character(text: str, room: int) -> None:
    style = regular(8)
    lines = wrap(text, style, room)
    assert all(width(line, style) <= room or len(line) == 1 for line in lines)
    assert "".join(lines).replace(" ", "") == printable(text, style).replace(" ", "")


@settings(deadline=None)
@given(
    st.lists(st.floats(5, 250), max_size=40),
    st.floats(20, 350),
    st.floats(260, 480),
    st.floats(20, 200),
)
def test_pages_hold_every_row_once_and_are_never_overfull(
    heights: list[float], first: float, other: float, closing: float
) -> None:
    room = Room(first, other)
    pages = paginate(heights, room, closing)
    assert [at for page in pages for at in page] == list(range(len(heights)))
    for number, page in enumerate(pages):
        end = closing if number == len(pages) - 1 else 0
        used = sum(heights[at] for at in page) + end
        assert used <= room.on(number) or (len(page) == 1 and number > 0)
        assert len(page) > 0 or number == 0 or not heights
    assert not heights or len(pages[-1]) > 0
