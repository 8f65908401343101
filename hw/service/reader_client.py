"""The kiosk's end of the reader service."""

import logging
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from hw.service.connection import Connection, ServiceGoneError, ServiceRefusedError, ServiceTimeoutError
from hw.service.pulse import SILENCE
from hw.service.reader_messages import (
    Alive,
    ReaderInfo,
    ReaderMessage,
    ReaderOffline,
    ReaderTrace,
    from_event,
)

log = logging.getLogger(__name__)

INTERFACE = "lv.polise.Reader"
_FIRST_PAUSE, _LONGEST_PAUSE = 0.05, 1.0
# Whatever it is: a thread that ended here would leave the screen with the lamp of a reader long gone.
_FAILURES = (ServiceGoneError, ServiceTimeoutError, ServiceRefusedError, msgspec.ValidationError)


class ReaderClient:
    """Speaks with the reader service, which may come and go. Its methods may be called from any thread.

    Args:
        path: the service's Unix socket.
        timeout: seconds that a call may take.
        silence: seconds without a sign of life after which the service counts as gone.

    Every call but `watch` and `close` raises `ServiceGoneError` when nobody serves the socket,
    `ServiceTimeoutError` when no answer comes in time and `ServiceRefusedError` when the service refuses.
    """

    def __init__(self, path: Path | str, timeout: float = 5.0, silence: float = SILENCE) -> None:
        self._path = Path(path)
        self._timeout = timeout
        self._silence = silence
        self._closed = threading.Event()
        self._lock = threading.Lock()
        self._watched: Connection | None = None

    def watch(self) -> Iterator[ReaderMessage]:
        """Yield the reader's state, then all messages, until `close`; for one plain thread.

        While the service is away or hangs there is one `ReaderOffline("service")`; when it is back, its state
        comes again. A service that was started anew is not armed: its `Disarmed("starting")` tells so, and
        whoever still waits for a swipe calls `arm` again.
        """
        pause, here = _FIRST_PAUSE, True
        while not self._closed.is_set():
            try:
                for message in self._stream():
                    pause, here = _FIRST_PAUSE, True
                    yield message
            except _FAILURES as error:
                if here and not self._closed.is_set():
                    log.info("the reader service is away: %s", type(error).__name__)
                    here = False
                    yield ReaderOffline("service")
            self._closed.wait(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)

    def arm(self) -> None:
        """Wait for one good card; when one is waited for already, begin the time anew."""
        self._call("Arm")

    def disarm(self) -> None:
        """Wait for a card no longer."""
        self._call("Disarm")

    def info(self) -> ReaderInfo:
        """Ask what is plugged in."""
        return msgspec.convert(self._call("Info"), ReaderInfo)

    def trace(self) -> ReaderTrace:
        """Ask for the last lamp colours and signals."""
        return msgspec.convert(self._call("Trace"), ReaderTrace)

    def feedback(self, pattern: str) -> None:
        """Have a pattern played: `good`, `bad` or `test`."""
        self._call("Feedback", pattern=pattern)

    def say(self, phrase: str, language: str) -> None:
        """Have one of the service's phrases said, in `lv`, `ru` or `en`."""
        self._call("Say", phrase=phrase, language=language)

    def close(self) -> None:
        """End `watch`, wherever it waits."""
        self._closed.set()
        with self._lock:
            if self._watched is not None:
                self._watched.close()

    def _stream(self) -> Iterator[ReaderMessage]:
        with Connection(self._path, INTERFACE, self._timeout, self._silence) as connection:
            with self._lock:
                self._watched = connection
            if self._closed.is_set():
                return
            for answer in connection.stream("Watch"):
                message = from_event(answer["event"])
                if not isinstance(message, Alive):
                    yield message

    def _call(self, method: str, **parameters: str) -> dict[str, Any]:
        with Connection(self._path, INTERFACE, self._timeout) as connection:
            return connection.call(method, **parameters)
