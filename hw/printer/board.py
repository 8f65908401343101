"""What is known of the printer and of every copy, for any thread to read and any client to follow."""

import socket
import threading
import time
from collections.abc import Iterator

from hw.service.broadcast import Broadcast
from hw.service.printer_messages import JobProgress, PrinterStatus

FROZEN_AFTER = 5.0  # seconds without a sign of life from the thread that speaks with CUPS
_REPEAT_AFTER = 5.0  # so that a client can tell a service that has nothing to say from one that hangs
_MOST_COPIES = 512
_NOT_ANSWERING = ("cups-not-answering",)


class Board:
    """The service's memory of states; the spooler writes, the clients' threads read.

    A cupsd that hangs takes the spooler's thread with it. The board notices by `beat` and says so.
    """

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._status = PrinterStatus("offline", _NOT_ANSWERING)
        self._copies: dict[str, JobProgress] = {}
        self._watchers: Broadcast[PrinterStatus] = Broadcast(lambda: [self.status()])
        self._followers: dict[str, Broadcast[JobProgress]] = {}
        self._beat = time.monotonic()
        self._told = 0.0

    def beat(self) -> None:
        """Note that the spooler's thread lives."""
        self._beat = time.monotonic()

    def status(self) -> PrinterStatus:
        """Return the printer's state as it is now."""
        with self._lock:
            return PrinterStatus("offline", _NOT_ANSWERING) if self._is_frozen() else self._status

    def progress(self, key: str) -> JobProgress | None:
        """Return how a copy fares, or None if it was never given to this service."""
        with self._lock:
            return self._seen_now(self._copies[key]) if key in self._copies else None

    def claim(self, key: str) -> bool:
        """Take a key into the board as queued; False if it is there already."""
        with self._lock:
            if key in self._copies:
                return False
            self._forget_oldest()
            self._copies[key] = JobProgress(key, "queued")
            self._followers[key] = Broadcast(lambda: [self._seen_now(self._copies[key])])
            return True

    def put_status(self, status: PrinterStatus) -> PrinterStatus:
        """Note the printer's state, tell the watchers if it is news, and return the one before."""
        with self._lock:
            before, self._status = self._status, status
        if before != status:
            self._watchers.publish(status)
        return before

    def put_progress(self, progress: JobProgress) -> JobProgress:
        """Note how a claimed copy fares, tell its followers if it is news, and return what was before."""
        with self._lock:
            before, self._copies[progress.key] = self._copies[progress.key], progress
            followers = self._followers[progress.key]
        if before != progress:
            followers.publish(progress)
        return before

    def watch(self, client: socket.socket) -> Iterator[PrinterStatus]:
        """Yield the present state and every change until the client hangs up; a state may come twice."""
        return self._watchers.watch(client)

    def follow(self, key: str, client: socket.socket) -> Iterator[JobProgress]:
        """Yield a copy's progress until it is final or the client hangs up; one may come twice."""
        for progress in self._followers[key].watch(client):
            yield progress
            if progress.is_final:
                return

    def pulse(self) -> None:
        """Tell everybody the present state if it has aged or if the spooler hangs; call it every second."""
        now = time.monotonic()
        if now - self._told < (1.0 if self._is_frozen() else _REPEAT_AFTER):
            return
        self._told = now
        self._watchers.publish(self.status())
        with self._lock:
            going = {key: self._seen_now(copy) for key, copy in self._copies.items() if not copy.is_final}
        for key, progress in going.items():
            self._followers[key].publish(progress)

    def close(self) -> None:
        """End every stream."""
        self._watchers.close()
        with self._lock:
            followers = list(self._followers.values())
        for one in followers:
            one.close()

    def _seen_now(self, progress: JobProgress) -> JobProgress:
        if progress.is_final or not self._is_frozen():
            return progress
        return JobProgress(progress.key, "waiting", _NOT_ANSWERING, progress.job_uuid)

    def _is_frozen(self) -> bool:
        return time.monotonic() - self._beat > FROZEN_AFTER

    def _forget_oldest(self) -> None:
        for key in [key for key, copy in self._copies.items() if copy.is_final][:-_MOST_COPIES]:
            del self._copies[key], self._followers[key]
