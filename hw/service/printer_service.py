"""The printer service: the Varlink interface in front of the board and the spooler."""

import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from hw.printer.attendant import Attendant
from hw.printer.board import Board
from hw.printer.copy import Copy
from hw.printer.cups_queue import CupsQueue
from hw.printer.document import UnfitDocumentError, document_of
from hw.printer.facts import DeviceFacts, QueueFacts
from hw.printer.ipp import Printer
from hw.printer.keeper import QueueKeeper
from hw.printer.spooler import Spooler
from hw.printer.witnesses import Witnesses
from hw.service.printer_messages import JobProgress, PrinterInfo
from hw.service.settings import PrinterSettings

INTERFACE = "lv.polise.Printer"
LONGEST_CALL = 6 * 1024 * 1024  # 4 MiB in base64, and its envelope
_ANSWER_WITHIN = 8.0
_NOT_ANSWERING = ("cups-not-answering",)

Reply = dict[str, Any]


@dataclass(frozen=True, slots=True)
class PrinterService:
    """The methods of lv.polise.Printer; called from one thread per client."""

    settings: PrinterSettings
    board: Board
    spooler: Spooler

    def Watch(self, _request: socket.socket) -> Iterator[Reply]:  # noqa: N802  Varlink's spelling
        """Stream the printer's state."""
        for status in self.board.watch(_request):
            yield {"status": msgspec.to_builtins(status), "_continues": True}

    def Print(  # noqa: N802  Varlink's spelling
        self, key: str, title: str, document: str, media: str, _request: socket.socket
    ) -> Iterator[Reply]:
        """Print one copy and stream its progress."""
        try:
            content = document_of(key, document)
        except UnfitDocumentError as error:
            yield _last(JobProgress(key, "failed", (), "", error.keyword))
            return
        if self.board.claim(key):
            copy = Copy(key, title, media or self.settings.page, content)
            self.spooler.ask(lambda: self.spooler.take(copy))
        for progress in self.board.follow(key, _request):
            yield {"progress": msgspec.to_builtins(progress), "_continues": not progress.is_final}

    def Inquire(self, key: str, since: float) -> Reply:  # noqa: N802  Varlink's spelling
        """Say what became of a copy."""
        return self._answer(key, lambda: self.spooler.inquire(key, since))

    def Cancel(self, key: str) -> Reply:  # noqa: N802  Varlink's spelling
        """Give a copy up."""
        return self._answer(key, lambda: self.spooler.cancel(key))

    def Info(self) -> Reply:  # noqa: N802  Varlink's spelling
        """Say what is printed on."""
        seen = self.spooler.witnesses
        facts = next(
            (f for f in (seen.device, seen.queue) if isinstance(f, DeviceFacts | QueueFacts)), QueueFacts()
        )
        settings = self.settings
        witnesses = 2 if settings.address else 1
        info = PrinterInfo(
            settings.queue, settings.server, settings.address, facts.model, facts.media, witnesses
        )
        return dict(msgspec.to_builtins(info))

    def _answer(self, key: str, work: Callable[[], JobProgress]) -> Reply:
        future = self.spooler.ask(work)
        try:
            progress = future.result(_ANSWER_WITHIN)
        except TimeoutError:
            future.cancel()
            progress = JobProgress(key, "waiting", _NOT_ANSWERING)
        return {"progress": msgspec.to_builtins(progress)}


def _last(progress: JobProgress) -> Reply:
    return {"progress": msgspec.to_builtins(progress), "_continues": False}


def assemble(settings: PrinterSettings) -> PrinterService:
    """Put the service together; nothing runs yet."""
    cups_queue = CupsQueue(settings.server, settings.queue)
    witnesses = Witnesses(cups_queue, Printer(settings.address) if settings.address else None)
    board = Board()
    attendant = Attendant(cups_queue, witnesses, board)
    return PrinterService(
        settings, board, Spooler(witnesses, attendant, QueueKeeper(cups_queue, board), board)
    )
