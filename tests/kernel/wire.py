"""An emulated MSR605 at the far end of a USB serial converter's wire."""

import socket
import threading
import time
from collections.abc import Callable

from hw.emulator.cards import Card
from hw.emulator.readers.msr605 import Msr605

_SECONDS_PER_BYTE = 10 / 9600
_PIECE = 4


class Wire:
    """Answers what comes, and swipes.

    Attributes:
        device: the reader.
        lamps: the colours that its lamp took.
    """

    def __init__(self, end: socket.socket) -> None:
        self._end = end
        self.lamps: list[str] = []
        self.device = Msr605(self.lamps.append)
        threading.Thread(target=self._serve, daemon=True).start()

    def swipe(self, card: Card, at: int, then: Callable[[], bool]) -> bool:
        """Swipe at the pace of 9600 baud; tell whether the reader was armed.

        Args:
            card: the card.
            at: after so many bytes ...
            then: ... this is done; it tells whether the others come.
        """
        sent = self.device.swipe(card)
        self._send(sent[:at])
        if then():
            self._send(sent[at:])
        return bool(sent)

    def _send(self, data: bytes) -> None:
        for at in range(0, len(data), _PIECE):
            self._end.sendall(data[at : at + _PIECE])
            time.sleep(_PIECE * _SECONDS_PER_BYTE)

    def _serve(self) -> None:
        try:
            while data := self._end.recv(256):
                self._end.sendall(self.device.receive(data))
        except OSError:
            return  # the guest is gone
