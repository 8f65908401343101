"""Keeps the queue itself in order: no paused queue without a cause, no job that has had its end already."""

import logging
import time
from collections.abc import Collection

from hw.printer.board import Board
from hw.printer.cups_queue import CupsQueue, CupsSilentError
from hw.printer.facts import STOPPED, Device, Queue, QueueFacts
from hw.printer.status import is_fit_to_print

log = logging.getLogger(__name__)

_REVIVE_EVERY = 5.0


class QueueKeeper:
    """Looks after one CUPS queue between two copies."""

    def __init__(self, cups_queue: CupsQueue, board: Board) -> None:
        self._cups = cups_queue
        self._board = board
        self._was_silent = True
        self._revive_after = 0.0

    def keep(self, facts: Queue, device: Device, at_printer: Collection[str], *, busy: bool) -> None:
        """Do what the queue's present state asks for.

        Args:
            facts: CUPS' queue.
            device: the printer.
            at_printer: the names of the jobs that the printer has or had.
            busy: whether a copy is on its way.
        """
        try:
            if isinstance(facts, QueueFacts):
                if self._was_silent:
                    self._withdraw_repeats(at_printer)
                self._let_go_on(facts, device, busy=busy)
            self._was_silent = facts == "silent"
        except CupsSilentError as error:
            log.warning("CUPS went silent: %s", error)

    def _let_go_on(self, facts: QueueFacts, device: Device, *, busy: bool) -> None:
        may_go_on = busy if device == "unasked" else is_fit_to_print(device)
        if facts.state == STOPPED and may_go_on and time.monotonic() >= self._revive_after:
            self._revive_after = time.monotonic() + _REVIVE_EVERY
            log.info("the queue was paused and goes on")
            self._cups.enable()

    def _withdraw_repeats(self, at_printer: Collection[str]) -> None:
        """Cancel what a cupsd that came back would send a second time.

        A cupsd that merely hangs never counts as silent, so one that was silent has been started anew,
        and whatever the printer has had before is not being followed by it but sent again.
        """
        for job in self._cups.unfinished():
            known = self._board.progress(job.name)
            if job.name in at_printer or (known is not None and known.is_final):
                log.warning("CUPS came back with copy %s, which the printer has had; withdrawn", job.name)
                self._cups.cancel(job.number)
