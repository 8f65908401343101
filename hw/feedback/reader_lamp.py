"""The feedback channel of the reader's own lamp."""

from hw.feedback.channel import Capability
from hw.reader.driver import Driver
from hw.service.reader_messages import Lamp, Signal


class ReaderLamp:
    """See `hw.feedback.channel.Channel`. The driver's `Lit` events tell when a colour is shown.

    Attributes:
        online: whether the reader is there; set by whoever hears the driver's events.
    """

    name = "reader"

    def __init__(self, driver: Driver) -> None:
        self._driver = driver
        self.online = False

    def capabilities(self) -> frozenset[Capability]:
        """Offer the lamp while a reader that has one is there."""
        return frozenset({"lamp"}) if self.online and self._driver.lamps else frozenset()

    def show(self, lamp: Lamp) -> None:
        """Ask the driver for a colour."""
        self._driver.show(lamp)

    def sound(self, signal: Signal) -> None:
        """Stay silent: no driver has a beeper to offer yet, and none is announced in `capabilities`."""
