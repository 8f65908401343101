"""The way to the practice service: a call, and no wire that could lead anywhere else."""

import time
from typing import Final

from kiosk.ports.terminal import NoAnswer, NotSent
from kiosk.sandbox.direct import Direct
from kiosk.terminal.exchange import Answer

THINKING_SECONDS: Final = 0.8
"""So long the practice insurer thinks, so that there is a wait to be seen."""


class DirectChannel:
    """Implements kiosk.terminal.exchange.Exchange.

    Args:
        service: the embedded terminal service.
    """

    def __init__(self, service: Direct) -> None:
        self._service = service

    def exchange(
        self, method: str, path: str, *, token: str = "", body: bytes | None = None
    ) -> Answer | NotSent | NoAnswer:
        """Call the service and return its answer."""
        if method == "PUT":
            time.sleep(THINKING_SECONDS)
        reply = self._service.answer(method, path, token, body)
        if reply is None:
            return NoAnswer("connection-lost")
        return Answer(reply.status, reply.media_type, reply.body)

    def close(self) -> None:
        """Close the service."""
        self._service.close()
