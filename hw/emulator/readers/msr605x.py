"""An MSR605X in software: an MSR605 whose line is cut into HID reports of 64 bytes. No I/O."""

from collections.abc import Callable

from hw.emulator.cards import Card
from hw.emulator.damage import Step, spoilt, steps
from hw.emulator.readers import descriptors
from hw.emulator.readers.msr605 import Msr605
from hw.emulator.readers.usb import Identity, Reports, Shape, UsbReader

_SIZE, _ROOM = 64, 63
_FIRST, _LAST, _LENGTH = 0x80, 0x40, 0x3F


class Msr605x(UsbReader):
    """See `Msr605` for its commands. What stands behind a report's payload is what was there before.

    Attributes:
        reader: the MSR605 within.
        oddities: reports that no driver should send, as they came.
    """

    identity = Identity("MagTek", "Magstripe Insert Reader", 0x0801, 0x0003)
    shape = Shape(descriptors.MSR605X, _SIZE, output=_SIZE, feature=_SIZE)

    def __init__(self, lit: Callable[[str], None] = lambda _: None) -> None:
        self.reader = Msr605(lit)
        self.oddities: list[bytes] = []
        self._buffer = bytearray(_SIZE)

    def power_up(self) -> None:
        """Start anew."""
        super().power_up()
        self.reader.switch(powered=self.reader.powered)

    def power(self, *, on: bool) -> bool:
        """Plug its supply in or out; the USB part stays there."""
        self.reader.switch(powered=on)
        return True

    def swipe(self, card: Card) -> tuple[Step, ...]:
        """Give the reports of a swipe; none while it is not armed."""
        return steps(card, self.reports(self.reader.swipe(spoilt(card))))

    def output(self, report: bytes) -> Reports | None:
        """Take a report as an output report."""
        return self.set_feature(report)

    def set_feature(self, report: bytes) -> Reports | None:
        """Take a part of what the line carries; a report that is too short or long is refused."""
        if len(report) != _SIZE:
            self.oddities.append(report)
            return None
        length = report[0] & _LENGTH
        return self.reports(self.reader.receive(report[1 : 1 + length]))

    def state(self) -> dict[str, object]:
        """Say how the lamp is."""
        return {"lamp": self.reader.lamp, "armed": self.reader.armed}

    def reports(self, data: bytes) -> Reports:
        """Cut what the MSR605 sends into reports; the buffer that they are sent from is never cleared."""
        found = []
        for at in range(0, len(data), _ROOM):
            part = data[at : at + _ROOM]
            first, last = _FIRST * (at == 0), _LAST * (at + _ROOM >= len(data))
            self._buffer[: len(part) + 1] = bytes((first | last | len(part),)) + part
            found.append(bytes(self._buffer))
        return tuple(found)
