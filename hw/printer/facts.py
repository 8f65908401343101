"""What one look at CUPS and at the printer shows, in IPP's own words."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

JobKeyword: TypeAlias = Literal[
    "pending", "pending-held", "processing", "processing-stopped", "canceled", "aborted", "completed"
]
# silent: did not answer; absent: answered and knows no such job; unasked: there is nobody to ask.
Word: TypeAlias = JobKeyword | Literal["silent", "absent", "unasked"]

ACTIVE: frozenset[Word] = frozenset({"pending", "pending-held", "processing", "processing-stopped"})

# RFC 8011 5.3.7
_JOB_STATES: dict[int, JobKeyword] = {
    3: "pending",
    4: "pending-held",
    5: "processing",
    6: "processing-stopped",
    7: "canceled",
    8: "aborted",
    9: "completed",
}
_NOTHING: frozenset[Word] = frozenset({"absent", "silent", "unasked"})

IDLE, PROCESSING, STOPPED = 3, 4, 5  # printer-state, RFC 8011 5.4.11


def job_keyword(state: int) -> JobKeyword:
    """Return the keyword of a job-state; what IPP does not know counts as stopped, never as an end."""
    return _JOB_STATES.get(state, "processing-stopped")


@dataclass(frozen=True, slots=True)
class QueueFacts:
    """CUPS' view of its queue; `finishings` by their numbers in IPP."""

    state: int = IDLE
    reasons: tuple[str, ...] = ()
    message: str = ""
    accepting: bool = True
    model: str = ""
    media: tuple[str, ...] = ()
    finishings: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class DeviceFacts:
    """The printer's own view of itself; `up_time`: seconds since it was switched on, or None."""

    state: int = IDLE
    reasons: tuple[str, ...] = ()
    up_time: int | None = None
    model: str = ""
    media: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class JobFacts:
    """One job as CUPS or the printer lists it; `started` is CUPS' time-at-processing, 0 if not yet."""

    name: str
    state: JobKeyword
    number: int = 0
    uuid: str = ""
    reasons: tuple[str, ...] = ()
    started: int = 0


Queue: TypeAlias = QueueFacts | Literal["silent", "missing"]
Device: TypeAlias = DeviceFacts | Literal["silent", "unasked"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What both witnesses say of one job at one moment.

    Attributes:
        cups: the job's state at CUPS.
        device: the job's state at the printer.
        at: monotonic seconds.
        cups_reasons: job-state-reasons at CUPS.
        device_reasons: job-state-reasons at the printer.
        printer_reasons: printer-state-reasons.
        booted: when the printer was switched on (monotonic seconds), None if it does not say.
        started: when CUPS began to send the job, in whole seconds of its own clock, 0 if not yet.
    """

    cups: Word
    device: Word
    at: float
    cups_reasons: tuple[str, ...] = ()
    device_reasons: tuple[str, ...] = ()
    printer_reasons: tuple[str, ...] = ()
    booted: float | None = None
    started: int = 0

    @property
    def is_unheard_of(self) -> bool:
        """Whether neither of them knows the job."""
        return self.cups in _NOTHING and self.device in _NOTHING


# A name may be listed twice, as CUPS sends again what a printer refused: the best news counts.
_BEST = ("completed", "processing", "processing-stopped", "pending", "pending-held", "aborted", "canceled")


def best(one: JobFacts | None, other: JobFacts) -> JobFacts:
    """Return of two jobs of one name the one that got further."""
    if one is None or _BEST.index(other.state) < _BEST.index(one.state):
        return other
    return one
