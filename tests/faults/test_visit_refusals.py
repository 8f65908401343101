"""What the insurer or the kiosk itself refuses: said in words, the bill kept, nothing left open anywhere."""

import pytest
from jwcrypto.jwk import JWK

from kiosk.domain.transaction import State
from kiosk.flow import events, places
from kiosk.sandbox.demo import SAMPLE_CARDS
from tests.contract.sandbox import Terminal
from tests.faults.headless import GOOD, HeadlessKiosk, counted, history

BRUNO = SAMPLE_CARDS["other"].personal_code


def problem(kiosk: HeadlessKiosk) -> str | None:
    assert isinstance(kiosk.state.place, places.Identify)
    return kiosk.state.place.problem


def sent_nothing(kiosk: HeadlessKiosk) -> bool:
    assert kiosk.ledger is not None
    return not history(kiosk.ledger) and not any(method == "PUT" for method, _, _ in kiosk.terminal.requests)


def test_a_31st_line_is_refused_and_thirty_are_answered(kiosk: HeadlessKiosk) -> None:
    kiosk.logs_in().chooses(*["K-002"] * 30)
    assert not kiosk.notice
    kiosk.taps_twice(events.ServiceTapped("L-101"))
    assert (kiosk.codes, kiosk.notice) == (["K-002"] * 30, "bill-full")
    kiosk.happens(events.LineRemoved(30), events.ServiceTapped("L-101"), events.UndoTapped())
    assert kiosk.codes == [*["K-002"] * 29, "L-101"]
    kiosk.identifies().swipes()
    assert kiosk.stands == ("Statuses", State.ADJUDICATED)
    assert kiosk.transaction.adjudication is not None
    assert len(kiosk.transaction.adjudication.lines) == 30
    kiosk.happens(events.CancelTapped())


def test_a_removed_line_cannot_come_back_as_the_31st(kiosk: HeadlessKiosk) -> None:
    kiosk.logs_in().chooses(*["K-002"] * 30).happens(events.LineRemoved(1))
    kiosk.happens(events.ServiceTapped("L-101"), events.UndoTapped(), events.UndoTapped())
    assert len(kiosk.codes) == 30
    assert kiosk.place == "Billing"


def test_an_unknown_service_is_said_and_changes_nothing(kiosk: HeadlessKiosk) -> None:
    kiosk.logs_in().chooses("K-002", "X-999")
    assert (kiosk.codes, kiosk.notice) == (["K-002"], "not-in-catalogue")


@pytest.mark.parametrize("what", ["price-differs", "unknown-service"])
def test_a_catalogue_that_changed_behind_the_bill_is_said_and_loaded_anew(
    kiosk: HeadlessKiosk, terminal_service: Terminal, what: str
) -> None:
    sample = terminal_service.service.insurer._sample
    kiosk.logs_in().chooses("K-002", "L-101")
    known = dict(sample.service_by_code)
    try:
        if what == "unknown-service":
            del sample.service_by_code["L-101"]
        else:
            sample.service_by_code["L-101"] = sample.service_by_code["L-102"]
        kiosk.identifies().swipes()
    finally:
        sample.service_by_code.update(known)
    assert (*kiosk.stands, kiosk.notice) == ("Billing", State.DECLINED, what)
    assert kiosk.codes == ["K-002", "L-101"]
    assert len(kiosk.terminal.sent("/v1/catalogue")) == 2
    assert kiosk.transaction.id not in counted(terminal_service.url), "a refusal stores nothing"
    kiosk.identifies().swipes()
    assert kiosk.stands == ("Statuses", State.ADJUDICATED)
    kiosk.happens(events.CancelTapped())


@pytest.mark.parametrize(
    ("digits", "expected"),
    [
        ("", None),
        ("3200001", None),
        ("01019010000", "checksum"),
        ("99139010000", "date"),
        ("00000000000", "date"),
    ],
)
def test_a_wrong_personal_code_is_never_sent(kiosk: HeadlessKiosk, digits: str, expected: str | None) -> None:
    kiosk.logs_in().chooses().identifies(code=digits).swipes()
    assert (problem(kiosk), kiosk.reader.armed) == (expected, False)
    assert sent_nothing(kiosk)
    assert len(kiosk.codes) == 4


def test_other_signs_than_digits_never_reach_the_code(kiosk: HeadlessKiosk) -> None:
    kiosk.logs_in().chooses().identifies(code="3200001-0003" + "９" * 3 + "x" * 500 + "1" * 500)
    assert isinstance(kiosk.state.place, places.Identify)
    assert kiosk.state.place.code == "32000010003"


