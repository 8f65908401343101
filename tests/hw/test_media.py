"""Which pages a printer takes, and what CUPS is told of them."""

import pytest

from hw.printer.facts import QueueFacts
from hw.printer.ticket import ticket
from hw.service.media import Size, is_supported, size_of

STRIP = "custom_80x289mm_80x289mm"
LIMITS = ("custom_80x210mm_80x210mm", "custom_min_58x50mm", "custom_max_80x2000mm")


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("iso_a5_148x210mm", Size(148, 210)),
        ("na_invoice_5.5x8.5in", Size(139.7, 215.9)),
        (STRIP, Size(80, 289)),
        ("custom_max_80x2000mm", Size(80, 2000)),
        ("roll_80mm", None),
        ("a5", None),
        ("iso_a5_148x210mm\n", None),
    ],
)
def test_a_pwg_name_says_its_size_at_the_end(name: str, size: Size | None) -> None:
    found = size_of(name)
    assert (None if found is None else tuple(found)) == (None if size is None else pytest.approx(tuple(size)))


@pytest.mark.parametrize(
    ("media", "supported", "taken"),
    [
        ("iso_a5_148x210mm", (), True),
        ("iso_a5_148x210mm", ("iso_a5_148x210mm",), True),
        ("iso_a5_148x210mm", ("iso_a4_210x297mm",), False),
        (STRIP, LIMITS, True),
        (STRIP, ("roll_max_80x2000mm",), True),
        (STRIP, ("iso_a4_210x297mm",), False),
        (STRIP, ("custom_max_80x200mm", "custom_min_58x50mm"), False),
        (STRIP, ("custom_max_58x2000mm", "custom_min_58x50mm"), False),
        (STRIP, ("custom_max_216x356mm", "custom_min_99x148mm"), False),
        (STRIP, ("custom_80x210mm_80x210mm",), True),
        ("custom_80x2001mm_80x2001mm", LIMITS, False),
    ],
)
def test_a_page_is_taken_within_the_printers_own_limits(
    media: str, supported: tuple[str, ...], taken: bool
) -> None:
    assert is_supported(media, supported) is taken


def test_nothing_is_scaled_or_turned_over() -> None:
    said = ticket("iso_a5_148x210mm", QueueFacts(finishings=(3, 60, 63)))
    assert said == {"media": "iso_a5_148x210mm", "print-scaling": "none", "sides": "one-sided"}


@pytest.mark.parametrize(
    ("able", "cut"), [((3, 60, 63), "63"), ((3, 60), "60"), ((11, 60), "11"), ((3, 4), None), ((), None)]
)
def test_a_roll_is_cut_behind_the_copy_if_the_printer_has_a_blade(
    able: tuple[int, ...], cut: str | None
) -> None:
    assert ticket(STRIP, QueueFacts(finishings=able)).get("finishings") == cut
