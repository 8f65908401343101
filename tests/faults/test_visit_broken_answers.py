"""Answers of the terminal service that are late, lost or broken: unknown on screen, then resolved, once."""

import pytest

from kiosk.domain.transaction import State
from kiosk.flow import events, places
from kiosk.flow.lifecycle import UNKNOWN
from tests import samples
from tests.contract.sandbox import Terminal, problem
from tests.faults.headless import HeadlessKiosk, counted, history, plan

KINDS = (
    "drop-answer",
    "delay",
    "status-500",
    "garbage",
    "oversize",
    "missing-line",
    "repeated-line",
    "close",
)
LATE = 2.0
"""Seconds until the service carries out what it was asked, long after the kiosk has given up waiting."""
ONCE = {"adjudicated": 1, "confirmed": 1, "cancelled": 0, "voided": 0}


def suffers(
    kiosk: HeadlessKiosk, terminal_service: Terminal, operation: str, kind: str, event: events.Event
) -> None:
    """Let the operation go wrong once, when the event makes the kiosk send it."""
    plan(
        terminal_service.url,
        {"operation": operation, "kind": kind, "seconds": LATE if kind == "delay" else 0},
    )
    if kind == "delay":
        kiosk.terminal.hurries()
    kiosk.happens(event)
    kiosk.terminal.waits()


def known(kiosk: HeadlessKiosk, terminal_service: Terminal) -> dict[str, int]:
    """What the service did with the transaction; the journal ends in what the screen shows."""
    assert kiosk.ledger is not None
    assert history(kiosk.ledger)[-1] == kiosk.transaction
    assert kiosk.transaction.evidence[-1].source == "terminal"
    return counted(terminal_service.url)[kiosk.transaction.id]


@pytest.mark.parametrize("kind", KINDS)
def test_a_question_without_a_readable_answer_is_unknown_and_then_answered_once(
    kiosk: HeadlessKiosk, terminal_service: Terminal, kind: str
) -> None:
    kiosk.logs_in().chooses().identifies()
    suffers(kiosk, terminal_service, "adjudicate", kind, events.CardRead(kiosk.card()))
    assert kiosk.stands == ("Unknown", State.ADJUDICATION_UNKNOWN)
    assert len(kiosk.codes) == 4
    kiosk.passes(2)
    assert kiosk.stands == ("Statuses", State.ADJUDICATED)
    sent = kiosk.terminal.sent(kiosk.transaction.id)
    puts = [body for body in sent if body is not None]
    assert len(puts) == (2 if kind in {"status-500", "close", "delay"} else 1)
    assert len(set(puts)) == 1, "the same id is the same bytes"
    kiosk.happens(events.ConfirmTapped())
    assert kiosk.stands == ("Done", State.CONFIRMED)
    assert known(kiosk, terminal_service) == ONCE


@pytest.mark.parametrize("kind", KINDS)
def test_a_confirmation_without_a_readable_answer_is_unknown_and_then_confirmed_once(
    kiosk: HeadlessKiosk, terminal_service: Terminal, kind: str
) -> None:
    kiosk.asks()
    suffers(kiosk, terminal_service, "confirm", kind, events.ConfirmTapped())
    assert kiosk.stands == ("Unknown", State.CONFIRM_UNKNOWN)
    assert len(kiosk.codes) == 4
    kiosk.passes(2)
    assert kiosk.stands == ("Done", State.CONFIRMED)
    assert kiosk.codes == []
    assert known(kiosk, terminal_service) == ONCE


@pytest.mark.parametrize("kind", KINDS)
def test_a_cancel_without_a_readable_answer_is_unknown_and_then_acknowledged(
    kiosk: HeadlessKiosk, terminal_service: Terminal, kind: str
) -> None:
    kiosk.asks()
    suffers(kiosk, terminal_service, "cancel", kind, events.CancelTapped())
    assert kiosk.stands == ("Unknown", State.CANCEL_UNKNOWN)
    kiosk.passes(2)
    assert (*kiosk.stands, kiosk.notice) == ("Billing", State.CANCELLED, "cancelled")
    assert len(kiosk.codes) == 4
    assert known(kiosk, terminal_service) == {"adjudicated": 1, "confirmed": 0, "cancelled": 1, "voided": 0}


