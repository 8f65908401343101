"""What stands on a voucher, read back from its PDF."""

import pytest
from msgspec.structs import replace

from kiosk.domain.money import Split
from kiosk.domain.operator import Institution
from kiosk.domain.transaction import Line, LineStatus, State
from kiosk.domain.voucher import Voucher, originals
from kiosk.voucher.document import NoVoucherError, compose
from kiosk.voucher.words import euros
from tests.unit.voucher_samples import (
    ID,
    LINES,
    MEDIA,
    a_duplicate,
    a_transaction,
    an_original,
    render,
    text_of,
)


@pytest.fixture(params=MEDIA)
def media(request: pytest.FixtureRequest) -> str:
    return str(request.param)


LEFT_OUT = "Nekompensējamie pakalpojumi šajā talonā nav iekļauti un nav saskaitīti."


@pytest.mark.parametrize(
    "expected",
    [
        "Veselības aprūpes talons",
        "Parauga veselības centrs, SIA",
        "Reģ. Nr. 40000000000",
        "Nr. 000123",
        f"Transakcijas ID {ID}",
        "Pacients Anna Paraugs",
        "Personas kods 320000-10003",
        "Apdrošinātājs Parauga apdrošināšana, AAS",
        "Apdrošināšanas karte •••• 9417",
        "Pakalpojuma sniedzējs Dr. Jānis Paraugs Ārsts radiologs",
        "Apdrošinātāja atsauce PAR-2026-0001",
        "Datums un laiks 07.03.2026 10:42",
        "Operators Ilze Izdomāta",
        "1. 01002 Ārsta speciālista konsultācija",
        "Kompensēts daļēji: Gada limits šim pakalpojumam ir izsmelts (L07)",
        "Pacienta paraksts Anna Paraugs",
        "Ārsta (speciālista) paraksts Dr. Jānis Paraugs",
        "Pacients maksā 234,50 €",
    ],
)
def test_an_original_says(media: str, expected: str) -> None:
    assert expected in text_of(an_original(), media)


@pytest.mark.parametrize(
    ("k", "receiver"), [(1, "ārstniecības iestādei"), (2, "apdrošinātājam"), (3, "pacientam")]
)
def test_each_original_says_for_whom_it_is(media: str, k: int, receiver: str) -> None:
    text = text_of(an_original(k), media)
    assert f"{k}. eksemplārs no 3 – {receiver}" in text
    assert text.count("eksemplārs no 3") == 1


def test_an_original_holds_and_totals_only_what_the_insurer_pays(media: str) -> None:
    text = text_of(an_original(), media)
    assert "60310" in text
    for absent in ("90055", "Kosmētiska", "42,00", "Nekompensēts", "N01"):
        assert absent not in text
    assert "1 299,40 € 1 064,90 € 234,50 €" in text
    assert "Pakalpojumu skaits: 3" in text
    assert LEFT_OUT in text


def test_with_everything_the_refused_lines_stand_there_too_and_are_totalled_apart(media: str) -> None:
    text = text_of(a_duplicate(everything=True), media)
    assert "4. 90055 Kosmētiska sejas masāža" in text
    assert "Nekompensēts: Pakalpojums nav iekļauts apdrošināšanas programmā (N01)" in text
    assert "1 341,40 € 1 064,90 € 276,50 €" in text
    assert "42,00 € 0,00 € 42,00 €" in text
    assert "t. sk. nekompensējamie pakalpojumi" in text
    assert LEFT_OUT not in text


def test_without_refused_lines_nothing_is_said_of_them(media: str) -> None:
    paid = a_transaction(LINES[:3])
    text = text_of(an_original(1, paid), media)
    assert "ekompensējamie" not in text


def test_a_duplicate_says_so_and_is_no_original(media: str) -> None:
    text = text_of(a_duplicate(so_far=4), media)
    assert "DUBLIKĀTS 5" in text
    assert "eksemplārs" not in text
    assert "ANULĒTS" not in text


def test_a_voided_duplicate_says_both_in_its_box_and_across_the_page(media: str) -> None:
    text = text_of(a_duplicate(so_far=1, everything=True, voided=True), media)
    assert "DUBLIKĀTS 2" in text
    assert text.count("ANULĒTS") == 2
    assert "Transakcija ir anulēta. Šis talons nav derīgs norēķiniem." in text


