"""The invariants of money and of adjudicated lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.bill import Bill
from kiosk.domain.errors import BillFullError, LinesMismatchError, MoneyMismatchError, UnknownServiceError
from kiosk.domain.money import NOTHING, Split, total
from kiosk.domain.personal_code import parse
from kiosk.domain.transaction import Line, LineStatus, State, Transaction, match_lines
from kiosk.domain.voucher import Copy, Voucher, duplicate, may_print, originals
from tests import samples

splits = st.builds(
    lambda compensated, patient: Split(compensated + patient, compensated, patient),
    st.integers(0, 10**7),
    st.integers(0, 10**7),
)
BILL = (samples.THERAPIST, samples.BLOOD_COUNT, samples.PHYSIOTHERAPY)
LINES = samples.ADJUDICATION.lines


@given(st.lists(splits, max_size=30))
def test_totals_are_sums_and_add_up_themselves(parts: list[Split]) -> None:
    whole = total(parts)
    assert whole.price == sum(part.price for part in parts) == whole.compensated + whole.patient


@pytest.mark.parametrize("amounts", [(100, 50, 49), (100, 101, -1), (-1, 0, -1)])
def test_amounts_that_do_not_add_up_are_refused(amounts: tuple[int, int, int]) -> None:
    with pytest.raises(MoneyMismatchError):
        Split(*amounts)


@pytest.mark.parametrize(
    ("split", "status"),
    [
        (Split(100, 50, 50), LineStatus.FULL),
        (Split(100, 100, 0), LineStatus.PARTIAL),
        (Split(100, 0, 100), LineStatus.PARTIAL),
        (Split(100, 0, 100), LineStatus.REFUSED),
        (Split(100, 50, 50), LineStatus.REFUSED),
    ],
)
def test_a_status_that_contradicts_its_amounts_is_refused(split: Split, status: LineStatus) -> None:
    with pytest.raises(LinesMismatchError):
        Line(1, "K-001", "Konsultācija", split, status)


def test_answered_lines_come_back_in_the_bills_order() -> None:
    assert match_lines(BILL, LINES[::-1]) == LINES


@pytest.mark.parametrize(
    "lines",
    [LINES[:2], (*LINES, LINES[0]), (LINES[0], LINES[0], LINES[2]), ()],
)
def test_a_missing_or_repeated_number_spoils_the_whole_answer(lines: tuple[Line, ...]) -> None:
    with pytest.raises(LinesMismatchError):
        match_lines(BILL, lines)


def test_a_line_of_another_service_or_price_spoils_the_whole_answer() -> None:
    dearer = Line(1, "K-001", "Terapeita konsultācija", Split(4000, 4000, 0), LineStatus.FULL)
    with pytest.raises(LinesMismatchError):
        match_lines(BILL, (dearer, *LINES[1:]))


def test_a_bill_holds_thirty_lines() -> None:
    bill = Bill((samples.BLOOD_COUNT,) * 29).add(samples.THERAPIST)
    assert bill.total == 29 * 620 + 3500
    with pytest.raises(BillFullError):
        bill.add(samples.THERAPIST)


def test_the_catalogue_knows_what_it_has() -> None:
    catalogue = samples.CATALOGUE
    assert catalogue.services_in("lab") == (samples.BLOOD_COUNT,)
    assert catalogue.provider("dr-1") == samples.DOCTOR
    assert catalogue.insurer("nobody") is None
    with pytest.raises(UnknownServiceError):
        catalogue.service("X-999")


def transaction(state: State, *, answered: bool = True) -> Transaction:
    return Transaction(
        id="00000000-0000-4000-8000-000000000001",
        number=123,
        state=state,
        created_at="2026-03-09T10:42:00+02:00",
        operator=samples.OPERATOR,
        provider=samples.DOCTOR,
        insurer=samples.PARAUGS,
        person=parse(samples.PERSON),
        card_last_four="0005",
        bill=BILL,
        adjudication=samples.ADJUDICATION if answered else None,
    )


def test_before_an_answer_the_patient_owes_everything() -> None:
    assert transaction(State.ADJUDICATING, answered=False).totals == Split(6880, 0, 6880)
    assert transaction(State.ADJUDICATED).totals == Split(6880, 4000, 2880)


def test_a_voucher_holds_what_the_insurer_pays_or_everything() -> None:
    done = transaction(State.CONFIRMED)
    first, _, third = originals(done)
    assert (first.key, third.key) == ("000123/1#a1", "000123/3#a1")
    assert [line.number for line in Voucher(samples.INSTITUTION, done, first).lines] == [1, 2]
    again = duplicate(done, 1, everything=True)
    assert (again.key, again.duplicate) == ("000123/d2#a1", 2)
    assert [line.number for line in Voucher(samples.INSTITUTION, done, again).lines] == [1, 2, 3]


def test_without_an_answer_there_is_nothing_to_print() -> None:
    unanswered = transaction(State.ADJUDICATING, answered=False)
    assert Voucher(samples.INSTITUTION, unanswered, Copy(unanswered.id, 123)).lines == ()
    assert not may_print(unanswered)


def test_a_duplicate_of_a_voided_transaction_says_so() -> None:
    assert duplicate(transaction(State.VOIDED), 0, everything=False).voided


def test_nothing_adds_up_to_nothing() -> None:
    assert total([]) == NOTHING