@pytest.mark.parametrize("kind", KINDS)
def test_a_void_without_a_readable_answer_is_unknown_and_then_acknowledged(
    kiosk: HeadlessKiosk, terminal_service: Terminal, kind: str
) -> None:
    opening, tap = samples.deleting(restart=True)
    kiosk.confirmed().happens(opening)
    suffers(kiosk, terminal_service, "void", kind, tap)
    assert kiosk.stands == ("Unknown", State.VOID_UNKNOWN)
    assert kiosk.codes == []
    kiosk.passes(2)
    assert (*kiosk.stands, kiosk.notice) == ("Billing", State.VOIDED, "restarted")
    assert len(kiosk.codes) == 4
    assert known(kiosk, terminal_service) == {"adjudicated": 1, "confirmed": 1, "cancelled": 0, "voided": 1}
    reasons = kiosk.terminal.sent(f"{kiosk.transaction.id}/void")
    assert set(reasons) == {b'{"reason":"E"}'}, "the same command again"


@pytest.mark.parametrize("kind", KINDS)
def test_an_inquiry_without_a_readable_answer_is_repeated(
    kiosk: HeadlessKiosk, terminal_service: Terminal, kind: str
) -> None:
    kiosk.asks()
    plan(
        terminal_service.url,
        {"operation": "confirm", "kind": "drop-answer"},
        {"operation": "inquire", "kind": kind, "seconds": LATE if kind == "delay" else 0},
    )
    kiosk.happens(events.ConfirmTapped())
    kiosk.terminal.hurries()
    kiosk.passes(2)
    kiosk.terminal.waits()
    assert (*kiosk.stands, kiosk.transaction.attempts) == ("Unknown", State.CONFIRM_UNKNOWN, 1)
    kiosk.passes(4)
    assert kiosk.stands == ("Done", State.CONFIRMED)
    assert known(kiosk, terminal_service) == ONCE


@pytest.mark.parametrize("kind", [kind for kind in KINDS if "line" not in kind])
def test_a_login_without_a_readable_answer_is_said_and_can_be_tried_again(
    kiosk: HeadlessKiosk, terminal_service: Terminal, kind: str
) -> None:
    kiosk.settles()
    before = kiosk.state.operator
    plan(
        terminal_service.url, {"operation": "logIn", "kind": kind, "seconds": LATE if kind == "delay" else 0}
    )
    kiosk.terminal.hurries()
    kiosk.logs_in()
    kiosk.terminal.waits()
    assert (kiosk.place, before, kiosk.state.operator) == ("Login", None, None)
    assert getattr(kiosk.state.place, "problem", None) == "no-answer"
    assert kiosk.logs_in().place == "Billing"


@pytest.mark.parametrize("kind", ["drop-answer", "status-500", "garbage", "oversize", "close"])
def test_a_catalogue_without_a_readable_answer_lets_nobody_in_until_it_comes(
    kiosk: HeadlessKiosk, terminal_service: Terminal, kind: str
) -> None:
    plan(terminal_service.url, {"operation": "catalogue", "kind": kind})
    kiosk.logs_in()
    assert kiosk.state.place == places.Login(problem="catalogue")
    assert (kiosk.state.operator, kiosk.state.catalogue) == (None, None)
    assert kiosk.logs_in().place == "Billing"


def test_a_catalogue_that_cannot_be_renewed_is_asked_for_until_it_comes(
    kiosk: HeadlessKiosk, terminal_service: Terminal
) -> None:
    kiosk.logs_in().chooses("K-002")
    plan(terminal_service.url, {"operation": "catalogue", "kind": "garbage", "times": 2})
    kiosk.happens(events.CatalogueDue())
    assert (kiosk.place, kiosk.codes) == ("Billing", ["K-002"])
    kiosk.passes(60)
    assert len(kiosk.terminal.sent("/v1/catalogue")) == 4, "twice in vain, and once more"


@pytest.mark.parametrize("kind", ["delay", "drop-answer", "status-500"])
def test_a_log_out_that_is_not_answered_leaves_nobody_logged_in(
    kiosk: HeadlessKiosk, terminal_service: Terminal, kind: str
) -> None:
    kiosk.logs_in().chooses()
    plan(
        terminal_service.url, {"operation": "logOut", "kind": kind, "seconds": LATE if kind == "delay" else 0}
    )
    kiosk.terminal.hurries()
    kiosk.happens(events.LogOutTapped())
    kiosk.terminal.waits()
    assert (kiosk.place, kiosk.state.operator, kiosk.codes) == ("Login", None, [])
    assert kiosk.logs_in().place == "Billing"


