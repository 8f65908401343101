"""The kiosk's end of the printer service; whatever happens there, no exception comes up from here."""

import base64
import logging
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from hw.service.connection import Connection, ServiceGoneError, ServiceRefusedError, ServiceTimeoutError
from hw.service.printer_messages import LARGEST_DOCUMENT, JobProgress, PrinterInfo, PrinterStatus

log = logging.getLogger(__name__)

_INTERFACE = "lv.polise.Printer"
_SILENCE = 15.0  # the service repeats itself every 5 s; one that does not, hangs
_CALL = 10.0
_RETRY = 0.5
_REACH = 10.0  # a service that is being restarted is back within seconds
_FAILURES = (ServiceGoneError, ServiceTimeoutError, ServiceRefusedError, msgspec.ValidationError)

GONE = PrinterStatus("offline", ("service",))


class PrinterClient:
    """Speaks with the printer service on a Unix socket. The methods block: call each from its own thread.

    Args:
        path: the service's socket.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._closed = threading.Event()
        self._streams: set[Connection] = set()
        self._lock = threading.Lock()

    def watch(self) -> Iterator[PrinterStatus]:
        """Yield the printer's state and every change, without end; it reconnects by itself.

        While the service is gone the state is offline, for the reason `service`. Ends after `close`.
        """
        last = None
        for status in self._statuses():
            if status != last:
                yield status
            last = status

    def print(self, key: str, title: str, document: bytes, media: str = "") -> Iterator[JobProgress]:
        """Print one copy and yield its progress; the last one is final.

        A key that the service knows is followed, not printed again. A service that is gone is waited for
        a while, then it is failed, with the detail `service-gone`. If it is lost on the way, the last one
        is unknown, with the detail `service-lost`: inquire later.

        Args:
            key: the copy's own key for all time, `[0-9A-Za-z/#._-]`, at most 100 characters.
            title: the document's name, as shown in CUPS.
            document: a PDF of at most 4 MiB.
            media: a PWG self-describing size name; "" for the configured one.
        """
        if len(document) > LARGEST_DOCUMENT:
            yield JobProgress(key, "failed", (), "", "document-too-large")
            return
        encoded = base64.b64encode(document).decode()
        deadline = time.monotonic() + _REACH
        while (connection := self._reach()) is None:
            if self._closed.is_set() or time.monotonic() > deadline:
                yield JobProgress(key, "failed", (), "", "service-gone")
                return
            yield JobProgress(key, "waiting", ("service",))
            self._closed.wait(_RETRY)
        with connection:
            yield from self._follow(connection, key, {"title": title, "document": encoded, "media": media})

    def inquire(self, key: str, since: float) -> JobProgress:
        """Ask what became of a copy that was to be printed at `since` (Unix seconds); prints nothing.

        absent: it never arrived and may be sent. A state that is not final: ask again later; the service
        being gone is `waiting` for the reason `service`.
        """
        return self._ask("Inquire", key, since=float(since))

    def cancel(self, key: str) -> JobProgress:
        """Ask for a copy to be given up and return how it fares at that moment; its stream tells the end."""
        return self._ask("Cancel", key)

    def info(self) -> PrinterInfo | None:
        """Ask what is printed on; None while the service is gone."""
        try:
            with self._connected() as connection:
                return msgspec.convert(connection.call("Info"), PrinterInfo)
        except _FAILURES:
            return None

    def close(self) -> None:
        """End every stream, from any thread."""
        self._closed.set()
        with self._lock:
            for connection in self._streams:
                connection.close()

    def _ask(self, method: str, key: str, **parameters: object) -> JobProgress:
        try:
            with self._connected() as connection:
                return _progress(connection.call(method, key=key, **parameters))
        except _FAILURES:
            return JobProgress(key, "waiting", ("service",))

    def _statuses(self) -> Iterator[PrinterStatus]:
        while not self._closed.is_set():
            try:
                with self._connected() as connection:
                    for reply in self._stream(connection, "Watch"):
                        yield msgspec.convert(reply["status"], PrinterStatus)
            except _FAILURES:
                yield GONE
            self._closed.wait(_RETRY)

    def _follow(self, connection: Connection, key: str, parameters: dict[str, str]) -> Iterator[JobProgress]:
        last = JobProgress(key, "queued")
        try:
            for reply in self._stream(connection, "Print", key=key, **parameters):
                progress = _progress(reply)
                if progress != last:
                    yield progress
                last = progress
        except _FAILURES:
            log.warning("the printer service was lost while copy %s was %s", key, last.state)
        if not last.is_final:
            yield JobProgress(key, "unknown", (), last.job_uuid, "service-lost")

    def _reach(self) -> Connection | None:
        try:
            return self._connected()
        except ServiceGoneError:
            return None

    def _connected(self) -> Connection:
        return Connection(self._path, _INTERFACE, _CALL, silence=_SILENCE)

    def _stream(self, connection: Connection, method: str, **parameters: object) -> Iterator[dict[str, Any]]:
        with self._lock:
            self._streams.add(connection)
        try:
            yield from connection.stream(method, **parameters)
        finally:
            with self._lock:
                self._streams.discard(connection)


def _progress(reply: dict[str, Any]) -> JobProgress:
    return msgspec.convert(reply["progress"], JobProgress)
