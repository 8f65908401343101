"""What a feedback channel is: something at the reader that can show a colour or sound a signal."""

from collections.abc import Callable
from typing import Literal, Protocol

from hw.service.reader_messages import Lamp, Signal

Capability = Literal["lamp", "sound"]


class Channel(Protocol):
    """A lamp, a beeper or both. Its methods return at once and may be called from any thread."""

    @property
    def name(self) -> str:
        """The channel's name in the trace."""

    @property
    def immediate(self) -> bool:
        """Whether the lamp shows a colour at once, whatever the reader is doing."""

    def capabilities(self) -> frozenset[Capability]:
        """Tell what the channel can do at this moment: nothing from the moment that it fails."""

    def show(self, lamp: Lamp) -> None:
        """Show a colour; one that the lamp does not have leaves it as it is."""

    def sound(self, signal: Signal) -> None:
        """Sound a signal."""

    def watch(self, changed: Callable[[], None]) -> None:
        """Tell from now on, from any thread, when the capabilities have come back or gone."""

    def close(self) -> None:
        """Be dark and silent, and tell of nothing more."""