def test_a_copy_made_before_the_void_is_not_printed_without_the_mark_after_it(media: str) -> None:
    voided = replace(a_transaction(), state=State.VOIDED)
    voucher = Voucher(an_original().institution, voided, originals(voided)[0])
    assert text_of(voucher, media).count("ANULĒTS") == 2


def test_a_voucher_that_is_none_in_earnest_says_so_whatever_else_it_says(media: str) -> None:
    marked = "DEMONSTRĀCIJA · Šis talons nav derīgs norēķiniem."
    shown = text_of(replace(an_original(), mark="DEMONSTRĀCIJA"), media)
    assert marked in shown
    assert shown.count("DEMONSTRĀCIJA") >= 2
    voided = text_of(replace(a_duplicate(voided=True), mark="DEMONSTRĀCIJA"), media)
    assert marked in voided
    assert voided.count("ANULĒTS") == 2
    assert "DEMONSTRĀCIJA" not in text_of(an_original(), media)


def test_a_sheet_asked_for_again_after_doubt_can_be_told_from_the_first(media: str) -> None:
    first = an_original(2)
    again = replace(first, copy=replace(first.copy, attempt=2))
    assert "2. eksemplārs no 3 – apdrošinātājam (atkārtota izdruka 1)" in text_of(again, media)


def test_a_patient_without_a_known_name_leaves_no_empty_field(media: str) -> None:
    text = text_of(an_original(1, a_transaction(insured="")), media)
    assert "Pacients" not in text.replace("Pacients maksā", "").replace("Maksā pacients", "")
    assert "Personas kods 320000-10003" in text
    assert "Pacienta paraksts" in text


@pytest.mark.parametrize("state", [state for state in State if state is not State.CONFIRMED])
def test_there_is_no_voucher_of_what_the_insurer_has_not_confirmed(state: State) -> None:
    transaction = replace(a_transaction(), state=state)
    voucher = Voucher(an_original().institution, transaction, originals(transaction)[0])
    if state in {State.VOIDING, State.VOID_UNKNOWN, State.VOIDED}:
        assert render(voucher).startswith(b"%PDF-")
    else:
        with pytest.raises(NoVoucherError):
            render(voucher)


def test_there_is_no_voucher_without_an_answer() -> None:
    with pytest.raises(NoVoucherError):
        render(an_original(1, replace(a_transaction(), adjudication=None)))


def test_the_moment_is_the_one_written_down_whatever_its_offset(media: str) -> None:
    abroad = replace(a_transaction(), created_at="2026-12-31T23:59:59-05:00")
    assert "31.12.2026 23:59" in text_of(an_original(1, abroad), media)


@pytest.mark.parametrize(
    ("cents", "written"),
    [(0, "0,00"), (5, "0,05"), (123450, "1 234,50"), (100000000, "1 000 000,00")],
)
def test_amounts_are_written_as_in_latvia_and_never_torn_apart(cents: int, written: str) -> None:
    assert euros(cents) == f"{written} €".replace(" ", "\N{NO-BREAK SPACE}")


def test_a_partial_line_without_a_reason_says_no_more_than_that() -> None:
    line = Line(1, "01002", "Konsultācija", Split(100, 40, 60), LineStatus.PARTIAL)
    assert compose(an_original(1, a_transaction((line,)))).rows[0].status == "Kompensēts daļēji"


def test_what_no_font_can_show_is_replaced_by_a_visible_mark_and_breaks_nothing(media: str) -> None:
    odd = Institution("c-1", "Klīnika 🏥 王 \x07\u200b\ud800 Žīle", "4")
    voucher = replace(an_original(1, a_transaction(insured="Anna 王芳 👩‍⚕️ Paraugs")), institution=odd)
    text = text_of(voucher, media)
    assert "Pacients Anna \ufffd\ufffd \ufffd\ufffd Paraugs" in text
    assert "Klīnika \ufffd \ufffd \ufffd\ufffd Žīle" in text


def test_letters_written_in_two_parts_come_out_as_one(media: str) -> None:
    assert "Anna Bērziņa" in text_of(an_original(1, a_transaction(insured="Anna Be\u0304rzin\u0327a")), media)
