"""Watches over one request: whether a connection stood when it failed, and the end of its time.

Timeouts of sockets begin anew with every byte, so a server that drips could hold the kiosk for ever. Here a
timer cuts the connection once the whole answer has taken too long.
"""

import contextlib
import socket
import threading
from functools import partial
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection


class Watch:
    """The life of the request under way; one request at a time.

    Attributes:
        connected: true from the moment when bytes of the request may have left.
        expired: true once its time was over and the connection was cut.
    """

    def __init__(self, seconds: float) -> None:
        self.connected = False
        self.expired = False
        self._seconds = seconds
        self._timer: threading.Timer | None = None

    def begin(self) -> None:
        """Start with a new request, which has no connection yet."""
        self.connected = self.expired = False

    def use(self, sock: socket.socket) -> None:
        """Note that the request now has a connection; its time begins."""
        self.connected = True
        if self._timer is None:
            self._timer = threading.Timer(self._seconds, self._cut, [sock])
            self._timer.daemon = True
            self._timer.start()

    def end(self) -> None:
        """The request is over; its time no longer matters."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer.join()
            self._timer = None

    def _cut(self, sock: socket.socket) -> None:
        self.expired = True
        # The plain socket's method: TLS must not wait for the peer's farewell. A socket that is closed
        # already is as good as cut.
        with contextlib.suppress(OSError):
            socket.socket.shutdown(sock, socket.SHUT_RDWR)


class _Watched(HTTPConnection):
    def __init__(self, *args: Any, watch: Watch, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._watch = watch

    def connect(self) -> None:
        super().connect()
        self._watch.use(self.sock)

    def request(self, *args: Any, **kwargs: Any) -> None:
        if self.sock is not None:
            self._watch.use(self.sock)
        super().request(*args, **kwargs)


class _WatchedTls(_Watched, HTTPSConnection):
    pass


class WatchedAdapter(HTTPAdapter):
    """Carries requests over one connection at a time, each of them watched, none ever repeated."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        super().__init__(pool_connections=1, pool_maxsize=1, max_retries=0)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Make the pools' connections tell the watch what they do."""
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {"http": self._pool, "https": self._tls_pool}

    def _pool(self, *args: Any, **kwargs: Any) -> HTTPConnectionPool:
        pool = HTTPConnectionPool(*args, **kwargs)
        pool.ConnectionCls = partial(_Watched, watch=self._watch)  # type: ignore[assignment]  # called only
        return pool

    def _tls_pool(self, *args: Any, **kwargs: Any) -> HTTPSConnectionPool:
        pool = HTTPSConnectionPool(*args, **kwargs)
        pool.ConnectionCls = partial(_WatchedTls, watch=self._watch)  # type: ignore[assignment]  # called only
        return pool
