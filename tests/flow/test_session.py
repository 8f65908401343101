"""Storyboards of starting, logging in and out, and of what a restart finds."""

import pytest
from msgspec.structs import replace

from kiosk.domain.transaction import State
from kiosk.domain.voucher import CopyState
from kiosk.flow import events, places
from kiosk.ports.terminal import Failure, NoAnswer, NotAuthorised, NotSent, Refused, RemoteState
from tests import samples
from tests.flow.story import Story


def restarted(before: Story) -> Story:
    """Cut the power, and start again over the same journal and the same terminal service."""
    after = Story(before.ledger)
    after.terminal.stands = before.terminal.stands
    return after.starts()


@pytest.mark.parametrize(
    ("failure", "problem"),
    [
        (Refused("wrong-credentials"), "wrong-credentials"),
        (Refused("malformed"), "refused"),
        (NotSent("refused"), "not-sent"),
        (NoAnswer("timeout"), "no-answer"),
        (NotAuthorised(), "session-expired"),
    ],
)
def test_a_failed_login_says_why(failure: Failure, problem: str) -> None:
    story = Story().starts()
    story.terminal.login = failure
    story.happens(events.LogInTapped("recepcija", "nepareiza"))
    assert story.state.place == places.Login(problem=problem)


def test_a_second_enter_sends_nothing_twice() -> None:
    story = Story().starts()
    busy = places.Login(busy=True)
    story.state = type(story.state)(place=busy)
    story.happens(events.LogInTapped("recepcija", "parole"))
    assert story.terminal.calls == []


def test_without_a_catalogue_nobody_is_logged_in() -> None:
    story = Story().starts()
    story.terminal.catalogue_answer = NotSent("refused")
    story.happens(events.LogInTapped("recepcija", "parole"))
    assert story.state.place == places.Login(problem="catalogue")
    assert story.state.operator is None


def test_a_catalogue_that_cannot_be_renewed_is_tried_again_later() -> None:
    story = Story().logs_in()
    good = story.terminal.catalogue_answer
    story.terminal.catalogue_answer = NoAnswer("timeout")
    story.happens(events.CatalogueDue())
    assert story.place == "Billing"
    story.terminal.catalogue_answer = good
    story.waits()
    assert story.terminal.calls.count("catalogue") == 3
    story.happens(events.LogOutTapped(), events.CatalogueDue())
    assert story.terminal.calls.count("catalogue") == 3


def test_an_equal_catalogue_is_no_other_one() -> None:
    story = Story().logs_in()
    first = story.state.catalogue
    story.happens(events.CatalogueLoaded(replace(samples.CATALOGUE)))
    assert story.state.catalogue is first
    story.happens(events.CatalogueLoaded(replace(samples.CATALOGUE, version="2026-04")))
    assert story.state.catalogue != first


def test_an_expired_session_is_found_by_the_catalogue_too() -> None:
    story = Story().logs_in().chooses("K-001")
    story.terminal.catalogue_answer = NotAuthorised()
    story.happens(events.CatalogueDue())
    assert story.state.place == places.Login(problem="session-expired")
    assert len(story.state.bill.lines) == 1


def test_logging_out_drops_the_draft() -> None:
    story = Story().logs_in().chooses("K-001").happens(events.LogOutTapped())
    assert (story.place, story.state.bill.lines, story.state.operator) == ("Login", (), None)
    assert story.terminal.calls[-1] == "log-out"


@pytest.mark.parametrize(
    ("tap", "was", "becomes"),
    [
        (events.ConfirmTapped(), State.CONFIRMING, State.CONFIRM_UNKNOWN),
        (events.CancelTapped(), State.CANCELLING, State.CANCEL_UNKNOWN),
    ],
)
def test_what_was_under_way_is_unknown_before_anyone_logs_in(
    tap: events.Event,
    was: State,
    becomes: State,
) -> None:
    before = Story().asks()
    before.happens(tap)
    cut = next(one for one in before.ledger.transactions if one.state is was)
    before.ledger.transactions = before.ledger.transactions[: before.ledger.transactions.index(cut) + 1]
    after = restarted(before)
    assert after.place == "Login"
    assert after.transaction.state is becomes
    assert after.ledger.transactions[-1].state is becomes
    assert after.terminal.calls == []


def test_a_question_cut_off_by_the_power_is_cancelled_after_login() -> None:
    before = Story().asks()
    del before.ledger.transactions[1:]
    after = restarted(before)
    assert after.written[-1] is State.ADJUDICATION_UNKNOWN
    assert after.logs_in().transaction.state is State.CANCELLED


def test_an_answer_left_open_by_the_power_is_cancelled_after_login() -> None:
    after = restarted(Story().asks()).logs_in()
    assert (after.place, after.transaction.state) == ("Billing", State.CANCELLED)


def test_a_confirmation_cut_off_by_the_power_is_inquired_after_login() -> None:
    before = Story().asks().confirms()
    del before.ledger.transactions[-1]
    after = restarted(before).logs_in()
    assert after.transaction.state is State.CONFIRMED
    assert after.terminal.calls == ["log-in", "catalogue", "inquire"]
    assert after.place == "Billing"


def test_a_void_cut_off_by_the_power_is_sent_again_if_it_never_arrived() -> None:
    before = Story().asks().confirms().happens(events.CloseTapped(), events.ReportsTapped())
    before.happens(events.RowTapped(before.transaction.id), *samples.deleting())
    del before.ledger.transactions[-1]
    before.terminal.stands[before.transaction.id] = RemoteState.CONFIRMED
    after = restarted(before).logs_in()
    assert after.transaction.state is State.VOIDED
    assert after.terminal.calls.count("void") == 1


def test_nothing_is_printed_unasked_after_a_restart() -> None:
    before = Story().asks().confirms().happens(events.PrintTapped())
    after = restarted(before).logs_in()
    states = [copy.state for copy in after.state.copies.values()]
    assert states == [CopyState.UNKNOWN, CopyState.DROPPED, CopyState.DROPPED]
    assert [copy.state for copy in before.ledger.copies[-3:]] == states
    assert after.printer.sent == []
    assert [voucher.copy.key for voucher in after.printer.asked] == ["000001/1#a1"]
    after.happens(events.CopyProgress("000001/1#a1", "printed"))
    assert after.state.copies["000001/1#a1"].state is CopyState.PRINTED
    after.chooses("K-001").identifies().swipes().confirms().happens(events.PrintTapped())
    after.printer_says("printed")
    assert after.printer.keys == ["000002/1#a1", "000002/2#a1"]


def test_transaction_numbers_go_on_after_a_restart() -> None:
    before = Story().asks().confirms()
    after = restarted(before).logs_in().chooses("K-001").identifies().swipes()
    assert [one.number for one in after.state.transactions.values()] == [1, 2]


def test_a_journal_that_cannot_be_read_is_said_and_tried_again() -> None:
    story = Story()
    story.ledger.refuses = "damaged"
    story.starts()
    assert story.state.place == places.Failsafe("ledger: damaged")
    story.ledger.refuses = ""
    story.happens(events.ContinueTapped())
    assert story.place == "Login"
