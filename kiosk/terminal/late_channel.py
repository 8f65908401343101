"""A channel over HTTP that is there when the first request goes out: nobody needs HTTP before a log-in."""

from functools import cached_property
from typing import TYPE_CHECKING

from kiosk.ports.terminal import NoAnswer, NotSent
from kiosk.terminal.exchange import Answer

if TYPE_CHECKING:
    from kiosk.terminal.channel import Channel


class LateChannel:
    """kiosk.terminal.exchange.Exchange; takes what `Channel` takes."""

    def __init__(
        self,
        url: str,
        ca_file: str,
        client: tuple[str, str] | None,
        connect_seconds: float,
        answer_seconds: float,
    ) -> None:
        self._url, self._ca_file, self._client = url, ca_file, client
        self._seconds = (connect_seconds, answer_seconds)

    @cached_property
    def _channel(self) -> "Channel":
        from kiosk.terminal.channel import Channel  # noqa: PLC0415  see above

        connect, answer = self._seconds
        return Channel(
            self._url,
            ca_file=self._ca_file,
            client=self._client,
            connect_seconds=connect,
            answer_seconds=answer,
        )

    def exchange(
        self, method: str, path: str, *, token: str = "", body: bytes | None = None
    ) -> Answer | NotSent | NoAnswer:
        """Send one request and return its answer; `path` begins with a slash."""
        return self._channel.exchange(method, path, token=token, body=body)

    def close(self) -> None:
        """Give the way up, if it was ever taken."""
        if "_channel" in self.__dict__:
            self._channel.close()
