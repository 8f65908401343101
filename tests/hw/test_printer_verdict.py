"""The two-witness rule as a table, and what a copy's history adds to it."""

from dataclasses import replace

import pytest

from hw.printer.facts import Evidence, Word
from hw.printer.trace import Trace, Verdict
from hw.printer.verdict import advance, judge

FRESH = Trace()
SEEN = Trace(seen=True, started=100)


@pytest.mark.parametrize(
    ("cups", "device", "trace", "state", "detail"),
    [
        # both agree
        ("completed", "completed", SEEN, "printed", ""),
        ("processing", "completed", SEEN, "printing", ""),
        ("processing", "processing", SEEN, "printing", ""),
        ("completed", "processing", SEEN, "printing", ""),
        ("pending", "absent", FRESH, "sending", ""),
        ("processing", "absent", FRESH, "sending", ""),
        # CUPS lost its memory, or its life
        ("absent", "completed", SEEN, "printed", "cups-forgot"),
        ("silent", "completed", SEEN, "printed", "cups-not-answering"),
        ("silent", "processing", SEEN, "printing", ""),
        ("absent", "processing", SEEN, "printing", ""),
        ("absent", "absent", FRESH, "unknown", "cups-forgot"),
        ("pending", "completed", SEEN, "printed", ""),
        # the false completed: the printer lost its memory
        ("completed", "absent", FRESH, "unknown", "printer-forgot"),
        ("completed", "absent", SEEN, "unknown", "printer-forgot"),
        ("processing", "absent", SEEN, "unknown", "printer-forgot"),
        ("processing", "absent", replace(SEEN, restarted=True), "unknown", "printer-restarted"),
        ("completed", "pending-held", SEEN, "unknown", "held-at-printer"),
        # the printer is off
        ("processing", "silent", SEEN, "printing", ""),
        ("completed", "silent", SEEN, "unknown", "printer-silent"),
        ("canceled", "silent", FRESH, "unknown", "printer-silent"),
        # called off
        ("canceled", "completed", SEEN, "printed", "cups-canceled"),
        ("canceled", "canceled", SEEN, "unknown", "canceled-at-printer"),
        ("canceled", "processing", SEEN, "printing", ""),
        ("canceled", "absent", FRESH, "failed", "canceled"),
        ("canceled", "absent", SEEN, "unknown", "printer-forgot"),
        ("canceled", "absent", Trace(restarted=True), "failed", "canceled"),
        ("canceled", "absent", Trace(restarted=True, started=100), "unknown", "printer-restarted"),
        # broken off
        ("aborted", "absent", FRESH, "failed", "aborted"),
        ("aborted", "aborted", SEEN, "unknown", "aborted-at-printer"),
        ("processing", "aborted", SEEN, "printing", ""),
        # a jam makes everything doubtful
        ("completed", "completed", replace(SEEN, jammed=True), "unknown", "media-jam"),
        # CUPS alone
        ("completed", "unasked", FRESH, "printed", "single-witness"),
        ("completed", "unasked", Trace(lost=True), "unknown", "printer-forgot"),
        ("completed", "unasked", Trace(jammed=True), "unknown", "media-jam"),
        ("canceled", "unasked", FRESH, "failed", "canceled"),
        ("canceled", "unasked", Trace(started=100), "unknown", "canceled"),
        ("aborted", "unasked", Trace(started=100), "unknown", "aborted"),
        ("processing", "unasked", FRESH, "printing", ""),
        ("pending", "unasked", FRESH, "sending", ""),
        ("absent", "unasked", FRESH, "unknown", "cups-forgot"),
        ("silent", "unasked", FRESH, "sending", ""),
    ],
)
def test_two_witnesses(cups: Word, device: Word, trace: Trace, state: str, detail: str) -> None:
    verdict = judge(trace, Evidence(cups, device, 0.0))
    assert (verdict.state, verdict.detail) == (state, detail)


def test_printed_needs_the_printers_word_wherever_it_can_be_asked() -> None:
    words: tuple[Word, ...] = (
        *("pending", "pending-held", "processing", "processing-stopped"),
        *("canceled", "aborted", "absent", "silent"),
    )
    for device in words:
        assert judge(SEEN, Evidence("completed", device, 0.0)).state != "printed"


def test_a_document_that_the_printer_cannot_read_failed_for_sure() -> None:
    evidence = Evidence("aborted", "aborted", 0.0, device_reasons=("document-format-error",))
    assert judge(SEEN, evidence) == Verdict("failed", "document-format-error")


def test_a_doubt_is_waited_out_before_it_is_told() -> None:
    trace, verdict = advance(SEEN, Evidence("completed", "absent", 10.0))
    assert verdict.state == "printing"
    trace, verdict = advance(trace, Evidence("completed", "absent", 11.0))
    assert verdict.state == "printing"
    _, verdict = advance(trace, Evidence("completed", "absent", 12.0))
    assert (verdict.state, verdict.detail) == ("unknown", "printer-forgot")


def test_a_doubt_that_is_cleared_is_forgotten() -> None:
    trace, _ = advance(SEEN, Evidence("completed", "absent", 10.0))
    trace, _ = advance(trace, Evidence("completed", "processing", 11.0))
    _, verdict = advance(trace, Evidence("completed", "absent", 12.5))
    assert verdict.state == "printing"


def test_a_printer_that_was_switched_off_and_on_is_known_by_its_up_time() -> None:
    trace, _ = advance(FRESH, Evidence("processing", "processing", 10.0, booted=-100.0))
    trace, _ = advance(trace, Evidence("processing", "processing", 11.0, booted=-99.0))
    assert not trace.restarted
    trace, _ = advance(trace, Evidence("processing", "absent", 20.0, booted=15.0))
    assert trace.restarted


def test_an_old_complaint_of_lost_history_is_not_held_against_a_new_copy() -> None:
    old = Evidence("processing", "unasked", 0.0, printer_reasons=("cups-ipp-missing-job-history",))
    trace, _ = advance(FRESH, old)
    assert not trace.lost
    trace, _ = advance(trace, replace(old, printer_reasons=()))
    trace, _ = advance(trace, old)
    assert trace.lost


def test_a_jam_counts_only_while_the_printer_has_the_copy() -> None:
    jam = Evidence("processing", "absent", 0.0, printer_reasons=("media-jam-error",))
    assert not advance(FRESH, jam)[0].jammed
    assert advance(FRESH, replace(jam, device="processing"))[0].jammed


def test_what_cups_begins_to_send_once_more_is_withdrawn_once_the_printer_has_it() -> None:
    trace, verdict = advance(FRESH, Evidence("processing", "processing", 0.0, started=100))
    assert not verdict.withdraw
    _, verdict = advance(trace, Evidence("processing", "processing", 5.0, started=105))
    assert verdict == Verdict("printing", withdraw=True)
    _, verdict = advance(Trace(started=100), Evidence("processing", "absent", 5.0, started=105))
    assert not verdict.withdraw


def test_an_upload_that_broke_off_is_withdrawn() -> None:
    assert judge(FRESH, Evidence("pending-held", "absent", 0.0, ("job-incoming",))).withdraw
    assert not judge(FRESH, Evidence("pending", "absent", 0.0)).withdraw


def test_a_job_that_cups_still_holds_after_the_sheet_is_out_is_withdrawn() -> None:
    assert judge(SEEN, Evidence("pending", "completed", 0.0)).withdraw
    assert not judge(SEEN, Evidence("completed", "completed", 0.0)).withdraw
