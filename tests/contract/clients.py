"""A client that is logged in to a scripted server."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from kiosk.ports.terminal import SessionOpened
from kiosk.terminal import TerminalClient
from tests.contract import wire_samples as wire
from tests.contract.scripted_server import ScriptedServer, answers, http_answer

LOGGED_IN = http_answer(201, wire.encoded(wire.SESSION), extra="Connection: close\r\n")


def good(state: str = "adjudicated", extra: str = "") -> bytes:
    """Return the answer that the sample transaction stands in this state."""
    return http_answer(200, wire.encoded(wire.transaction(state)), extra=extra)


@contextmanager
def logged_in(*scripts: Any, answer_seconds: float = 20) -> Iterator[tuple[TerminalClient, ScriptedServer]]:
    """Log in on a connection of its own; the scripts are for the connections after it."""
    with ScriptedServer(answers(LOGGED_IN), *scripts) as server:
        client = TerminalClient(server.url, connect_seconds=5, answer_seconds=answer_seconds)
        assert isinstance(client.log_in("anna", wire.PASSWORD), SessionOpened)
        yield client, server
        client.close()
