"""The client and the real terminal service, each a process of its own, through whole visits and faults."""

import uuid
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from kiosk.domain.bill import MAX_LINES
from kiosk.domain.catalogue import Catalogue, Service
from kiosk.domain.operator import Role
from kiosk.domain.personal_code import parse
from kiosk.domain.transaction import LineStatus, Transaction
from kiosk.ports.terminal import (
    NoAnswer,
    NotAuthorised,
    NotFound,
    NotSent,
    Refused,
    RemoteState,
    SessionOpened,
    Stands,
)
from kiosk.sandbox.demo import DEMO_PASSWORD, DEMO_USER, SAMPLE_CARDS, SUPERVISOR_PASSWORD, SUPERVISOR_USER
from kiosk.terminal import TerminalClient
from tests.contract import wire_samples as wire
from tests.contract.sandbox_process import Sandbox


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    service = Sandbox(tmp_path_factory.mktemp("sandbox"), "--faults")
    service.start()
    yield service
    service.stop()


@pytest.fixture
def client(sandbox: Sandbox) -> Iterator[TerminalClient]:
    client = TerminalClient(sandbox.url, connect_seconds=5, answer_seconds=30)
    assert isinstance(client.log_in(DEMO_USER, DEMO_PASSWORD), SessionOpened)
    yield client
    client.close()


def catalogue_of(client: TerminalClient) -> Catalogue:
    catalogue = client.catalogue()
    assert isinstance(catalogue, Catalogue)
    return catalogue


def visit(client: TerminalClient, *codes: str, card: str = "good") -> Transaction:
    """Return a new transaction of these services, for the holder of a sample card."""
    catalogue = catalogue_of(client)
    return replace(
        wire.TRANSACTION,
        id=str(uuid.uuid4()),
        bill=tuple(catalogue.service(code) for code in codes or ("K-002",)),
        provider=catalogue.providers[0],
        insurer=next(one for one in catalogue.insurers if one.id == SAMPLE_CARDS[card].insurer),
        person=parse(SAMPLE_CARDS[card].personal_code),
    )


def asked(client: TerminalClient, sandbox: Sandbox, *codes: str) -> tuple[Transaction, bytes]:
    """Adjudicate a visit with the good card, and return it with its bytes."""
    transaction = visit(client, *codes)
    payload = client.payload(transaction, sandbox.card("good"))
    found = client.adjudicate(transaction, payload)
    assert isinstance(found, Stands)
    assert found.state is RemoteState.ADJUDICATED
    return transaction, payload


def state_of(outcome: object) -> RemoteState:
    assert isinstance(outcome, Stands)
    return outcome.state


def test_the_right_password_opens_a_session_and_a_wrong_one_does_not(sandbox: Sandbox) -> None:
    client = TerminalClient(sandbox.url)
    wrong = client.log_in(DEMO_USER, "nepareiza")
    assert isinstance(wrong, Refused)
    assert wrong.problem == "wrong-credentials"
    opened = client.log_in(DEMO_USER, DEMO_PASSWORD)
    assert isinstance(opened, SessionOpened)
    assert opened.institution.name == "Paraugu poliklīnika"


def test_a_session_stays_until_another_stands_and_is_closed_then(sandbox: Sandbox) -> None:
    client = TerminalClient(sandbox.url)
    assert isinstance(client.log_in(DEMO_USER, DEMO_PASSWORD), SessionOpened)
    first = client._token
    assert isinstance(client.log_in(SUPERVISOR_USER, "nepareiza"), Refused)
    catalogue_of(client)
    assert isinstance(client.log_in(SUPERVISOR_USER, SUPERVISOR_PASSWORD), SessionOpened)
    catalogue_of(client)
    client._token = first
    assert isinstance(client.catalogue(), NotAuthorised)


def test_the_catalogue_is_read_to_its_last_service(client: TerminalClient) -> None:
    catalogue = catalogue_of(client)
    assert len(catalogue.services) >= 120
    assert sum(len(catalogue.services_in(group.id)) for group in catalogue.groups) == len(catalogue.services)
    assert len(catalogue.insurers) == 3