def test_a_new_code_with_a_doubtful_last_digit_is_asked_about(
    kiosk: HeadlessKiosk, terminal_service: Terminal
) -> None:
    kiosk.logs_in().chooses().identifies(code="32000010004")
    assert (problem(kiosk), kiosk.reader.armed) == ("doubtful", True)
    kiosk.swipes()
    assert (problem(kiosk), kiosk.transaction.state) == ("unknown-person", State.DECLINED)
    assert kiosk.transaction.id not in counted(terminal_service.url)


@pytest.mark.parametrize(
    ("card", "code", "expected"),
    [
        ("other", GOOD.personal_code, "card-of-another-person"),
        ("good", BRUNO, "card-of-another-person"),
        ("good", "01010110006", "unknown-person"),
        ("unknown", GOOD.personal_code, "card-unknown"),
        ("expired", SAMPLE_CARDS["expired"].personal_code, "policy-expired"),
    ],
)
def test_a_card_that_does_not_fit_is_said_and_the_right_one_counts(
    kiosk: HeadlessKiosk,
    terminal_service: Terminal,
    card: str,
    code: str,
    expected: str,
) -> None:
    kiosk.logs_in().chooses().identifies(code=code).swipes(card)
    assert (problem(kiosk), kiosk.transaction.state) == (expected, State.DECLINED)
    assert kiosk.reader.armed
    assert kiosk.transaction.evidence[-1].detail.startswith(expected)
    assert kiosk.transaction.id not in counted(terminal_service.url)
    refused = kiosk.transaction.id
    kiosk.happens(events.CodeChanged(GOOD.personal_code)).swipes()
    assert kiosk.stands == ("Statuses", State.ADJUDICATED)
    assert kiosk.transaction.id != refused
    kiosk.happens(events.CancelTapped())
    assert len(kiosk.codes) == 4


def test_a_card_of_another_insurer_is_not_even_sent(kiosk: HeadlessKiosk) -> None:
    kiosk.logs_in().chooses().identifies().swipes("piemers")
    assert (problem(kiosk), kiosk.reader.armed) == ("card-of-another-insurer", True)
    assert sent_nothing(kiosk)


def test_a_card_sealed_for_another_key_cannot_be_read_by_anyone(
    kiosk: HeadlessKiosk, terminal_service: Terminal
) -> None:
    stranger: str = JWK.generate(kty="EC", crv="P-256").export_public()
    kiosk.logs_in().chooses().identifies().swipes(public=stranger)
    assert (problem(kiosk), kiosk.transaction.state) == ("card-unreadable", State.DECLINED)
    assert kiosk.transaction.id not in counted(terminal_service.url)
    assert len(kiosk.codes) == 4
    kiosk.swipes().happens(events.CancelTapped())
    assert kiosk.transaction.state is State.CANCELLED


@pytest.mark.parametrize("reason", ["unreadable", "unknown-card", "bank-card"])
def test_five_bad_swipes_are_said_and_the_sixth_counts(kiosk: HeadlessKiosk, reason: str) -> None:
    kiosk.logs_in().chooses().identifies().happens(*[events.SwipeFailed(reason)] * 5)
    assert (problem(kiosk), sent_nothing(kiosk)) == (reason, True)
    kiosk.swipes().happens(events.CancelTapped())
    assert kiosk.transaction.state is State.CANCELLED


def test_a_bill_that_nothing_is_paid_of_offers_nothing_to_confirm(
    kiosk: HeadlessKiosk, terminal_service: Terminal
) -> None:
    declined = SAMPLE_CARDS["declined"]
    kiosk.logs_in().chooses().identifies(declined.insurer, declined.personal_code).swipes("declined")
    kiosk.happens(events.ConfirmTapped(), events.CancelTapped())
    assert kiosk.stands == ("Statuses", State.DECLINED)
    kiosk.happens(events.CloseTapped())
    assert (kiosk.place, len(kiosk.codes)) == ("Billing", 4)
    assert counted(terminal_service.url)[kiosk.transaction.id]["confirmed"] == 0


def test_a_refusal_is_in_the_journal_with_its_evidence(kiosk: HeadlessKiosk) -> None:
    kiosk.logs_in().chooses().identifies().swipes("other").restarts()
    assert kiosk.stands == ("Login", State.DECLINED)
    assert kiosk.transaction.evidence[-1].source == "terminal"
    assert kiosk.logs_in().stands == ("Billing", State.DECLINED)
