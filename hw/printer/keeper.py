"""Keeps the queue itself in order: no paused queue without a cause, no job that has had its end already."""

import logging
import time

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

    def keep(self, facts: Queue, device: Device, *, busy: bool) -> None:
        """Do what the queue's present state asks for."""
        try:
            if isinstance(facts, QueueFacts):
                self._keep(facts, device, busy=busy)
            self._was_silent = facts == "silent"
        except CupsSilentError as error:
            log.warning("CUPS went silent: %s", error)

    def _keep(self, facts: QueueFacts, device: Device, *, busy: bool) -> None:
        if self._was_silent:
            self._withdraw_strays()
        may_go_on = busy if device == "unasked" else is_fit_to_print(device)
        if facts.state == STOPPED and may_go_on and time.monotonic() >= self._revive_after:
            self._revive_after = time.monotonic() + _REVIVE_EVERY
            log.info("the queue was paused and goes on")
            self._cups.enable()

    def _withdraw_strays(self) -> None:
        """Cancel what a cupsd that came back would send again though its end is known."""
        for job in self._cups.unfinished():
            known = self._board.progress(job.name)
            if known is not None and known.is_final:
                log.warning("copy %s is %s already; its job is withdrawn", job.name, known.state)
                self._cups.cancel(job.number)
