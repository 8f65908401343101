"""The feedback chain: for lamp and sound the first channel that can give it."""

from collections.abc import Callable, Sequence

from hw.feedback.channel import Capability, Channel
from hw.service.reader_messages import Lamp, Signal

NONE = "none"


class Chain:
    """Channels in the order of preference: the reader's own, the lamp and beeper beside it, the kiosk's.

    One that fails in the attempt is passed over at once. The screen comes after them all: it is the kiosk's.

    Args:
        channels: the channels, best first.
    """

    def __init__(self, channels: Sequence[Channel]) -> None:
        self._channels = channels
        self._lit: Channel | None = None

    def able(self) -> list[str]:
        """Name the channels that can give anything at this moment."""
        return [channel.name for channel in self._channels if channel.capabilities()]

    def show(self, lamp: Lamp, *, at_once: bool = False) -> str:
        """Show a colour, on one lamp only; name the channel whose lamp it is, or `none`.

        Args:
            lamp: the colour.
            at_once: leave a lamp as it is that would show the colour later.
        """

        def give(channel: Channel) -> None:
            if channel.immediate or not at_once:
                channel.show(lamp)

        before, self._lit = self._lit, self._first("lamp", give)
        if before is not None and before is not self._lit and "lamp" in before.capabilities():
            before.show("off")
        return NONE if self._lit is None else self._lit.name

    def sound(self, signal: Signal) -> str:
        """Sound a signal; name the channel that was given it, or `none`."""
        channel = self._first("sound", lambda channel: channel.sound(signal))
        return NONE if channel is None else channel.name

    def watch(self, changed: Callable[[], None]) -> None:
        """Tell from now on when a channel has come back or gone."""
        for channel in self._channels:
            channel.watch(changed)

    def close(self) -> None:
        """Close every channel."""
        for channel in self._channels:
            channel.close()

    def _first(self, capability: Capability, give: Callable[[Channel], None]) -> Channel | None:
        for channel in self._channels:
            if capability in channel.capabilities():
                give(channel)
                if capability in channel.capabilities():
                    return channel
        return None
