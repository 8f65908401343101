"""What is remembered of one copy from look to look, and what a verdict on it consists of; pure."""

from dataclasses import dataclass, replace
from typing import NamedTuple

from hw.printer.facts import ACTIVE, Evidence
from hw.service.printer_messages import JobState, stem

_LOST_HISTORY = "cups-ipp-missing-job-history"


@dataclass(frozen=True, slots=True)
class Trace:
    """What has been seen of one copy so far.

    Attributes:
        seen: the printer has listed it.
        started: when CUPS began to send it, in seconds of its own clock, 0 if it has not.
        repeated: CUPS has begun to send it once more, as it does after a crash.
        jammed: the paper jammed while the printer had it.
        clean: CUPS' history was whole at some moment since it was sent (its complaint stays for ever).
        lost: CUPS has since complained that the printer lost its history.
        booted: when the printer was switched on, as first seen (monotonic seconds), or None.
        restarted: the printer has been switched on again since.
        doubt: the verdict that is being waited out, and since when.
    """

    seen: bool = False
    started: int = 0
    repeated: bool = False
    jammed: bool = False
    clean: bool = False
    lost: bool = False
    booted: float | None = None
    restarted: bool = False
    doubt: "tuple[Verdict, float] | None" = None


class Verdict(NamedTuple):
    """What is to be said of a copy.

    Attributes:
        state: as in JobProgress.
        detail: as in JobProgress.
        patience: seconds for which it must hold before it is believed.
        withdraw: CUPS still holds the job and must not send it again.
    """

    state: JobState
    detail: str = ""
    patience: float = 0.0
    withdraw: bool = False


def noted(trace: Trace, evidence: Evidence) -> Trace:
    """Take one look at both witnesses into the trace."""
    reasons = {stem(keyword) for keyword in evidence.printer_reasons}
    at_printer = evidence.device in ACTIVE or (evidence.device == "unasked" and evidence.cups in ACTIVE)
    told = evidence.cups not in ("silent", "absent")
    return replace(
        trace,
        seen=trace.seen or evidence.device not in ("silent", "absent", "unasked"),
        started=trace.started or evidence.started,
        repeated=trace.repeated or evidence.started > trace.started > 0,
        jammed=trace.jammed or (at_printer and "media-jam" in reasons),
        clean=trace.clean or (told and _LOST_HISTORY not in reasons),
        lost=trace.lost or (trace.clean and _LOST_HISTORY in reasons),
        booted=trace.booted if trace.booted is not None else evidence.booted,
        restarted=trace.restarted or _booted_later(trace.booted, evidence.booted),
    )


def _booted_later(before: float | None, now: float | None) -> bool:
    """Compare two boot times; they are whole seconds, and both are computed from a clock that runs on."""
    return before is not None and now is not None and now > before + 2.5
