"""Sees one copy through: sends it once, watches it, and puts on the board what may be said of it."""

import logging

from hw.printer.board import Board
from hw.printer.copy import Copy
from hw.printer.cups_queue import CupsQueue, CupsRefusedError, CupsSilentError
from hw.printer.facts import ACTIVE, DeviceFacts, Evidence, QueueFacts
from hw.printer.ticket import ticket
from hw.printer.trace import Trace, Verdict
from hw.printer.verdict import advance
from hw.printer.witnesses import Witnesses
from hw.service.media import is_supported
from hw.service.printer_messages import JobProgress, PrinterStatus

log = logging.getLogger(__name__)

_CANCEL_EVERY = 1.0
_HELD_UP = ("waiting", "offline", "setup")


class Attendant:
    """Belongs to the spooler's thread."""

    def __init__(self, cups_queue: CupsQueue, witnesses: Witnesses, board: Board) -> None:
        self._cups = cups_queue
        self._witnesses = witnesses
        self._board = board

    def attend(self, copy: Copy, status: PrinterStatus, *, may_send: bool) -> bool:
        """Take one step with a copy and return True when it has come to its end."""
        if copy.sent:
            verdict = self._watch(copy)
        elif copy.withdrawn:
            verdict = Verdict("failed", "canceled")
        else:
            verdict = self._send(copy) if may_send else Verdict("queued")
        return self._tell(copy, verdict, status)

    def _send(self, copy: Copy) -> Verdict:
        """Send a copy once both CUPS and the printer are there; until then it can be cancelled for sure."""
        device, facts = self._witnesses.device, self._witnesses.queue
        if not isinstance(facts, QueueFacts) or not facts.accepting or device == "silent":
            return Verdict("waiting")
        if isinstance(device, DeviceFacts) and not is_supported(copy.media, device.media):
            return Verdict("failed", "media-not-supported")
        try:
            return self._hand_over(copy, ticket(copy.media, facts))
        except CupsRefusedError as error:
            log.warning("copy %s refused: %s", copy.key, error)
            return Verdict("failed", "refused")
        except CupsSilentError as error:
            log.warning("copy %s: CUPS went silent: %s", copy.key, error)
            return Verdict("sending" if copy.sent else "waiting")

    def _hand_over(self, copy: Copy, attributes: dict[str, str]) -> Verdict:
        self._witnesses.look_at_printer(jobs=True)
        if self._witnesses.device == "silent":
            return Verdict("waiting")
        if copy.key in self._witnesses.jobs or self._cups.find(copy.key) is not None:
            copy.trace, copy.sent = Trace(restarted=True), True  # nobody knows how long it has been there
            return Verdict("sending")
        # From here on it counts as sent, whatever happens: an upload that breaks off is never repeated.
        copy.trace, copy.sent = Trace(booted=self._witnesses.booted()), True
        document, copy.document = copy.document, b""
        copy.number = self._cups.submit(copy.key, copy.title, document, attributes)
        return Verdict("sending")

    def _watch(self, copy: Copy) -> Verdict:
        evidence = self._witnesses.evidence(copy)
        copy.trace, verdict = advance(copy.trace, evidence)
        if verdict.withdraw or copy.withdrawn:
            self._withdraw(copy, evidence)
        return verdict

    def _withdraw(self, copy: Copy, evidence: Evidence) -> None:
        if evidence.cups not in ACTIVE or evidence.at < copy.cancel_after:
            return
        copy.cancel_after = evidence.at + _CANCEL_EVERY
        log.info("copy %s is withdrawn from CUPS", copy.key)
        try:
            self._cups.cancel(copy.number)
        except CupsSilentError as error:
            log.warning("copy %s not withdrawn yet: %s", copy.key, error)

    def _tell(self, copy: Copy, verdict: Verdict, status: PrinterStatus) -> bool:
        progress = JobProgress(copy.key, verdict.state, (), copy.uuid, verdict.detail)
        if not progress.is_final and (verdict.state == "waiting" or status.state in _HELD_UP):
            progress = JobProgress(copy.key, "waiting", status.reasons, copy.uuid)
        before = self._board.put_progress(progress)
        if (before.state, before.reasons) != (progress.state, progress.reasons):
            log.info("copy %s %s %s", copy.key, progress.state, progress.detail or " ".join(progress.reasons))
        return progress.is_final
