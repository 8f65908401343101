"""What a feedback channel is: something at the reader that can show a colour or sound a signal."""

from typing import Literal, Protocol

from hw.service.reader_messages import Lamp, Signal

Capability = Literal["lamp", "sound"]


class Channel(Protocol):
    """A lamp, a beeper or both. Its methods return at once and may be called from any thread."""

    @property
    def name(self) -> str:
        """The channel's name in the trace."""

    def capabilities(self) -> frozenset[Capability]:
        """Tell what the channel can do at this moment."""

    def show(self, lamp: Lamp) -> None:
        """Show a colour; the channel itself tells the trace when it is shown."""

    def sound(self, signal: Signal) -> None:
        """Sound a signal."""
