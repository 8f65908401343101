"""The two-witness rule: what may be said of a copy when CUPS says one thing and the printer another; pure.

`completed` from CUPS alone is no proof that paper came out: it also means that the printer lost its
memory in mid-job. So CUPS and the printer are both asked, and what they do not agree on is `unknown`.
"""

from dataclasses import replace

from hw.printer.facts import ACTIVE, Evidence
from hw.printer.trace import Trace, Verdict, noted
from hw.service.printer_messages import JobState

_FORMAT = frozenset({"document-format-error", "document-unprintable-error", "unsupported-document-format"})
_CUPS_FORGOT_PATIENCE = 10.0  # a backend that outlived its cupsd may still be sending
_PRINTER_SILENT_PATIENCE = 30.0
_JUST_ENDED_PATIENCE = 2.0  # the printer may be about to list what CUPS has just let go of


def advance(trace: Trace, evidence: Evidence) -> tuple[Trace, Verdict]:
    """Take in one look at both witnesses and return what may be said now."""
    trace = noted(trace, evidence)
    verdict = judge(trace, evidence)
    again = trace.repeated and trace.seen and evidence.cups in ACTIVE
    if verdict.patience == 0:
        return replace(trace, doubt=None), verdict._replace(withdraw=verdict.withdraw or again)
    since = trace.doubt[1] if trace.doubt and trace.doubt[0] == verdict else evidence.at
    if evidence.at - since >= verdict.patience:
        return trace, verdict
    waiting: JobState = "printing" if trace.seen else "sending"
    return replace(trace, doubt=(verdict, since)), Verdict(waiting, withdraw=again)


def judge(trace: Trace, evidence: Evidence) -> Verdict:
    """Return what the two witnesses' words amount to."""
    match evidence.device:
        case "completed":
            return _came_out(trace, evidence)
        case "canceled" | "aborted":
            return _broken_off(trace, evidence)
        case "absent":
            return _not_at_printer(trace, evidence)
        case "silent":
            return _printer_silent(evidence)
        case "unasked":
            return _cups_alone(trace, evidence)
        case _:
            return _at_printer(evidence)


def _came_out(trace: Trace, evidence: Evidence) -> Verdict:
    if evidence.cups in ("processing", "processing-stopped"):
        return Verdict("printing")  # CUPS asks the printer only every few seconds
    withdraw = evidence.cups in ACTIVE
    if trace.jammed:
        return Verdict("unknown", "media-jam", withdraw=withdraw)
    match evidence.cups:
        case "absent":
            return Verdict("printed", "cups-forgot")
        case "silent":
            return Verdict("printed", "cups-not-answering", patience=_JUST_ENDED_PATIENCE)
        case "canceled" | "aborted":
            return Verdict("printed", "cups-canceled")
        case _:
            return Verdict("printed", withdraw=withdraw)


def _at_printer(evidence: Evidence) -> Verdict:
    if evidence.device == "pending-held" and evidence.cups not in ACTIVE:
        return Verdict("unknown", "held-at-printer", patience=_CUPS_FORGOT_PATIENCE)
    return Verdict("printing")


def _broken_off(trace: Trace, evidence: Evidence) -> Verdict:
    if evidence.cups in ACTIVE or evidence.cups == "silent":
        return Verdict("printing")  # CUPS may be sending it again
    if _is_format_error(evidence) and not trace.jammed:
        return Verdict("failed", "document-format-error")
    return Verdict("unknown", f"{evidence.device}-at-printer")


def _not_at_printer(trace: Trace, evidence: Evidence) -> Verdict:
    if trace.seen:
        detail = "printer-restarted" if trace.restarted else "printer-forgot"
        return Verdict("unknown", detail, _JUST_ENDED_PATIENCE, withdraw=evidence.cups in ACTIVE)
    match evidence.cups:
        case "completed":
            return Verdict("unknown", "printer-forgot", _JUST_ENDED_PATIENCE)
        case "canceled" | "aborted":
            return _ended_unsent(trace, evidence)
        case "absent":
            return Verdict("unknown", "cups-forgot", _CUPS_FORGOT_PATIENCE)
        case _:
            # A job is watched only after its upload; one that still waits for it lost its uploader.
            return Verdict("sending", withdraw="job-incoming" in evidence.cups_reasons)


def _ended_unsent(trace: Trace, evidence: Evidence) -> Verdict:
    if trace.started and trace.restarted:
        return Verdict("unknown", "printer-restarted", _JUST_ENDED_PATIENCE)
    detail = "document-format-error" if _is_format_error(evidence) else str(evidence.cups)
    return Verdict("failed", detail, _JUST_ENDED_PATIENCE if trace.started else 0.0)


def _printer_silent(evidence: Evidence) -> Verdict:
    if evidence.cups in ACTIVE or evidence.cups == "silent":
        return Verdict("printing")
    return Verdict("unknown", "printer-silent", _PRINTER_SILENT_PATIENCE)


def _cups_alone(trace: Trace, evidence: Evidence) -> Verdict:
    match evidence.cups:
        case "completed":
            return _completed_alone(trace)
        case "canceled" | "aborted":
            return _ended_alone(trace, evidence)
        case "absent":
            return Verdict("unknown", "cups-forgot", _CUPS_FORGOT_PATIENCE)
        case "processing" | "processing-stopped":
            return Verdict("printing")
        case _:
            return Verdict("sending")


def _completed_alone(trace: Trace) -> Verdict:
    if trace.lost:
        return Verdict("unknown", "printer-forgot")
    return Verdict("unknown", "media-jam") if trace.jammed else Verdict("printed", "single-witness")


def _ended_alone(trace: Trace, evidence: Evidence) -> Verdict:
    if _is_format_error(evidence):
        return Verdict("failed", "document-format-error")
    return Verdict("unknown" if trace.started else "failed", str(evidence.cups))


def _is_format_error(evidence: Evidence) -> bool:
    return not _FORMAT.isdisjoint({*evidence.cups_reasons, *evidence.device_reasons})
