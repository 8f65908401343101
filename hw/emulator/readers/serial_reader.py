"""What the emulated readers on a serial line have in common."""

from typing import Protocol

from hw.emulator.cards import Card


class SerialReader(Protocol):
    """A device at the end of a serial line. No I/O."""

    @property
    def powered(self) -> bool:
        """Whether its power supply is there; without it nothing is answered."""

    @property
    def armed(self) -> bool:
        """Whether a swipe would be read."""

    @property
    def lamp(self) -> str:
        """The colour that its lamp has."""

    def switch(self, *, powered: bool) -> bytes | None:
        """Plug the power supply in or out; give what it says of it."""

    def receive(self, data: bytes) -> bytes:
        """Take bytes from the line and give the answer."""

    def swipe(self, card: Card) -> bytes:
        """Draw a card through the slot: the bytes it makes the reader send, none while it is not armed."""
