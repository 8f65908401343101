"""A client of QEMU's machine protocol: JSON over a socket, one command at a time."""

import json
import socket
import threading
from typing import Any


class QmpError(Exception):
    """QEMU refused a command or is gone."""


class Qmp:
    """One connection; its methods may be called from any thread.

    Args:
        connection: a socket at whose other end QEMU is, or will be.
    """

    def __init__(self, connection: socket.socket) -> None:
        connection.settimeout(30)
        self._connection = connection
        self._lines = connection.makefile("rb")
        self._lock = threading.Lock()
        self._greeted = False
        self.events: list[dict[str, Any]] = []

    def __call__(self, command: str, **arguments: Any) -> Any:
        """Carry out a command and give what it returns.

        Raises:
            QmpError: QEMU refuses it or does not answer.
        """
        with self._lock:
            if not self._greeted:
                self._answer("QMP")
                self._ask("qmp_capabilities", {})
                self._greeted = True
            return self._ask(command, arguments)

    def wait_event(self, name: str, **data: str) -> None:
        """Wait for an event that has not been waited for before."""
        with self._lock:
            while True:
                for event in self.events:
                    if event["event"] == name and data.items() <= event.get("data", {}).items():
                        self.events.remove(event)
                        return
                self._note(self._receive())

    def _ask(self, command: str, arguments: dict[str, Any]) -> Any:
        asked = json.dumps({"execute": command, "arguments": arguments}) + "\n"
        try:
            self._connection.sendall(asked.encode())
        except OSError as error:
            raise QmpError(f"{command}: QEMU is gone") from error
        return self._answer("return")

    def _answer(self, key: str) -> Any:
        while key not in (message := self._receive()):
            self._note(message)
        return message[key]

    def _note(self, message: dict[str, Any]) -> None:
        if "error" in message:
            raise QmpError(message["error"]["desc"])
        self.events.append(message)

    def _receive(self) -> dict[str, Any]:
        try:
            line = self._lines.readline()
        except OSError as error:
            raise QmpError("QEMU does not answer") from error
        if not line:
            raise QmpError("QEMU is gone")
        message: dict[str, Any] = json.loads(line)
        return message
