"""HID devices on uhid whose every report from the host is kept, and some that the emulator does not offer."""

from dataclasses import replace

from hw.emulator.cards import Card
from hw.emulator.damage import Step
from hw.emulator.links.uhid_link import UhidLink
from hw.emulator.readers.magtek import MagTek
from hw.emulator.readers.msr605x import Msr605x
from hw.emulator.readers.usb import Identity, Reports, Shape, UsbReader


class Recorded(UhidLink):
    """A port that keeps what came from the host, and paces nothing: reports come as fast as they can.

    Attributes:
        features: the feature reports that came.
        outputs: the output reports that came.
    """

    def __init__(self, reader: UsbReader) -> None:
        super().__init__(reader, "usb-test-3/input0", pace=0.0)
        self.features: list[bytes] = []
        self.outputs: list[bytes] = []

    def set_feature(self, report: bytes) -> bool:
        self.features.append(report)
        return super().set_feature(report)

    def output(self, report: bytes) -> bool:
        self.outputs.append(report)
        return super().output(report)

    def swipe(self, card: Card) -> bool:
        """Swipe a card; tell whether it was read."""
        return self.play(self.reader.swipe(card))


class Silent(UsbReader):
    """A device that does nothing by itself.

    Args:
        descriptor: its report descriptor.
        ids: the vendor's and the product's id.
    """

    def __init__(self, descriptor: bytes, ids: tuple[int, int]) -> None:
        self.identity = Identity("Paraugs", "Device", *ids)
        self.shape = Shape(descriptor, 0)

    def swipe(self, card: Card) -> tuple[Step, ...]:
        return ()

    def state(self) -> dict[str, object]:
        return {}


class StubbornMagTek(MagTek):
    """A MagTek that ignores being reset while it is stubborn, as one that has to be replugged."""

    stubborn = True

    def set_feature(self, report: bytes) -> Reports | None:
        answer = super().set_feature(report)
        self.wants_restart = self.wants_restart and not self.stubborn
        return answer


def msr605x(descriptor: bytes) -> Msr605x:
    """Make an MSR605X that has these reports."""
    reader = Msr605x()
    reader.shape = replace(reader.shape, descriptor=descriptor)
    return reader
