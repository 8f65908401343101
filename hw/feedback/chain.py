"""The feedback chain: for each colour and signal the first channel that can give it."""

from collections.abc import Callable, Sequence

from hw.feedback.channel import Capability, Channel
from hw.service.reader_messages import Lamp, Signal

NONE = "none"


class Chain:
    """Channels in the order of preference: the reader's own, then the kiosk's.

    Args:
        channels: the channels, best first.
        lit: told of a colour that no channel can show.
        sounded: told of every signal and of the channel that was given it, or `none`.
    """

    def __init__(
        self,
        channels: Sequence[Channel],
        lit: Callable[[Lamp, str], None],
        sounded: Callable[[Signal, str], None],
    ) -> None:
        self._channels = channels
        self._lit = lit
        self._sounded = sounded

    def able(self) -> list[str]:
        """Name the channels that can give anything at this moment."""
        return [channel.name for channel in self._channels if channel.capabilities()]

    def show(self, lamp: Lamp) -> None:
        """Show a colour."""
        channel = self._first("lamp")
        if channel is None:
            self._lit(lamp, NONE)
        else:
            channel.show(lamp)

    def sound(self, signal: Signal) -> None:
        """Sound a signal."""
        channel = self._first("sound")
        if channel is not None:
            channel.sound(signal)
        self._sounded(signal, NONE if channel is None else channel.name)

    def _first(self, capability: Capability) -> Channel | None:
        return next((channel for channel in self._channels if capability in channel.capabilities()), None)
