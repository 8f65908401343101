"""What may be said after a restart of a copy that nobody at hand remembers; pure."""

from dataclasses import dataclass

from hw.printer.facts import Evidence
from hw.printer.trace import Verdict

# How long a printer is sure to list a job that has ended; IPP demands nothing, ippeveprinter keeps 60 s.
HISTORY_SECONDS = 55.0
_CLOCK_MARGIN = 3.0  # printer-up-time is in whole seconds, and the two clocks are read one after the other


@dataclass(frozen=True, slots=True)
class Times:
    """Wall-clock times in Unix seconds.

    Attributes:
        since: when the caller wrote down that it was about to print.
        now: the time of the inquiry.
        service_start: when this service began to remember what it was given.
        printer_boot: when the printer was switched on, or None if it does not say.
    """

    since: float
    now: float
    service_start: float
    printer_boot: float | None

    @property
    def restarted(self) -> bool:
        """Whether the printer may have been switched off and on since."""
        return self.printer_boot is None or self.printer_boot > self.since - _CLOCK_MARGIN

    @property
    def history_covers(self) -> bool:
        """Whether the printer would still list whatever it has printed since."""
        return not self.restarted and 0 <= self.now - self.since <= HISTORY_SECONDS


def unheard_of(evidence: Evidence, times: Times) -> Verdict:
    """Return the verdict on a copy of which neither CUPS nor the printer knows.

    `absent` needs proof: either this service was there all the time and was never given it, or the
    printer has been on all the time and its history reaches back that far. `waiting`: ask again later.
    """
    if times.service_start < times.since <= times.now:
        return Verdict("absent")
    if "silent" in (evidence.device, evidence.cups):
        return Verdict("waiting")
    if evidence.device == "unasked":
        return Verdict("unknown", "single-witness")
    if times.restarted:
        return Verdict("unknown", "printer-restarted")
    return Verdict("absent") if times.history_covers else Verdict("unknown", "history-expired")
