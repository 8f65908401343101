"""Storyboards of what can happen on any screen: devices, the disk, help, and a fault of the kiosk itself."""

from kiosk.domain.transaction import State
from kiosk.flow import events, places
from kiosk.flow.state import ReaderStatus
from tests.flow.story import Story

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
