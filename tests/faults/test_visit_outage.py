"""The terminal service falls and comes back at any step: certainly not sent is told from perhaps sent."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.domain.transaction import State
from kiosk.flow import events, places
from kiosk.sandbox import key
from tests import samples
from tests.contract.sandbox_process import Sandbox
from tests.faults.headless import HeadlessKiosk, counted, history, kiosk_at, plan


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    sandbox = Sandbox(tmp_path_factory.mktemp("outage"), "--faults")
    sandbox.start()
    yield sandbox
    sandbox.stop()


@pytest.fixture
def sandbox(lasting: Sandbox) -> Iterator[Sandbox]:
    """A service as a process of its own, which is up again after each test."""
    yield lasting
    lasting.restart()


@pytest.fixture
def kiosk(sandbox: Sandbox, tmp_path: Path) -> Iterator[HeadlessKiosk]:
    with kiosk_at(sandbox.url, tmp_path, key.load(sandbox._state).public()) as one:
        yield one


def test_without_the_service_nobody_logs_in_and_later_they_do(kiosk: HeadlessKiosk, sandbox: Sandbox) -> None:
    sandbox.stop()
    kiosk.logs_in()
    assert (kiosk.state.place, kiosk.state.network) == (places.Login(problem="not-sent"), False)
    sandbox.restart()
    assert kiosk.logs_in().place == "Billing"


def test_a_service_that_fell_before_the_question_was_not_asked(
    kiosk: HeadlessKiosk, sandbox: Sandbox
) -> None:
    kiosk.logs_in().chooses().identifies()
    sandbox.stop()
    kiosk.swipes()
    assert (*kiosk.stands, kiosk.notice) == ("Billing", State.UNSENT, "not-asked")
    assert kiosk.state.network is False
    assert len(kiosk.codes) == 4
    unsent = kiosk.transaction
    assert [one.source for one in unsent.evidence] == ["kiosk"]
    sandbox.restart()
    kiosk.identifies().swipes().happens(events.ConfirmTapped())
    assert kiosk.stands == ("Done", State.CONFIRMED)
    assert unsent.id not in counted(sandbox.url)
    assert counted(sandbox.url)[kiosk.transaction.id]["confirmed"] == 1


def test_a_service_that_fell_between_answer_and_confirmation_is_confirmed_later(
    kiosk: HeadlessKiosk, sandbox: Sandbox
) -> None:
    kiosk.asks()
    sandbox.stop()
    for _tap in range(3):
        kiosk.happens(events.ConfirmTapped())
        assert (*kiosk.stands, kiosk.notice) == ("Statuses", State.ADJUDICATED, "not-sent")
    assert len(kiosk.codes) == 4
    sandbox.restart()
    kiosk.happens(events.ConfirmTapped())
    assert kiosk.stands == ("Done", State.CONFIRMED)
    assert counted(sandbox.url)[kiosk.transaction.id]["confirmed"] == 1


def test_a_cancel_waits_for_the_service_to_come_back(kiosk: HeadlessKiosk, sandbox: Sandbox) -> None:
    kiosk.asks()
    sandbox.stop()
    kiosk.happens(events.CancelTapped())
    assert kiosk.stands == ("Unknown", State.CANCEL_UNKNOWN)
    kiosk.passes(2 + 4)
    assert kiosk.transaction.attempts == 2
    sandbox.restart()
    kiosk.passes(8)
    assert (*kiosk.stands, kiosk.notice) == ("Billing", State.CANCELLED, "cancelled")
    assert len(kiosk.codes) == 4
    assert counted(sandbox.url)[kiosk.transaction.id]["cancelled"] == 1


def test_a_void_without_the_service_leaves_everything_in_force(
    kiosk: HeadlessKiosk, sandbox: Sandbox
) -> None:
    kiosk.confirmed()
    sandbox.stop()
    kiosk.happens(*samples.deleting(restart=True))
    assert (*kiosk.stands, kiosk.notice) == ("Details", State.CONFIRMED, "not-sent")
    assert kiosk.codes == []
    sandbox.restart()
    kiosk.happens(*samples.deleting(restart=True))
    assert (*kiosk.stands, len(kiosk.codes)) == ("Billing", State.VOIDED, 4)


@pytest.mark.parametrize(
    ("operation", "unknown", "end"),
    [
        ("adjudicate", State.ADJUDICATION_UNKNOWN, State.ADJUDICATED),
        ("confirm", State.CONFIRM_UNKNOWN, State.CONFIRMED),
    ],
)
def test_an_outage_right_after_the_command_is_looked_into_once_it_is_over(
    kiosk: HeadlessKiosk, sandbox: Sandbox, operation: str, unknown: State, end: State
) -> None:
    kiosk.logs_in().chooses().identifies()
    if operation == "confirm":
        kiosk.swipes()
    plan(sandbox.url, {"operation": operation, "kind": "drop-answer"})
    kiosk.happens(events.ConfirmTapped() if operation == "confirm" else events.CardRead(kiosk.card()))
    sandbox.stop()
    kiosk.passes(2 + 4)
    assert (*kiosk.stands, kiosk.transaction.attempts) == ("Unknown", unknown, 2)
    sandbox.restart()
    assert kiosk.passes(8).transaction.state is end
    kiosk.happens(events.ConfirmTapped())
    assert kiosk.stands == ("Done", State.CONFIRMED)
    assert counted(sandbox.url)[kiosk.transaction.id]["adjudicated"] == 1
    assert counted(sandbox.url)[kiosk.transaction.id]["confirmed"] == 1


def test_an_outage_that_does_not_end_is_for_a_person_and_the_next_patient_is_served(
    kiosk: HeadlessKiosk, sandbox: Sandbox
) -> None:
    kiosk.asks()
    plan(sandbox.url, {"operation": "confirm", "kind": "drop-answer"})
    kiosk.happens(events.ConfirmTapped(), events.NextPatientTapped())
    sandbox.stop()
    kiosk.passes(300)
    assert kiosk.stands == ("Billing", State.REVIEW)
    assert kiosk.transaction.in_doubt is State.CONFIRM_UNKNOWN
    sandbox.restart()
    kiosk.opens().taps_twice(events.AskAgainTapped())
    assert kiosk.stands == ("Done", State.CONFIRMED)
    assert kiosk.ledger is not None
    assert history(kiosk.ledger)[-1] == kiosk.transaction
    assert counted(sandbox.url)[kiosk.transaction.id]["confirmed"] == 1
