"""The thread that owns the connection to CUPS: it looks, takes one step with every copy, and obeys."""

import logging
import queue
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import TypeVar

from hw.printer.attendant import Attendant
from hw.printer.board import Board
from hw.printer.connecting import Connecting
from hw.printer.copy import Copy
from hw.printer.facts import Evidence
from hw.printer.keeper import QueueKeeper
from hw.printer.recovery import Times, unheard_of
from hw.printer.status import printer_status
from hw.printer.trace import Trace
from hw.printer.witnesses import Witnesses
from hw.service.printer_messages import JobProgress, PrinterStatus

log = logging.getLogger(__name__)

T = TypeVar("T")

_BUSY_POLL = 0.05  # seconds; three copies one after another then take hardly longer than three bare jobs
_IDLE_POLL = 1.0


@dataclass(slots=True)
class Spooler:
    """Sends copies one after another, each as a job of one copy, and none of them twice.

    `run` is the thread. `ask` and `stop` may be called from any other; the rest belongs to the thread.
    """

    witnesses: Witnesses
    attendant: Attendant
    keeper: QueueKeeper
    board: Board
    _copies: dict[str, Copy] = field(default_factory=dict)
    _connecting: Connecting = field(default_factory=Connecting)
    _requests: "queue.SimpleQueue[Callable[[], None]]" = field(default_factory=queue.SimpleQueue)
    _stopping: threading.Event = field(default_factory=threading.Event)
    _started: float = field(default_factory=time.time)

    def ask(self, work: Callable[[], T]) -> "Future[T]":
        """Have the thread do something between two looks, unless it is cancelled before."""
        future: Future[T] = Future()
        self._requests.put(lambda: _fulfil(future, work))
        return future

    def stop(self) -> None:
        """Let `run` return after the present look; a call that hangs in CUPS is not waited for."""
        self._stopping.set()
        self._requests.put(lambda: None)

    def run(self) -> None:
        """Look, send and tell until stopped."""
        while not self._stopping.is_set():
            self._turn()
            self._serve(_BUSY_POLL if self._copies else _IDLE_POLL)

    def take(self, copy: Copy) -> None:
        """Begin with a copy whose key was claimed on the board."""
        self._copies[copy.key] = copy

    def cancel(self, key: str) -> JobProgress:
        """Cancel a copy. A wish only: what became of the sheet is for the witnesses to say."""
        progress = self.inquire(key, since=0.0)
        copy = self._copies.get(key)
        if copy is None:
            return progress
        copy.withdrawn = True
        self._step(copy, self._status())
        return self.board.progress(key) or progress

    def inquire(self, key: str, since: float) -> JobProgress:
        """Find out what became of a copy that was to be printed at `since` (Unix seconds); prints nothing."""
        known = self.board.progress(key)
        if known is not None:
            return known
        self.witnesses.look_at_printer(jobs=True)
        copy = Copy(key, sent=True)
        evidence = self.witnesses.evidence(copy)
        times = self._times(since, evidence)
        if evidence.is_unheard_of:
            verdict = unheard_of(evidence, times)
            reasons = self._status().reasons if verdict.state == "waiting" else ()
            return JobProgress(key, verdict.state, reasons, "", verdict.detail)
        copy.trace = Trace(restarted=not times.history_covers)
        return self._adopt(copy)

    def _adopt(self, copy: Copy) -> JobProgress:
        self.board.claim(copy.key)
        self._copies[copy.key] = copy
        self._step(copy, self._status())
        return self.board.progress(copy.key) or JobProgress(copy.key, "queued")

    def _times(self, since: float, evidence: Evidence) -> Times:
        now = time.time()
        boot = None if evidence.booted is None else now - (evidence.at - evidence.booted)
        return Times(since, now, self._started, boot)

    def _serve(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0 and not self._stopping.is_set():
            try:
                self._requests.get(timeout=left)()
            except queue.Empty:
                return
            if any(not copy.sent for copy in self._copies.values()):
                return  # it may be sent at once
            if self._copies:
                until = min(until, time.monotonic() + _BUSY_POLL)

    def _turn(self) -> None:
        self.board.beat()
        self.witnesses.look(busy=bool(self._copies))
        self._connecting.note(self.witnesses.queue, busy=bool(self._copies), at=time.monotonic())
        status = self._status()
        self._note(status)
        seen = self.witnesses
        self.keeper.keep(seen.queue, seen.device, seen.jobs, busy=bool(self._copies))
        for copy in list(self._copies.values()):
            self._step(copy, status)
            self.board.beat()

    def _note(self, status: PrinterStatus) -> None:
        before = self.board.put_status(status)
        if (before.state, before.reasons) != (status.state, status.reasons):
            log.info("printer %s %s", status.state, " ".join(status.reasons))

    def _step(self, copy: Copy, status: PrinterStatus) -> None:
        may_send = not any(other.sent for other in self._copies.values())
        if self.attendant.attend(copy, status, may_send=may_send):
            del self._copies[copy.key]

    def _status(self) -> PrinterStatus:
        seen, busy = self.witnesses, bool(self._copies)
        return printer_status(seen.queue, seen.device, busy=busy, connecting=self._connecting.seconds)


def _fulfil(future: "Future[T]", work: Callable[[], T]) -> None:
    if future.set_running_or_notify_cancel():
        future.set_result(work())
