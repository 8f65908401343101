"""The real client of the terminal service, watched, and with a network that the test can take away."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Self

from kiosk.ports.terminal import Failure, SessionOpened
from kiosk.terminal import TerminalClient
from kiosk.terminal.answer import Answer
from kiosk.terminal.channel import Channel

NOWHERE = "http://127.0.0.1:1"
"""An address where nobody listens: port 1 is no program's."""
COMMAND_OF = {
    "adjudicating": "",
    "confirming": "/confirm",
    "cancelling": "/cancel",
    "cancel-unknown": "/cancel",
    "voiding": "/void",
}
"""The newest state in the journal, and what may be sent on it."""


class WatchedTerminal(TerminalClient):
    """The real client, which remembers each request, and looks into the journal before it sends one.

    Attributes:
        requests: method, path and body of each, in order.
        unwritten: the commands that were sent although the journal did not say so.
    """

    def __init__(self, url: str, journal: Path) -> None:
        super().__init__(url, connect_seconds=10, answer_seconds=20)
        self.log_ins = 0
        self._last = ""
        self.requests: list[tuple[str, str, bytes | None]] = []
        self.unwritten: list[tuple[str, str]] = []
        self._url, self._path = url, journal
        self._journal = f"{journal.as_uri()}?mode=ro"
        self._patient = self._channel
        self._hasty = Channel(url, ca_file="", connect_seconds=10, answer_seconds=0.2)
        self._unplugged = Channel(NOWHERE, ca_file="", connect_seconds=10, answer_seconds=20)

    def renewed(self) -> Self:
        """Return a client without a session, which goes on with the same records."""
        another = type(self)(self._url, self._path)
        another.requests, another.unwritten = self.requests, self.unwritten
        return another

    def log_in(self, user: str, password: str) -> SessionOpened | Failure:
        self.log_ins += 1
        return super().log_in(user, password)

    def waits(self) -> None:
        """Wait as long as need be for each answer, from now on."""
        self._channel, self._last = self._patient, ""

    def hurries(self) -> None:
        """Wait a fifth of a second for each answer, from now on."""
        self._channel = self._hasty

    def loses_its_network(self) -> None:
        """Reach nobody, from now on."""
        self._channel = self._unplugged

    def loses_its_network_after(self, method: str) -> None:
        """Reach nobody once such a request has been answered."""
        self._last = method

    def sent(self, ending: str) -> list[bytes | None]:
        """Return the bodies of the requests to such a path, in order."""
        return [body for method, path, body in self.requests if f"{method} {path}".endswith(ending)]

    def _exchange(self, method: str, path: str, body: bytes | None = None) -> Answer | Failure:
        self.requests.append((method, path, body))
        transaction, _, _command = path.removeprefix("/v1/transactions/").partition("/")
        if method != "GET" and COMMAND_OF.get(self._written(transaction)) != path.partition(transaction)[2]:
            self.unwritten.append((method, path))
        answer = super()._exchange(method, path, body)
        if method == self._last:
            self.loses_its_network()
        return answer

    def _written(self, transaction: str) -> str:
        newest = (
            "SELECT state FROM entries WHERE kind = 'transaction' AND id = ? ORDER BY sequence DESC LIMIT 1"
        )
        with closing(sqlite3.connect(self._journal, uri=True)) as journal:
            row = journal.execute(newest, (transaction,)).fetchone()
        return str(row[0]) if row else ""
