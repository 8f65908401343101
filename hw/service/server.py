"""A Varlink service on a Unix socket: who may connect, how much a call may weigh, and a clean end."""

import logging
import os
import socket
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self

import varlink

from hw.service.peers import Allowed, peer_of

log = logging.getLogger(__name__)

INTERFACES = Path(__file__).parent
_LONGEST_CALL = 65_536
_SEND_TIMEOUT = b"\x05" + bytes(15)  # struct timeval of 5 s: a client that reads nothing is cut off


class AlreadyServedError(OSError):
    """Another process listens on the socket."""


class Server:
    """Serves one Varlink interface until closed; a context manager.

    Every connection has a thread of its own, so a handler's methods are called from several threads. A method
    returns a dict, or yields `{…, "_continues": True}` to stream; it may name `_request` to get the socket
    (see `Broadcast.watch`) and raises `varlink.VarlinkError` subclasses for the interface's errors.

    Args:
        path: the Unix socket; made with mode 0660, a stale one is removed, its directory must exist.
        interface: the name of the Varlink interface, whose file `<name>.varlink` lies beside this module.
        handler: the object with the interface's methods.
        allowed: whose processes may connect; others are hung up on. The socket is given to the group.
        longest_call: bytes that a call may have.

    Raises:
        AlreadyServedError: another process listens on the socket.
        OSError: the socket cannot be made.
    """

    def __init__(
        self, path: Path, interface: str, handler: object, allowed: Allowed, longest_call: int = _LONGEST_CALL
    ) -> None:
        service = varlink.Service(vendor="polise-kiosk", product=interface, interface_dir=str(INTERFACES))
        service.interface(interface)(lambda: handler)
        _remove_stale(path)
        handler_class = type("_Calls", (_Calls,), {"service": service, "longest_call": longest_call})
        self._listener = _Listener(f"unix:{path}", handler_class)
        self._listener.allowed = allowed
        for gid in allowed.gids:  # there is at most one: the mode 0660 then lets its members connect
            os.chown(path, -1, gid)
        self._thread = threading.Thread(
            target=self._listener.serve_forever, args=(0.1,), name="varlink", daemon=True
        )

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._listener.shutdown()
        self._thread.join()
        self._listener.server_close()


class _Listener(varlink.ThreadingServer):
    daemon_threads = True
    block_on_close = False
    allowed = Allowed()

    def server_bind(self) -> None:
        before = os.umask(0o117)
        try:
            super().server_bind()
        finally:
            os.umask(before)

    def verify_request(self, request: socket.socket, client_address: object) -> bool:
        del client_address  # a Unix client has none
        peer = peer_of(request)
        if self.allowed.admits(peer):
            return True
        log.warning("refused: process %d of user %d may not call this service", peer.pid, peer.uid)
        return False

    def handle_error(self, request: object, client_address: object) -> None:
        del request, client_address
        # Never the traceback or the message: they could quote what a handler was working on.
        log.warning("a connection ended with %s", type(sys.exception()).__name__)


class _Calls(varlink.RequestHandler):
    service: Any
    longest_call: int

    def handle(self) -> None:
        self.request.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, _SEND_TIMEOUT)
        for call in _calls(self.request, self.longest_call):
            for reply in self.service.handle(call, _server=self.server, _request=self.request):
                self.request.sendall(reply + b"\0")


def _calls(connection: socket.socket, longest: int) -> Iterator[bytes]:
    waiting = bytearray()
    while chunk := connection.recv(65_536):
        waiting += chunk
        if b"\0" in chunk:
            *calls, rest = waiting.split(b"\0")
            yield from map(bytes, calls)
            waiting = rest
        if len(waiting) > longest:
            raise ValueError("a call was too long")


def _remove_stale(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as probe:
        try:
            probe.connect(str(path))
        except ConnectionRefusedError:
            path.unlink()
        except FileNotFoundError:
            return
        else:
            raise AlreadyServedError(f"another process serves {path}")
