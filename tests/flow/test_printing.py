"""Storyboards of the copies: three originals, duplicates, doubt, paper out, and a restart."""

import pytest

from kiosk.domain.voucher import CopyState
from kiosk.flow import events
from kiosk.flow.state import PrinterStatus
from tests import samples
from tests.flow.story import Story


def printing() -> Story:
    """A confirmed transaction whose first copy is with the printer."""
    return Story().asks().confirms().happens(events.PrintTapped())


def states(story: Story) -> list[str]:
    return [copy.state.value for copy in story.state.copies.values()]


def test_copies_go_one_after_another() -> None:
    story = printing()
    assert story.printer.keys == ["000001/1#a1"]
    story.happens(events.PrintTapped())
    assert story.printer.keys == ["000001/1#a1"]
    story.printer_says("printed")
    assert story.printer.keys == ["000001/1#a1", "000001/2#a1"]


def test_paper_out_is_shown_and_nothing_is_sent_again() -> None:
    story = printing().printer_says("waiting", "media-empty")
    assert story.state.printing is not None
    assert story.state.printing.reasons == ("media-empty",)
    story.printer_says("printing").printer_says("printed")
    assert story.printer.keys == ["000001/1#a1", "000001/2#a1"]


@pytest.mark.parametrize(("there", "keys"), [(True, "000001/2#a1"), (False, "000001/1#a2")])
def test_a_copy_in_doubt_stops_the_rest_until_a_person_has_looked(there: bool, keys: str) -> None:
    story = printing().printer_says("unknown")
    assert states(story) == ["unknown", "todo", "todo"]
    assert story.printer.keys == ["000001/1#a1"]
    story.happens(events.PrintTapped())
    assert len(story.printer.keys) == 1
    story.happens(events.CopyDecided("000001/1#a1", printed=there))
    assert story.printer.keys[-1] == keys


def test_a_printed_copy_cannot_be_decided_about() -> None:
    story = printing().printer_says("printed")
    story.happens(events.CopyDecided("000001/1#a1", printed=False), events.CopyDecided("x", printed=True))
    assert story.printer.keys == ["000001/1#a1", "000001/2#a1"]


def test_a_failed_copy_can_be_printed_again() -> None:
    story = printing().printer_says("failed").happens(events.CopyDecided("000001/1#a1", printed=False))
    story.printer_says("printed")
    assert story.printer.keys == ["000001/1#a1", "000001/1#a2", "000001/2#a1"]


def test_why_a_copy_failed_is_kept_over_a_restart_and_not_for_the_next_attempt() -> None:
    before = printing().printer_says("failed", detail="media-not-supported")
    after = Story(before.ledger).logs_in()
    assert after.state.copies["000001/1#a1"].detail == "media-not-supported"
    after.happens(events.ReportsTapped(), events.RowTapped(after.transaction.id))
    after.happens(events.CopyDecided("000001/1#a1", printed=False))
    assert after.state.copies["000001/1#a2"].detail == ""


def test_what_has_not_been_sent_can_be_stopped() -> None:
    story = printing().happens(events.PrintStopped(), events.PrintStopped()).printer_says("printed")
    assert states(story) == ["printed", "dropped", "dropped"]
    assert story.printer.keys == ["000001/1#a1"]


def test_the_rest_can_be_printed_later_from_the_details() -> None:
    before = printing()
    after = Story(before.ledger).logs_in()
    after.happens(events.ReportsTapped(), events.RowTapped(after.transaction.id))
    after.happens(events.CopyProgress("000001/1#a1", "printed"))
    assert after.printer.keys == []
    after.happens(events.PrintTapped()).printer_says("printed")
    assert after.printer.keys == ["000001/2#a1", "000001/3#a1"]
    assert states(after) == ["printed", "printed", "sending"]


def test_a_duplicate_is_numbered_and_one_press_is_one_copy() -> None:
    story = printing()
    for _copy in range(3):
        story.printer_says("printed")
    story.happens(events.CloseTapped(), events.ReportsTapped(), events.RowTapped(story.transaction.id))
    story.happens(events.ReprintTapped(everything=True), events.ReprintTapped(everything=True))
    assert story.printer.keys[3:] == ["000001/d1#a1"]
    assert len(story.printer.sent[-1].lines) == 3
    story.printer_says("printed").happens(events.ReprintTapped())
    assert story.printer.keys[4:] == ["000001/d2#a1"]
    assert len(story.printer.sent[-1].lines) == 2


