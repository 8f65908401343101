"""The voucher printer over the printer service: a copy is rendered, sent, and followed on its own thread."""

import threading
import time
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial
from types import ModuleType
from typing import Final, Protocol

from msgspec import Struct
from msgspec.structs import replace

from hw.service import printer_messages as messages
from kiosk.domain.operator import Institution
from kiosk.domain.totals import DaySheet
from kiosk.domain.voucher import Voucher
from kiosk.engine.worker import Worker
from kiosk.flow import events
from kiosk.flow.events import Event
from kiosk.flow.state import PrinterStatus

SERVICE_LOST: Final = "service-lost"
"""The detail of a copy whose fate the service took with it; it is asked when it is back."""
ASK_AGAIN_SECONDS: Final = 0.5
"""While a copy asked about is still at the printer; nothing else is printed meanwhile."""


class Client(Protocol):
    """What is used of hw.service.printer_client.PrinterClient."""

    def watch(self) -> Iterable[messages.PrinterStatus]:
        """Yield the present status, then every change, for ever."""
        ...

    def print(self, key: str, title: str, document: bytes, media: str) -> Iterable[messages.JobProgress]:
        """Yield the copy's progress until it is final."""
        ...

    def inquire(self, key: str, since: float) -> messages.JobProgress:
        """Return what became of a copy that was to be printed at `since` (Unix seconds)."""
        ...


class Letterhead(Struct, frozen=True):
    """What stands on every voucher.

    Attributes:
        name: the institution's, as the technician configured it.
        address: likewise.
        mark: across every voucher that is not one in earnest; "" in earnest.
    """

    name: str
    address: str
    mark: str = ""


class ServicePrinter:
    """Implements kiosk.ports.printer.Printer.

    Args:
        client: of the printer service.
        media: what is printed on, as `[printer]` says it.
        letterhead: what stands on every voucher.
    """

    def __init__(self, client: Client, media: str, letterhead: Letterhead) -> None:
        self._client = client
        self._media = media
        self._letterhead = letterhead
        self._post: Callable[[Event], None] = lambda _event: None
        self._copies = Worker("copies")

    def start(self, post: Callable[[Event], None]) -> None:
        """Listen to the service from now on; `post` takes events from any thread."""
        self._post = post
        threading.Thread(target=self._listen, name="printer", daemon=True).start()

    def get_ready(self) -> None:
        """Load what draws vouchers, so that the first one is not kept waiting for it."""
        self._copies.submit(_document)

    def print_copy(self, voucher: Voucher) -> None:
        """Send one copy, once."""
        self._copies.submit(partial(self._print, voucher))

    def print_sheet(self, sheet: DaySheet) -> None:
        """Send the sums of a day, once; one that is lost with the service is not asked about again."""
        self._copies.submit(partial(self._print_sheet, sheet))

    def inquire(self, voucher: Voucher) -> None:
        """Ask what became of a copy that was sent before."""
        self._copies.submit(partial(self._inquire, voucher, ""))

    def stop(self) -> None:
        """Send no more copies; what is followed still ends with the client."""
        self._copies.stop(1.0)

    def _listen(self) -> None:
        for status in self._client.watch():
            self._post(events.PrinterChanged(PrinterStatus(status.state, status.reasons)))

    def _print(self, voucher: Voucher) -> None:
        key = voucher.copy.key
        try:
            document = _document()
            copy = document.render(self._headed(voucher), self._media)
            sha256 = document.digest(copy.pdf)
            for progress in self._client.print(key, key, copy.pdf, copy.media):
                if progress.detail == SERVICE_LOST:
                    self._inquire(voucher, sha256)
                else:
                    self._post(_event(progress, sha256))
        except Exception:
            self._post(events.CopyProgress(key, "unknown"))
            raise

    def _print_sheet(self, sheet: DaySheet) -> None:
        try:
            document = _document()
            headed = replace(sheet, institution=self._institution(sheet.institution))
            copy = document.render_day(headed, self._media, self._letterhead.mark)
            for progress in self._client.print(sheet.key, sheet.key, copy.pdf, copy.media):
                self._post(_event(progress, document.digest(copy.pdf)))
        except Exception:
            self._post(events.CopyProgress(sheet.key, "unknown"))
            raise

    def _headed(self, voucher: Voucher) -> Voucher:
        institution = self._institution(voucher.institution)
        return replace(voucher, institution=institution, mark=self._letterhead.mark)

    def _institution(self, known: Institution) -> Institution:
        return replace(known, name=self._letterhead.name, address=self._letterhead.address)

    def _inquire(self, voucher: Voucher, sha256: str) -> None:
        """Ask until there is a verdict; the copy itself is not sent again."""
        since = datetime.fromisoformat(voucher.copy.sent_at).timestamp()
        told = None
        while not (verdict := self._client.inquire(voucher.copy.key, since)).is_final:
            if verdict != told:
                self._post(_event(verdict, sha256))
            told = verdict
            time.sleep(ASK_AGAIN_SECONDS)
        self._post(_event(verdict, sha256))


def _document() -> ModuleType:
    from kiosk.voucher import pdf  # noqa: PLC0415  it is large, and nobody prints before somebody has logged in

    return pdf


def _event(progress: messages.JobProgress, sha256: str) -> Event:
    return events.CopyProgress(
        progress.key,
        progress.state,
        progress.reasons,
        sha256,
        progress.job_uuid,
        progress.detail,
    )
