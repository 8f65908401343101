"""A double of the terminal service that says exactly the bytes it is told to, on a real socket."""

import socket
import ssl
import struct
import threading
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Self

PATIENCE_SECONDS = 20.0


@dataclass(frozen=True)
class Request:
    """A request as it came over the wire; header names are in lower case."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


class Peer:
    """One connection of a client."""

    def __init__(self, sock: socket.socket, server: "ScriptedServer") -> None:
        self.sock = sock
        self.server = server
        self._stream = sock.makefile("rb")

    def request(self) -> Request | None:
        """Read one whole request; None if the client has gone."""
        line = self._stream.readline().decode()
        if not line:
            return None
        method, path, _ = line.split(" ")
        pairs = [raw.decode().rstrip("\r\n").split(": ", 1) for raw in iter(self._stream.readline, b"\r\n")]
        headers = {name.lower(): value for name, value in pairs}
        body = self._stream.read(int(headers.get("content-length", "0")))
        request = Request(method, path, headers, body)
        self.server.requests.append(request)
        return request

    def send(self, raw: bytes) -> None:
        self.sock.sendall(raw)

    def drip(self, raw: bytes, seconds_between: float) -> None:
        """Send byte by byte, never long enough apart for a socket's own timeout."""
        for byte in raw:
            self.send(bytes([byte]))
            self.server.stopping.wait(seconds_between)

    def hold(self) -> None:
        """Keep the connection open and say nothing until the client goes."""
        self._stream.read()

    def reset(self) -> None:
        """Close the connection so that the client sees a reset."""
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


Script = Callable[[Peer], None]


class ScriptedServer:
    """Serves its scripts, one per connection in turn; after the last one nobody is answered."""

    def __init__(self, *scripts: Script, tls: ssl.SSLContext | None = None) -> None:
        self.requests: list[Request] = []
        self.connections = 0
        self.stopping = threading.Event()
        self.script_over = threading.Semaphore(0)
        self._scripts = scripts
        self._tls = tls
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._serve)
        scheme = "https" if tls else "http"
        self.url = f"{scheme}://127.0.0.1:{self._listener.getsockname()[1]}"

    def _serve(self) -> None:
        for script in self._scripts:
            sock, _ = self._listener.accept()
            if self.stopping.is_set():
                sock.close()
                return
            self.connections += 1
            self._run(script, sock)
            self.script_over.release()

    def _run(self, script: Script, sock: socket.socket) -> None:
        sock.settimeout(PATIENCE_SECONDS)
        try:
            with self._tls.wrap_socket(sock, server_side=True) if self._tls else sock as wrapped:
                peer = Peer(wrapped, self)
                with peer._stream:
                    script(peer)
        except OSError:  # the client cut the connection, as clients may
            sock.close()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stopping.set()
        if self._thread.is_alive():
            with socket.create_connection(self._listener.getsockname()):
                self._thread.join(PATIENCE_SECONDS)
        self._listener.close()
        assert not self._thread.is_alive(), "the script has come to its end"


def http_answer(
    status: int, body: bytes = b"", media_type: str = "application/json", extra: str = ""
) -> bytes:
    """Return the bytes of a whole HTTP answer."""
    head = f"HTTP/1.1 {status} Whatever\r\nContent-Type: {media_type}\r\n"
    return f"{head}Content-Length: {len(body)}\r\n{extra}\r\n".encode() + body


def answers(*raws: bytes) -> Script:
    """Return a script that answers each request of a connection with the next bytes, then closes."""

    def script(peer: Peer) -> None:
        for raw in raws:
            if peer.request() is None:
                return
            peer.send(raw)

    return script
