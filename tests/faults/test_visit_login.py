"""Wrong passwords, and sessions that expire in the middle of a visit, which cost neither bill nor answer."""

import pytest

from kiosk.domain.transaction import State
from kiosk.flow import events, places
from kiosk.flow.events import Event
from kiosk.sandbox.demo import SUPERVISOR_PASSWORD, SUPERVISOR_USER
from tests import samples
from tests.contract.sandbox import Terminal
from tests.faults.headless import HeadlessKiosk, counted, history

EXPIRED = places.Login(problem="session-expired")


def expires(service: Terminal) -> None:
    """Let every open session run out."""
    service.clock.move(hours=9)


def test_a_wrong_password_is_said_and_the_right_one_opens_the_work_window(kiosk: HeadlessKiosk) -> None:
    kiosk.logs_in(password="nepareiza")
    assert kiosk.state.place == places.Login(problem="wrong-credentials")
    assert kiosk.state.operator is None
    kiosk.logs_in(user="nav-tāda")
    assert kiosk.state.place == places.Login(problem="wrong-credentials")
    kiosk.happens(events.ServiceTapped("K-002"), events.PolicyTapped())
    assert kiosk.place == "Login"
    assert kiosk.logs_in().place == "Billing"
    assert kiosk.ledger is not None
    assert history(kiosk.ledger) == []


@pytest.mark.parametrize("text", ["\ud800", "x" * 100_000, "\x00\n\"'"], ids=["surrogate", "long", "odd"])
def test_a_password_that_cannot_be_one_ends_in_words_too(kiosk: HeadlessKiosk, text: str) -> None:
    kiosk.logs_in(password=text)
    assert isinstance(kiosk.state.place, places.Login)
    assert kiosk.state.place.problem is not None
    assert not kiosk.state.place.busy
    assert kiosk.logs_in().place == "Billing"


def test_enter_twice_logs_in_once(kiosk: HeadlessKiosk) -> None:
    kiosk.settles().taps_twice(events.LogInTapped(SUPERVISOR_USER, SUPERVISOR_PASSWORD))
    assert kiosk.place == "Billing"
    assert kiosk.terminal.log_ins == 1
    assert len(kiosk.terminal.sent("/v1/catalogue")) == 1


def test_a_session_that_expired_before_the_question_keeps_the_bill(
    kiosk: HeadlessKiosk, terminal_service: Terminal
) -> None:
    kiosk.logs_in().chooses().identifies()
    expires(terminal_service)
    kiosk.swipes()
    assert (kiosk.state.place, kiosk.transaction.state) == (EXPIRED, State.ADJUDICATION_UNKNOWN)
    assert len(kiosk.codes) == 4
    kiosk.passes(600)
    assert kiosk.state.place == EXPIRED, "nothing is asked while nobody is logged in"
    kiosk.logs_in()
    assert (*kiosk.stands, kiosk.notice) == ("Billing", State.CANCELLED, "cancelled")
    assert len(kiosk.codes) == 4
    first = kiosk.transaction.id
    kiosk.identifies().swipes().happens(events.ConfirmTapped())
    assert kiosk.stands == ("Done", State.CONFIRMED)
    counts = counted(terminal_service.url)
    assert counts[first] == {"adjudicated": 0, "confirmed": 0, "cancelled": 1, "voided": 0}
    assert counts[kiosk.transaction.id]["confirmed"] == 1


@pytest.mark.parametrize(
    ("tap", "unknown", "end"),
    [
        (events.ConfirmTapped(), State.CONFIRM_UNKNOWN, ("Done", State.CONFIRMED)),
        (events.CancelTapped(), State.CANCEL_UNKNOWN, ("Billing", State.CANCELLED)),
    ],
)
def test_a_session_that_expired_at_the_answer_goes_on_after_the_next_login(
    kiosk: HeadlessKiosk, terminal_service: Terminal, tap: Event, unknown: State, end: tuple[str, State]
) -> None:
    kiosk.asks()
    token = terminal_service.service.store
    with token.writing() as db:
        db.execute("DELETE FROM sessions")  # the hold goes on: only the session is gone
    kiosk.happens(tap)
    assert (kiosk.state.place, kiosk.transaction.state) == (EXPIRED, unknown)
    assert len(kiosk.codes) == 4
    assert kiosk.passes(60).state.place == EXPIRED
    assert kiosk.logs_in().stands == end
    assert len(kiosk.codes) == (0 if end[0] == "Done" else 4)
    done = counted(terminal_service.url)[kiosk.transaction.id]
    assert done["confirmed"] + done["cancelled"] == 1


def test_an_answer_that_expired_with_the_session_is_found_cancelled(
    kiosk: HeadlessKiosk, terminal_service: Terminal
) -> None:
    kiosk.asks()
    expires(terminal_service)
    kiosk.happens(events.ConfirmTapped())
    assert (kiosk.state.place, kiosk.transaction.state) == (EXPIRED, State.CONFIRM_UNKNOWN)
    kiosk.logs_in()
    assert (*kiosk.stands, len(kiosk.codes)) == ("Billing", State.CANCELLED, 4)
    assert kiosk.transaction.evidence[-1].detail == "cancelled"


def test_a_session_that_expired_at_the_void_is_asked_about_after_the_next_login(
    kiosk: HeadlessKiosk, terminal_service: Terminal
) -> None:
    kiosk.confirmed()
    expires(terminal_service)
    kiosk.happens(*samples.deleting())
    assert (kiosk.state.place, kiosk.transaction.state) == (EXPIRED, State.VOID_UNKNOWN)
    terminal_service.clock.move(hours=-9)
    kiosk.logs_in().passes(2)
    assert kiosk.transaction.state is State.VOIDED
    assert counted(terminal_service.url)[kiosk.transaction.id]["voided"] == 1


def test_what_expired_is_resolved_by_whoever_logs_in_after_a_restart(
    kiosk: HeadlessKiosk, terminal_service: Terminal
) -> None:
    kiosk.asks()
    expires(terminal_service)
    kiosk.happens(events.ConfirmTapped()).restarts()
    assert kiosk.stands == ("Login", State.CONFIRM_UNKNOWN)
    kiosk.logs_in(SUPERVISOR_USER, SUPERVISOR_PASSWORD)
    assert kiosk.stands == ("Billing", State.CANCELLED)
    assert kiosk.ledger is not None
    assert history(kiosk.ledger)[-1].state is State.CANCELLED