@pytest.mark.parametrize("operation", ["adjudicate", "confirm", "void"])
def test_no_connection_for_a_repeated_command_says_nothing_of_the_first(
    kiosk: HeadlessKiosk, terminal_service: Terminal, operation: str
) -> None:
    """The first may still arrive: what was not sent the second time is not „not sent“."""
    kiosk.logs_in().chooses().identifies()
    event: events.Event = events.CardRead(kiosk.card())
    if operation != "adjudicate":
        kiosk.happens(event)
        event = events.ConfirmTapped()
    if operation == "void":
        opening, tap = samples.deleting()
        kiosk.happens(event, events.CloseTapped()).opens().happens(opening)
        event = tap
    suffers(kiosk, terminal_service, operation, "close", event)
    unknown = kiosk.transaction.state
    kiosk.terminal.loses_its_network_after("GET")
    kiosk.passes(2)
    assert (*kiosk.stands, kiosk.transaction.attempts) == ("Unknown", unknown, 1)
    kiosk.terminal.waits()
    kiosk.passes(4)
    ends = {"adjudicate": State.ADJUDICATED, "confirm": State.CONFIRMED, "void": State.VOIDED}
    assert kiosk.transaction.state is ends[operation]
    assert max(counted(terminal_service.url)[kiosk.transaction.id].values()) == 1


def test_a_question_that_arrives_after_its_cancel_stays_cancelled(
    kiosk: HeadlessKiosk, terminal_service: Terminal
) -> None:
    kiosk.logs_in().chooses().identifies()
    suffers(kiosk, terminal_service, "adjudicate", "close", events.CardRead(kiosk.card()))
    kiosk.happens(events.CancelTapped())
    assert (*kiosk.stands, kiosk.notice) == ("Billing", State.CANCELLED, "cancelled")
    (late,) = (body for method, _, body in kiosk.terminal.requests if method == "PUT")
    assert late is not None
    terminal_service.log_in()
    assert problem(terminal_service.put(late, kiosk.transaction.id)) == "cancelled"
    assert problem(terminal_service.command(kiosk.transaction.id, "confirm")) == "cancelled"
    assert known(kiosk, terminal_service) == {"adjudicated": 0, "confirmed": 0, "cancelled": 1, "voided": 0}


def test_a_confirmation_of_other_amounts_is_not_believed(
    kiosk: HeadlessKiosk, terminal_service: Terminal
) -> None:
    kiosk.asks()
    with terminal_service.service.store.writing() as db:
        (lines,) = db.execute(
            "SELECT lines FROM transactions WHERE id = ?", (kiosk.transaction.id,)
        ).fetchone()
        dearer = lines.replace('"compensated":3500,"patient":0', '"compensated":3400,"patient":100')
        dearer = dearer.replace('"status":"full"', '"status":"partial"', 1)
        assert dearer != lines
        db.execute("UPDATE transactions SET lines = ? WHERE id = ?", (dearer, kiosk.transaction.id))
    kiosk.happens(events.ConfirmTapped())
    assert kiosk.stands == ("Unknown", State.CONFIRM_UNKNOWN)
    kiosk.passes(300)
    assert kiosk.stands == ("Unknown", State.REVIEW)


@pytest.mark.parametrize("operation", ["adjudicate", "confirm", "cancel", "void"])
def test_six_failures_in_a_row_end_the_waiting(
    kiosk: HeadlessKiosk, terminal_service: Terminal, operation: str
) -> None:
    """The inquiry always says „not done“, and the command always fails: that must not go on for ever."""
    if operation == "void":
        kiosk.confirmed().happens(events.DeleteTapped())
    elif operation != "adjudicate":
        kiosk.asks()
    else:
        kiosk.logs_in().chooses().identifies()
    plan(terminal_service.url, {"operation": operation, "kind": "status-500", "times": 50})
    kiosk.happens(
        {
            "adjudicate": events.CardRead(kiosk.card()),
            "confirm": events.ConfirmTapped(),
            "cancel": events.CancelTapped(),
            "void": events.VoidTapped("B"),
        }[operation]
    )
    assert kiosk.transaction.state in UNKNOWN
    kiosk.passes(60 * 10)
    assert kiosk.transaction.state is (State.CANCELLED if operation == "adjudicate" else State.REVIEW)
    assert max(counted(terminal_service.url).get(kiosk.transaction.id, ONCE).values()) == 1
