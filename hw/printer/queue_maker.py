"""Makes the CUPS queue of the voucher printer, as soon as the printer can be asked what it is.

A queue that was made while the printer was off would be a raw one: CUPS takes every job for it and says that
all of them are printed, whatever the printer makes of the bytes. So a queue takes jobs only once CUPS has the
printer's own description.
"""

import logging
import os
import subprocess
import time
from dataclasses import dataclass

from hw.printer.cups_queue import CupsQueue
from hw.printer.facts import Queue, QueueFacts
from hw.printer.ipp import Printer, PrinterSilentError

log = logging.getLogger(__name__)

_RAW = "Local Raw Printer"  # what CUPS calls the model of a queue for which it has no description
_CALL = 30.0  # seconds that one of CUPS' commands may take
_LOOK_EVERY = 0.25


@dataclass(frozen=True, slots=True)
class QueueMaker:
    """Sees that there is a queue, and a good one.

    Attributes:
        server: CUPS' `host:port`, or its socket's path.
        queue: the queue's name.
        uri: the printer's own address.
        patience: seconds that CUPS has for asking the printer.
    """

    server: str
    queue: str
    uri: str
    patience: float = 30.0

    def see_to_it(self) -> bool:
        """Make the queue unless it is there, and tell whether it is now; a bad one is never left behind."""
        facts = CupsQueue(self.server, self.queue).facts()
        if facts == "silent" or not self._printer_answers():
            return _is_good(facts)
        return _is_good(facts) or self._make()

    def _printer_answers(self) -> bool:
        try:
            Printer(self.uri).facts()
        except PrinterSilentError:
            return False
        return True

    def _make(self) -> bool:
        """Make the queue closed, wait for the printer's description, and open it."""
        made = self._run("lpadmin", "-p", self.queue, "-v", self.uri, "-m", "everywhere")
        if made and self._comes_to_know_it() and self._open():
            log.info("queue %s prints on %s", self.queue, self.uri)
            return True
        log.warning("queue %s could not be made for %s", self.queue, self.uri)
        self._run("lpadmin", "-x", self.queue)
        return False

    def _comes_to_know_it(self) -> bool:
        cups_queue = CupsQueue(self.server, self.queue)
        until = time.monotonic() + self.patience
        while isinstance(facts := cups_queue.facts(), QueueFacts) and time.monotonic() < until:
            if _is_described(facts):
                return True
            time.sleep(_LOOK_EVERY)
        return False

    def _open(self) -> bool:
        return self._run("cupsenable", self.queue) and self._run("cupsaccept", self.queue)

    def _run(self, *command: str) -> bool:
        environment = {**os.environ, "CUPS_SERVER": self.server, "LC_ALL": "C"}
        try:
            done = subprocess.run(
                command, env=environment, capture_output=True, text=True, timeout=_CALL, check=False
            )
        except subprocess.TimeoutExpired:
            log.warning("%s: CUPS does not answer", command[0])
            return False
        if done.returncode != 0:
            log.warning("%s: %s", command[0], done.stderr.strip())
        return done.returncode == 0


def _is_good(facts: Queue) -> bool:
    return isinstance(facts, QueueFacts) and facts.accepting and _is_described(facts)


def _is_described(facts: QueueFacts) -> bool:
    return facts.model not in {"", _RAW}
