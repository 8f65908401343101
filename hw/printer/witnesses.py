"""Looks at CUPS and at the printer, no more often than needed, and says what each knows of a copy."""

import logging
import time

from hw.printer.copy import Copy
from hw.printer.cups_queue import CupsQueue, CupsSilentError
from hw.printer.facts import ACTIVE, Device, DeviceFacts, Evidence, JobFacts, Queue, Word
from hw.printer.ipp import Printer, PrinterSilentError, boot_time

log = logging.getLogger(__name__)

_PRINTER_EVERY = 0.25  # seconds between two questions to the printer, whose processor is a small one
_SILENT_PRINTER_EVERY = 1.0


class Witnesses:
    """CUPS and, if it has an address, the printer.

    Attributes:
        queue: CUPS' queue as last seen.
        device: the printer as last seen.
        jobs: the jobs the printer listed at the last look that asked for them, by job-name.
    """

    def __init__(self, cups_queue: CupsQueue, printer: Printer | None) -> None:
        self.queue: Queue = "silent"
        self.device: Device = "unasked" if printer is None else "silent"
        self.jobs: dict[str, JobFacts] = {}
        self._cups = cups_queue
        self._printer = printer
        self._booted: float | None = None
        self._next_look = 0.0

    def look(self, *, busy: bool) -> None:
        """Look at both; at the printer's jobs only while a copy is on its way (`busy`)."""
        self.queue = self._cups.facts()
        if time.monotonic() >= self._next_look:
            self.look_at_printer(jobs=busy)

    def look_at_printer(self, *, jobs: bool) -> None:
        """Ask the printer now."""
        if self._printer is None:
            return
        try:
            facts = self._printer.facts()
            self.jobs = self._printer.jobs() if jobs else {}
        except PrinterSilentError as error:
            self._note_silence(error)
        else:
            self.device = facts
            self._booted = boot_time(facts, time.monotonic())
            self._next_look = time.monotonic() + _PRINTER_EVERY

    def booted(self) -> float | None:
        """Return when the printer was switched on (monotonic seconds); None if it does not say."""
        return self._booted if isinstance(self.device, DeviceFacts) else None

    def evidence(self, copy: Copy) -> Evidence:
        """Ask CUPS about a copy, and the printer too if CUPS has let go of it."""
        cups_word, job = self._ask_cups(copy)
        if cups_word not in ACTIVE:
            self.look_at_printer(jobs=True)
        at_printer = self.jobs.get(copy.key)
        return Evidence(
            cups=cups_word,
            device=self._device_word(at_printer),
            at=time.monotonic(),
            cups_reasons=job.reasons if job else (),
            device_reasons=at_printer.reasons if at_printer else (),
            printer_reasons=self._printer_reasons(),
            booted=self.booted(),
            started=job.started if job else 0,
        )

    def _ask_cups(self, copy: Copy) -> tuple[Word, JobFacts | None]:
        try:
            job = self._cups.job(copy.number) if copy.number else self._cups.find(copy.key)
        except CupsSilentError:
            return "silent", None
        if job is None or not copy.is_of(job):
            return "absent", None
        copy.number, copy.uuid = job.number, job.uuid
        return job.state, job

    def _device_word(self, job: JobFacts | None) -> Word:
        if isinstance(self.device, str):
            return self.device
        return "absent" if job is None else job.state

    def _printer_reasons(self) -> tuple[str, ...]:
        heard = (self.queue, self.device) if self._printer is None else (self.device,)
        return tuple(word for facts in heard if not isinstance(facts, str) for word in facts.reasons)

    def _note_silence(self, error: PrinterSilentError) -> None:
        if self.device != "silent":
            log.warning("the printer went silent: %s", error)
        self.device = "silent"
        self.jobs = {}
        self._next_look = time.monotonic() + _SILENT_PRINTER_EVERY
