"""The practice printer: it takes the clinic's vouchers, marked, and puts them onto no paper."""

import threading
from collections.abc import Iterator
from functools import partial
from typing import Final

from hw.service.printer_messages import JobProgress, PrinterStatus

SHEET_SECONDS: Final = 0.6
"""So long a sheet takes, so that its progress can be seen."""
_READY: Final = PrinterStatus("ready")
_EMPTY: Final = ("media-empty",)


class PracticePrinter:
    """Implements kiosk.devices.printer.Client.

    Args:
        sheets: how many are in the tray; None for as many as are wanted.

    Attributes:
        printed: the documents that would be on paper, in order.
    """

    def __init__(self, sheets: int | None = None) -> None:
        self.printed: list[bytes] = []
        self._sheets = sheets
        self._status = _READY
        self._keys: set[str] = set()
        self._changed = threading.Condition()
        self._closed = False

    def watch(self) -> Iterator[PrinterStatus]:
        """Yield the present status, then every change, until `close`."""
        told = None
        while not self._closed:
            with self._changed:
                self._changed.wait_for(partial(self._is_news, told))
                told = self._status
            yield told

    def print(self, key: str, title: str, document: bytes, media: str) -> Iterator[JobProgress]:
        """Yield the copy's progress until it is final; without paper it waits."""
        del title, media
        yield JobProgress(key, "sending")
        if not self._has_paper():
            self._turn(PrinterStatus("waiting", _EMPTY))
            yield JobProgress(key, "waiting", _EMPTY)
            with self._changed:
                self._changed.wait_for(lambda: self._closed or self._has_paper())
        self._turn(PrinterStatus("printing"))
        yield JobProgress(key, "printing")
        with self._changed:
            self._changed.wait_for(lambda: self._closed, SHEET_SECONDS)
        self._take(key, document)
        yield JobProgress(key, "printed")

    def inquire(self, key: str, since: float) -> JobProgress:
        """Return what became of a copy."""
        del since
        return JobProgress(key, "printed" if key in self._keys else "absent")

    def add_paper(self) -> None:
        """Fill the tray."""
        self._sheets = None
        self._turn(_READY)

    def close(self) -> None:
        """End everything that waits."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def _is_news(self, told: PrinterStatus | None) -> bool:
        return self._closed or self._status != told

    def _has_paper(self) -> bool:
        return self._sheets is None or self._sheets > 0

    def _take(self, key: str, document: bytes) -> None:
        self._keys.add(key)
        self.printed.append(document)
        if self._sheets is not None:
            self._sheets -= 1
        self._turn(_READY)

    def _turn(self, status: PrinterStatus) -> None:
        with self._changed:
            self._status = status
            self._changed.notify_all()
