"""The feedback channel of the reader itself: its own lamp and its own beeper."""

from collections.abc import Callable

from hw.feedback.channel import Capability
from hw.reader.driver import Driver
from hw.service.reader_messages import Lamp, Signal


class ReaderChannel:
    """See `hw.feedback.channel.Channel`. The driver's `Lit` events tell when a colour is shown.

    Attributes:
        online: whether the reader is there; set by whoever hears the driver's events.
    """

    name = "reader"
    immediate = False  # most readers take no command in the middle of a swipe

    def __init__(self, driver: Driver) -> None:
        self._driver = driver
        self.online = False

    def capabilities(self) -> frozenset[Capability]:
        """Offer what the reader has, while it is there."""
        able: dict[Capability, object] = {"lamp": self._driver.lamps, "sound": self._driver.sounds}
        return frozenset(name for name, offered in able.items() if self.online and offered)

    def show(self, lamp: Lamp) -> None:
        """Ask the driver for a colour."""
        if lamp in self._driver.lamps:
            self._driver.show(lamp)

    def sound(self, signal: Signal) -> None:
        """Ask the driver for a signal."""
        self._driver.sound(signal)

    def watch(self, changed: Callable[[], None]) -> None:
        """Tell nothing: whoever sets `online` knows."""

    def close(self) -> None:
        """Leave the reader to its driver."""