def test_a_duplicate_of_a_voided_transaction_says_so() -> None:
    story = Story().asks().confirms().happens(events.CloseTapped(), events.ReportsTapped())
    story.happens(events.RowTapped(story.transaction.id), *samples.deleting())
    story.happens(events.RowTapped(story.transaction.id), events.ReprintTapped())
    assert story.printer.sent[-1].copy.voided


def test_an_original_left_over_from_before_the_void_says_so_too() -> None:
    story = printing().happens(events.CloseTapped(), events.ReportsTapped())
    story.happens(events.RowTapped(story.transaction.id), *samples.deleting()).printer_says("printed")
    assert [voucher.copy.voided for voucher in story.printer.sent] == [False, True]


def test_another_transactions_copy_waits_for_the_printer() -> None:
    story = printing().happens(events.CloseTapped())
    story.chooses("K-001", "L-101").identifies().swipes().confirms().happens(events.PrintTapped())
    assert story.printer.keys == ["000001/1#a1"]
    story.printer_says("printed").printer_says("printed").printer_says("printed")
    assert story.printer.keys[3:] == ["000002/1#a1"]


def test_nothing_is_printed_of_what_is_not_confirmed() -> None:
    story = Story().asks().happens(events.PrintTapped(), events.ReprintTapped())
    assert story.printer.keys == []
    story.happens(events.CancelTapped(), events.ReportsTapped(), events.RowTapped(story.transaction.id))
    story.happens(events.PrintTapped(), events.ReprintTapped())
    assert story.printer.keys == []


def test_reports_of_strangers_change_nothing() -> None:
    story = printing()
    before = story.state.copies
    story.happens(events.CopyProgress("000009/1#a1", "printed"))
    assert story.state.copies == before


def test_a_copy_that_cannot_be_journalled_is_not_printed() -> None:
    story = Story().asks().confirms()
    story.ledger.refuses = "disk-full"
    story.happens(events.PrintTapped())
    assert story.printer.keys == []
    assert story.notice == "not-written"


def test_three_copies_that_cannot_be_journalled_can_be_asked_for_again() -> None:
    story = Story().asks().confirms()
    story.ledger.refuses = "disk-full"
    story.happens(events.PrintTapped())
    assert (story.state.copies, story.state.printing) == ({}, None)
    story.ledger.refuses = ""
    story.happens(events.PrintTapped())
    assert story.printer.keys == ["000001/1#a1"]


def test_a_decision_that_cannot_be_journalled_leaves_the_copy_in_doubt() -> None:
    story = printing().printer_says("unknown")
    story.ledger.refuses = "disk-full"
    story.happens(events.CopyDecided("000001/1#a1", printed=False))
    assert (states(story), story.state.printing) == (["unknown", "todo", "todo"], None)
    story.ledger.refuses = ""
    story.happens(events.CopyDecided("000001/1#a1", printed=False))
    assert story.printer.keys == ["000001/1#a1", "000001/1#a2"]


def test_nothing_is_decided_about_a_copy_that_is_still_at_the_printer() -> None:
    after = Story(printing().ledger).logs_in()
    after.happens(events.ReportsTapped(), events.RowTapped(after.transaction.id))
    after.happens(events.CopyProgress("000001/1#a1", "waiting", ("media-empty",)))
    after.happens(events.CopyDecided("000001/1#a1", printed=False))
    assert after.state.copies["000001/1#a1"].state is CopyState.UNKNOWN
    after.happens(events.CopyProgress("000001/1#a1", "printed"))
    assert (after.state.printing, after.printer.keys) == (None, [])


def test_what_was_stopped_can_still_be_printed() -> None:
    story = printing().happens(events.PrintStopped()).printer_says("printed").happens(events.PrintTapped())
    assert story.printer.keys == ["000001/1#a1", "000001/2#a1"]


def test_a_copy_that_was_printed_again_is_not_printed_a_third_time() -> None:
    story = printing().printer_says("unknown").happens(events.CopyDecided("000001/1#a1", printed=False))
    for _copy in range(3):
        story.printer_says("printed")
    story.happens(events.PrintTapped())
    assert story.printer.keys == ["000001/1#a1", "000001/1#a2", "000001/2#a1", "000001/3#a1"]


def test_a_copy_that_cannot_be_sent_waits() -> None:
    story = printing()
    story.ledger.refuses = "disk-full"
    story.printer_says("printed")
    assert story.printer.keys == ["000001/1#a1"]
    assert story.state.printing is None
    assert CopyState.TODO.value in states(story)


def test_the_printers_state_is_known_everywhere() -> None:
    offline = PrinterStatus("offline", ("cups-not-answering",))
    assert Story().starts().happens(events.PrinterChanged(offline)).state.printer == offline
