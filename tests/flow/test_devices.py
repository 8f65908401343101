"""Storyboards of what can happen on any screen: devices, the disk, help, and a fault of the kiosk itself."""

from typing import Final

from msgspec.structs import replace

from kiosk.domain.transaction import State
from kiosk.domain.voucher import CopyState
from kiosk.flow import effects, events, places
from kiosk.flow.lifecycle import Command
from kiosk.flow.state import ReaderStatus
from kiosk.ports.terminal import NoAnswer, RemoteState
from tests import samples
from tests.flow.story import Story

TIMEOUT: Final = NoAnswer("timeout")

GREEN = ReaderStatus(online=True, lamp="green", reason="")
GONE = ReaderStatus(online=False, lamp="off", reason="unplugged")


def test_a_reader_that_comes_back_is_armed_again() -> None:
    story = Story().logs_in().happens(events.ReaderChanged(GREEN)).chooses("K-001").identifies()
    times = story.reader.times_armed
    story.happens(events.ReaderChanged(GONE), events.ReaderChanged(GREEN), events.ReaderChanged(GREEN))
    assert story.reader.times_armed == times + 1
    assert story.state.reader == GREEN


def test_a_full_disk_sends_nothing_and_keeps_the_bill() -> None:
    story = Story().logs_in().chooses("K-001").identifies()
    story.ledger.refuses = "disk-full"
    story.swipes()
    assert (story.place, story.notice) == ("Billing", "not-written")
    assert story.terminal.sent == []
    assert story.state.transactions == {}
    assert len(story.state.bill.lines) == 1


def test_a_full_disk_does_not_confirm() -> None:
    story = Story().asks()
    story.ledger.refuses = "disk-full"
    story.confirms()
    assert (story.place, story.notice, story.transaction.state) == (
        "Statuses",
        "not-written",
        State.ADJUDICATED,
    )
    story.ledger.refuses = ""
    assert story.confirms().place == "Done"


def test_an_answer_that_cannot_be_written_is_still_shown() -> None:
    story = Story().logs_in().chooses("K-001", "L-101", "F-201").identifies()
    story.ledger.room = 1
    story.swipes()
    assert (story.place, story.notice) == ("Statuses", "not-written")


def test_an_unknown_outcome_that_cannot_be_written_is_still_found_out() -> None:
    story = Story().asks()
    story.terminal.then(TIMEOUT)
    story.terminal.stands[story.transaction.id] = RemoteState.CONFIRMED
    story.ledger.room = 1
    story.confirms()
    assert (story.notice, story.transaction.state) == ("not-written", State.CONFIRMING)
    assert "inquire" not in story.terminal.calls
    story.ledger.room = 100
    story.waits().waits()
    assert (story.place, story.transaction.state) == ("Done", State.CONFIRMED)
    assert story.written[-3:] == [State.CONFIRMING, State.CONFIRM_UNKNOWN, State.CONFIRMED]


def test_a_repeated_command_that_cannot_be_written_is_tried_again() -> None:
    story = Story().asks()
    story.terminal.then(TIMEOUT)
    story.confirms()
    story.terminal.stands[story.transaction.id] = RemoteState.ADJUDICATED
    story.ledger.room = 0
    story.waits()
    assert (story.transaction.state, story.terminal.calls.count("confirm")) == (State.CONFIRM_UNKNOWN, 1)
    story.ledger.room = 100
    story.waits()
    assert (story.transaction.state, story.terminal.calls.count("confirm")) == (State.CONFIRMED, 2)


def in_review() -> Story:
    """A supervisor stands before a transaction of which nobody could find out the outcome."""
    story = Story().logs_in(samples.SUPERVISOR).chooses("K-001", "L-101", "F-201").identifies().swipes()
    story.terminal.then(*[TIMEOUT] * 7)
    story.confirms()
    for _attempt in range(6):
        story.waits()
    return story


def test_a_supervisors_record_that_cannot_be_written_decides_nothing() -> None:
    story = in_review()
    story.ledger.refuses = "disk-full"
    story.happens(events.Decided(State.CONFIRMED, "PA-77"))
    assert (story.place, story.notice, story.transaction.state) == ("Unknown", "not-written", State.REVIEW)
    story.ledger.refuses = ""
    story.happens(events.Decided(State.CONFIRMED, "PA-77"))
    assert (story.place, story.transaction.state) == ("Details", State.CONFIRMED)


def test_a_fault_of_the_disk_after_the_session_ended_leads_nowhere() -> None:
    story = Story().logs_in().chooses("K-001").identifies().swipes()
    write = effects.Write((story.transaction,), then=(effects.Call(Command.ADJUDICATE, story.transaction),))
    story.state = replace(story.state, place=places.Login(), operator=None)
    assert story.happens(events.WriteFailed("disk-full", write)).place == "Login"


def test_an_answer_that_could_not_be_written_is_written_before_what_follows() -> None:
    story = Story().logs_in().chooses("K-001", "L-101", "F-201").identifies()
    story.ledger.room = 1
    story.swipes()
    assert (story.place, story.notice, story.written) == ("Statuses", "not-written", [State.ADJUDICATING])
    story.ledger.room = 100
    story.confirms()
    assert story.written == [State.ADJUDICATING, State.ADJUDICATED, State.CONFIRMING, State.CONFIRMED]