def test_a_visit_goes_from_the_question_to_the_void(client: TerminalClient, sandbox: Sandbox) -> None:
    transaction = visit(client, "K-002", "L-101", "Z-601", "Z-601")
    payload = client.payload(transaction, sandbox.card("good"))
    first = client.adjudicate(transaction, payload)
    assert isinstance(first, Stands)
    assert first.adjudication is not None
    assert {line.status for line in first.adjudication.lines} == set(LineStatus)
    assert first.adjudication.totals.price == sum(service.price for service in transaction.bill)
    again = client.adjudicate(transaction, payload)
    assert isinstance(again, Stands)
    assert again.adjudication is not None
    assert again.adjudication.lines == first.adjudication.lines
    assert state_of(client.inquire(transaction)) is RemoteState.ADJUDICATED
    assert state_of(client.confirm(transaction)) is RemoteState.CONFIRMED
    assert state_of(client.confirm(transaction)) is RemoteState.CONFIRMED, "safe to repeat"
    assert isinstance(client.cancel(transaction), Refused)
    assert state_of(client.void(transaction, "B")) is RemoteState.VOIDED
    assert state_of(client.inquire(transaction)) is RemoteState.VOIDED


@pytest.mark.parametrize("zone", ["Europe/Riga", "Pacific/Auckland"])
def test_an_insurers_day_ends_at_the_clinics_midnight_wherever_the_service_runs(
    zone: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "UTC")
    abroad = Sandbox(tmp_path / "state", "--zone", zone)
    abroad.start()
    client = TerminalClient(abroad.url, connect_seconds=5, answer_seconds=30)
    client.log_in(DEMO_USER, DEMO_PASSWORD)
    transaction, _ = asked(client, abroad)
    confirmed = client.confirm(transaction)
    abroad.stop()
    assert isinstance(confirmed, Stands)
    end = datetime.fromisoformat(confirmed.void_until).astimezone(ZoneInfo(zone))
    assert (end.hour, end.minute, end.second) == (23, 59, 59)


def test_a_bill_of_thirty_lines_is_answered_line_by_line(client: TerminalClient, sandbox: Sandbox) -> None:
    codes = [service.code for service in catalogue_of(client).services[:MAX_LINES]]
    transaction = visit(client, *codes)
    found = client.adjudicate(transaction, client.payload(transaction, sandbox.card("good")))
    assert isinstance(found, Stands)
    assert found.adjudication is not None
    assert [line.service for line in found.adjudication.lines] == codes
    assert state_of(client.cancel(transaction)) is RemoteState.CANCELLED


def test_a_bill_that_nothing_is_paid_of_is_declined(client: TerminalClient, sandbox: Sandbox) -> None:
    transaction = visit(client, card="declined")
    found = client.adjudicate(transaction, client.payload(transaction, sandbox.card("declined")))
    assert state_of(found) is RemoteState.DECLINED


def test_an_id_that_the_service_never_saw_is_not_found(client: TerminalClient) -> None:
    transaction = visit(client)
    assert client.inquire(transaction) == NotFound()
    for outcome in (client.confirm(transaction), client.void(transaction, "B")):
        assert isinstance(outcome, Refused)
        assert outcome.problem == "unknown-transaction"


def test_cancelling_an_unknown_id_leaves_a_tombstone(client: TerminalClient, sandbox: Sandbox) -> None:
    transaction = visit(client)
    payload = client.payload(transaction, sandbox.card("good"))
    assert client.cancel(transaction) == Stands(RemoteState.CANCELLED, "", None)
    late = client.adjudicate(transaction, payload)
    assert isinstance(late, Refused)
    assert late.problem == "cancelled"
    assert client.inquire(transaction) == Stands(RemoteState.CANCELLED, "", None)


def test_the_same_id_with_other_bytes_is_refused(client: TerminalClient, sandbox: Sandbox) -> None:
    transaction, _ = asked(client, sandbox)
    other = client.adjudicate(transaction, client.payload(transaction, sandbox.card("good")))
    assert isinstance(other, Refused)
    assert other.problem == "payload-differs", "a card sealed anew is other bytes"
    client.cancel(transaction)


@pytest.mark.parametrize(
    ("card", "problem"),
    [
        ("other", "card-of-another-person"),
        ("unknown", "card-unknown"),
        ("piemers", "card-of-another-insurer"),
    ],
)
def test_a_card_that_does_not_fit_is_refused(
    client: TerminalClient, sandbox: Sandbox, card: str, problem: str
) -> None:
    transaction = visit(client)
    found = client.adjudicate(transaction, client.payload(transaction, sandbox.card(card)))
    assert isinstance(found, Refused)
    assert found.problem == problem
    assert client.inquire(transaction) == NotFound(), "a refusal stores nothing"


