"""Serving over HTTP on the loopback address: readiness, and a clean stop on SIGTERM."""

import asyncio
import os
import signal
import socket
from pathlib import Path
from typing import Final

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from kiosk.sandbox.saboteur import TRANSPORT

HOST: Final = "127.0.0.1"
_GRACE_SECONDS: Final = 3


class ClosableProtocol(H11Protocol):
    """HTTP/1.1 whose requests know their connection, so that a fault can close it unanswered."""

    def connection_made(  # type: ignore[override]  # narrower, as uvicorn declares it
        self, transport: asyncio.Transport
    ) -> None:
        """Remember the transport for every request of the connection."""
        super().connection_made(transport)
        inner = self.app

        async def with_transport(scope: Scope, receive: Receive, send: Send) -> None:
            await inner({**scope, TRANSPORT: transport}, receive, send)

        self.app = with_transport


class AnnouncedServer(uvicorn.Server):
    """A server that writes its base URL to a file as soon as it accepts connections."""

    def __init__(self, config: uvicorn.Config, url: str, ready_file: Path | None) -> None:
        super().__init__(config)
        self._url = url
        self._ready_file = ready_file

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start to listen, then say so."""
        await super().startup(sockets)
        if self._ready_file is not None:
            announce(self._url, self._ready_file)


def announce(url: str, ready_file: Path) -> None:
    """Write the base URL to the ready file, which is never seen half written."""
    draft = ready_file.with_name(f"{ready_file.name}.{os.getpid()}")
    draft.write_text(f"{url}\n", encoding="ascii")
    draft.replace(ready_file)


def serve(app: ASGIApp, port: int, ready_file: Path | None) -> None:
    """Serve until SIGTERM or SIGINT; port 0 takes a free one."""
    with socket.create_server((HOST, port)) as listening:
        url = f"http://{HOST}:{listening.getsockname()[1]}"
        _end_quietly()
        AnnouncedServer(configure(app), url, ready_file).run(sockets=[listening])


def configure(app: ASGIApp) -> uvicorn.Config:
    """Return how uvicorn serves: HTTP/1.1 only, and no log of addresses or people."""
    return uvicorn.Config(
        app,
        http=ClosableProtocol,
        ws="none",
        lifespan="off",
        log_level="warning",
        access_log=False,
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=_GRACE_SECONDS,
    )


def _end_quietly() -> None:
    """Make a stop on request an ordinary exit: uvicorn raises the signal again when it has shut down."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: None)