def test_an_end_that_could_not_be_written_is_tried_again_until_it_is() -> None:
    story = Story().asks()
    story.ledger.room = 1
    story.confirms()
    assert (story.place, story.notice, story.written[-1]) == ("Done", "not-written", State.CONFIRMING)
    story.happens(events.PrintTapped(), events.NoticeClosed())
    assert story.printer.keys == [], "no voucher of what is not in the journal"
    story.waits()
    assert (story.notice, story.state.owing) == (None, True)
    story.ledger.room = 100
    story.waits()
    assert (story.written[-1], story.state.owing) == (State.CONFIRMED, False)
    story.happens(events.PrintTapped())
    assert story.printer.keys == ["000001/1#a1"]


def test_two_ends_that_could_not_be_written_wait_for_the_same_moment() -> None:
    story = Story().asks().confirms().happens(events.PrintTapped())
    story.ledger.refuses = "disk-full"
    story.printer_says("printed").happens(events.PrintStopped())
    assert [one.event for one in story.timers].count(events.WriteDue()) == 1
    story.ledger.refuses = ""
    story.waits()
    kept = {copy.key: copy.state for copy in story.ledger.copies}
    assert list(kept.values()) == [CopyState.PRINTED, CopyState.DROPPED, CopyState.DROPPED]


def test_a_cancel_that_could_not_be_written_comes_again_when_the_answer_expires() -> None:
    story = Story().asks()
    story.ledger.refuses = "disk-full"
    story.waits()
    assert (story.place, story.notice, story.transaction.state) == (
        "Statuses",
        "not-written",
        State.ADJUDICATED,
    )
    story.ledger.refuses = ""
    assert story.waits().transaction.state is State.CANCELLED


def test_a_decision_that_the_journal_does_not_take_is_still_typed() -> None:
    story = in_review()
    story.ledger.refuses = "disk-full"
    story.happens(events.DecisionChanged(State.CONFIRMED, "PA-77"))
    story.happens(events.Decided(State.CONFIRMED, "PA-77"))
    assert (story.notice, story.transaction.state) == ("not-written", State.REVIEW)
    assert story.state.place == places.Unknown(
        story.transaction.id, decision=State.CONFIRMED, reference="PA-77"
    )
    story.happens(events.AskAgainTapped())
    assert getattr(story.state.place, "reference", "") == "PA-77"


def test_an_old_failure_takes_nothing_back_that_has_moved_on() -> None:
    story = Story().asks().confirms()
    old = story.ledger.transactions[1]
    write = effects.Write((old,), then=(effects.Call(Command.CANCEL, old),), before=old)
    story.happens(events.WriteFailed("disk-full", write))
    assert story.transaction.state is State.CONFIRMED


def test_help_lies_over_any_screen_and_goes_away() -> None:
    story = Story().logs_in().chooses("K-001").identifies().happens(events.HelpTapped())
    assert (story.state.help, story.place) == (True, "Identify")
    assert not story.happens(events.HelpClosed()).state.help


def test_a_notice_can_be_closed() -> None:
    story = Story().logs_in().happens(events.PolicyTapped())
    number = story.state.notice.number if story.state.notice else 0
    story.happens(events.PolicyTapped())
    assert story.state.notice is not None
    assert story.state.notice.number == number + 1
    assert story.happens(events.NoticeClosed()).state.notice is None


def test_a_fault_of_the_kiosk_loses_neither_bill_nor_journal() -> None:
    story = Story().logs_in().chooses("K-001").identifies().happens(events.Failed("ZeroDivisionError"))
    assert story.state.place == places.Failsafe("ZeroDivisionError")
    assert not story.reader.armed
    story.happens(events.ContinueTapped())
    assert (story.place, len(story.state.bill.lines)) == ("Billing", 1)


def test_a_fault_over_an_open_answer_leads_back_to_it() -> None:
    story = Story().asks().happens(events.Failed("ZeroDivisionError"), events.ContinueTapped())
    assert story.place == "Statuses"
    assert story.confirms().place == "Done"


def test_a_fault_before_login_leads_back_to_login() -> None:
    story = Story().starts().happens(events.Failed("ZeroDivisionError"), events.ContinueTapped())
    assert story.place == "Login"


def test_an_event_that_no_rule_knows_changes_nothing() -> None:
    story = Story().starts()
    before = story.state.place
    assert story.happens(events.ConfirmTapped()).state.place == before


def owing() -> Story:
    """A bill was put aside, which the journal does not take; that is said."""
    story = Story().logs_in().chooses("K-001")
    story.ledger.refuses = "disk-full"
    return story.happens(events.ParkTapped())


def test_while_nothing_can_be_written_it_goes_on_being_said() -> None:
    story = owing().waits().waits()
    assert (story.notice, story.state.owing) == ("not-written", True)
    story.ledger.refuses = ""
    assert story.waits().notice == "written-again"


def test_that_it_works_again_is_told_only_to_who_is_told_that_it_does_not() -> None:
    story = owing().happens(events.NoticeClosed())
    story.ledger.refuses = ""
    assert story.waits().notice is None

    story = owing().happens(events.ServiceTapped("X-999"))
    story.ledger.refuses = ""
    assert story.waits().notice == "not-in-catalogue"


def test_what_has_failed_since_is_owed_anew_and_nothing_is_said_to_work() -> None:
    story = owing()
    parked = story.state.parked
    write = effects.Write(parked=parked, stands=True)
    story.happens(events.WriteDue(), events.WriteFailed("disk-full", write), events.OwedWritten())
    assert (story.notice, story.state.owing) == ("not-written", True)