def test_a_line_at_fault_is_named(client: TerminalClient, sandbox: Sandbox) -> None:
    transaction = visit(client, "K-002", "L-101")
    stranger = Service("X-999", "Nezināms pakalpojums", "x", 100)
    transaction = replace(transaction, bill=(*transaction.bill, stranger))
    found = client.adjudicate(transaction, client.payload(transaction, sandbox.card("good")))
    assert isinstance(found, Refused)
    assert (found.problem, found.line) == ("unknown-service", 3)


FAULTS = {
    "drop-answer": "connection-lost",
    "close": "connection-lost",
    "status-500": "server-error",
    "garbage": "unreadable",
    "oversize": "unreadable",
    "missing-line": "unreadable",
    "repeated-line": "unreadable",
}


@pytest.mark.parametrize(("kind", "cause"), FAULTS.items(), ids=FAULTS)
def test_a_spoilt_adjudication_is_no_answer_and_the_same_bytes_find_it_again(
    client: TerminalClient, sandbox: Sandbox, kind: str, cause: str
) -> None:
    transaction = visit(client)
    payload = client.payload(transaction, sandbox.card("good"))
    sandbox.fault("adjudicate", kind)
    assert client.adjudicate(transaction, payload) == NoAnswer(cause)
    worked = kind not in {"close", "status-500"}
    inquired = client.inquire(transaction)
    assert (state_of(inquired) is RemoteState.ADJUDICATED) if worked else inquired == NotFound()
    assert state_of(client.adjudicate(transaction, payload)) is RemoteState.ADJUDICATED
    assert state_of(client.cancel(transaction)) is RemoteState.CANCELLED


@pytest.mark.parametrize("kind", ["drop-answer", "garbage", "missing-line", "oversize"])
def test_a_spoilt_confirmation_is_no_answer_and_the_inquiry_knows(
    client: TerminalClient, sandbox: Sandbox, kind: str
) -> None:
    transaction, _ = asked(client, sandbox)
    sandbox.fault("confirm", kind)
    assert client.confirm(transaction) == NoAnswer(FAULTS[kind])
    assert state_of(client.inquire(transaction)) is RemoteState.CONFIRMED
    assert state_of(client.void(transaction, "B")) is RemoteState.VOIDED


def test_an_answer_that_comes_too_late_is_a_timeout(client: TerminalClient, sandbox: Sandbox) -> None:
    transaction, _ = asked(client, sandbox)
    hasty = TerminalClient(sandbox.url, answer_seconds=1)
    assert isinstance(hasty.log_in(DEMO_USER, DEMO_PASSWORD), SessionOpened)
    sandbox.fault("confirm", "delay", seconds=30, worked=True)
    assert hasty.confirm(transaction) == NoAnswer("timeout")
    assert state_of(client.inquire(transaction)) is RemoteState.CONFIRMED
    client.void(transaction, "B")


def test_a_closed_session_is_not_authorised(client: TerminalClient, sandbox: Sandbox) -> None:
    transaction = visit(client)
    twin = TerminalClient(sandbox.url)
    twin._token = client._token
    client.log_out()
    assert twin.inquire(transaction) == NotAuthorised()
    assert twin.catalogue() == NotAuthorised()
    assert isinstance(client.log_in(DEMO_USER, DEMO_PASSWORD), SessionOpened)
    assert client.inquire(transaction) == NotFound()


def test_a_service_that_fell_is_not_sent_to_and_knows_everything_when_it_is_back(tmp_path: Path) -> None:
    sandbox = Sandbox(tmp_path / "state")
    sandbox.start()
    try:
        client = TerminalClient(sandbox.url, connect_seconds=5)
        client.log_in(DEMO_USER, DEMO_PASSWORD)
        transaction, payload = asked(client, sandbox)
        sandbox.stop()
        assert client.confirm(transaction) == NotSent("no-connection")
        sandbox.restart()
        if client.inquire(transaction) == NotAuthorised():
            client.log_in(DEMO_USER, DEMO_PASSWORD)
        assert state_of(client.adjudicate(transaction, payload)) is RemoteState.ADJUDICATED
        assert state_of(client.confirm(transaction)) is RemoteState.CONFIRMED
    finally:
        sandbox.stop()


def test_vouching_tells_whose_credentials_they_are_and_leaves_the_session_as_it_is(
    client: TerminalClient, sandbox: Sandbox
) -> None:
    found = client.vouch(SUPERVISOR_USER, SUPERVISOR_PASSWORD)
    assert isinstance(found, SessionOpened)
    assert found.operator.role is Role.SUPERVISOR
    assert client.vouch(SUPERVISOR_USER, "wrong") == Refused(
        "wrong-credentials", "The user name or the password is wrong"
    )
    assert catalogue_of(client).services
