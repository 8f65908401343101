"""A service manager as far as its services see it: the socket at which they tell how they are."""

import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Manager:
    """Hears what is sent to `$NOTIFY_SOCKET`.

    Attributes:
        address: the socket.
        heard: what was told so far.
    """

    def __init__(self, address: str) -> None:
        self.address = address
        self.heard: list[str] = []
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.bind(address.replace("@", "\0", 1) if address.startswith("@") else address)
        self._socket.setblocking(False)

    def listen(self) -> list[str]:
        """Take what has been told, and give all of it."""
        try:
            while True:
                self.heard.append(self._socket.recv(4096).decode())
        except BlockingIOError:
            return self.heard

    def hears(self, word: str, seconds: float = 20) -> bool:
        """Wait until the word is told anew."""
        before = self.listen().count(word)
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if self.listen().count(word) > before:
                return True
            time.sleep(0.01)
        return False

    def close(self) -> None:
        """Hear nothing more."""
        self._socket.close()


@contextmanager
def manager_in(folder: Path) -> Iterator[Manager]:
    """Be the manager of this process and of those it starts."""
    manager = Manager(str(folder / "notify"))
    os.environ["NOTIFY_SOCKET"] = manager.address
    try:
        yield manager
    finally:
        del os.environ["NOTIFY_SOCKET"]
        manager.close()
