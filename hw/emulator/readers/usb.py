"""What an emulated USB reader is for the host: its names, the shape of its reports, and what it does."""

from abc import ABC, abstractmethod
from dataclasses import dataclass

from hw.emulator.cards import Card
from hw.emulator.damage import Step

Reports = tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Identity:
    """What the device calls itself.

    Attributes:
        maker: the manufacturer's string.
        product: the product's string.
        vendor: the USB vendor id.
        product_id: the USB product id.
        version: bcdDevice.
    """

    maker: str
    product: str
    vendor: int
    product_id: int
    version: int = 0x0100


@dataclass(frozen=True, slots=True)
class Shape:
    """What kinds of reports the device has; none of the emulated ones numbers them.

    Attributes:
        descriptor: the HID report descriptor.
        sent: the length of what it sends; 0 for nothing, and so for the others.
        output: the length of an output report.
        feature: the length of a feature report.
        types: whether it is a keyboard to the kernel.
    """

    descriptor: bytes
    sent: int
    output: int = 0
    feature: int = 0
    types: bool = False


class UsbReader(ABC):
    """A reader at the end of a USB cable.

    Attributes:
        identity: what it calls itself now.
        shape: the reports it has now.
        wants_restart: whether it is about to leave the bus and come back, maybe as another device.
    """

    identity: Identity
    shape: Shape
    wants_restart = False

    @abstractmethod
    def swipe(self, card: Card) -> tuple[Step, ...]:
        """Draw a card through the slot: what the reader sends, () when it is not read."""

    @abstractmethod
    def state(self) -> dict[str, object]:
        """Say what a person at the reader sees: its lamp, whether a swipe would be read, and more."""

    def power(self, *, on: bool) -> bool:
        """Plug a power supply of its own in or out; False when it has none."""
        del on
        return False

    def power_up(self) -> None:
        """Start anew, having been plugged in."""
        self.wants_restart = False

    def output(self, report: bytes) -> Reports | None:
        """Take an output report: the input reports that answer it, or None to refuse it."""
        del report
        return None

    def set_feature(self, report: bytes) -> Reports | None:
        """Take a feature report: the input reports that answer it, or None to refuse it."""
        del report
        return None

    def get_feature(self) -> bytes | None:
        """Give the feature report, or None to refuse."""
        return None
