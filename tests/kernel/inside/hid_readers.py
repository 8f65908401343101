"""Readers that hang on uhid: a MagTek with its two modes, and an MSR605X."""

import threading
import time

from hw.emulator.cards import Card
from hw.emulator.readers.msr605 import Msr605
from hw.reader.hid.frames import framed
from tests.hw.reader.hid import descriptors as known
from tests.hw.reader.hid.test_magtek import report
from tests.kernel.inside.uhid import UhidDevice

_HID, _KEYBOARD = 0, 1
_INTERFACE = 0x10


class Magtek(UhidDevice):
    """A MagTek SureSwipe, which comes back in another mode after its property is set and it is reset.

    Attributes:
        properties: its properties of one byte.
        stubborn: whether it ignores being reset, as one that has to be replugged.
    """

    def __init__(self, mode: int = _HID) -> None:
        self.properties = {_INTERFACE: mode}
        self.stubborn = False
        self._answer_to_command = bytes(24)
        super().__init__(known.MAGTEK, (0x0801, 0x0002), "Mag-Tek USB Swipe Reader", "usb-test-3/input0")

    def plug(self) -> None:
        """Plug it in, in the mode that its property says."""
        keyboard = self.properties[_INTERFACE] == _KEYBOARD
        self._descriptor = known.MAGTEK_KEYBOARD if keyboard else known.MAGTEK
        self._ids = (0x0801, 0x0001 if keyboard else 0x0002)
        super().plug()

    def swipe(self, text: str) -> None:
        """Swipe a card that has a second track only."""
        self.send(bytes(report({2: text})))

    def feature_came(self, report: bytes) -> None:
        """Do what a command says."""
        command, length, data = report[0], report[1], report[2:]
        answer = b"\x02\x00"
        if command == 0 and length == 1 and data[0] in self.properties:
            answer = bytes((0, 1, self.properties[data[0]]))
        elif command == 1 and length == 2 and data[0] in self.properties and data[1] in (_HID, _KEYBOARD):
            self.properties[data[0]] = data[1]
            answer = b"\x00\x00"
        elif command == 2 and not length and not self.stubborn:
            threading.Thread(target=self._restart).start()
        self._answer_to_command = answer.ljust(24, b"\0")

    def feature_asked(self) -> bytes | None:
        """Give the last command's answer."""
        return self._answer_to_command

    def _restart(self) -> None:
        self.unplug()
        time.sleep(0.5)
        self.plug()


class Msr605x(UhidDevice):
    """An MSR605X: an MSR605 behind frames.

    Attributes:
        reader: the MSR605.
        lamps: the colours that its lamp took.
    """

    def __init__(self, descriptor: bytes) -> None:
        self.lamps: list[str] = []
        self.reader = Msr605(self.lamps.append)
        super().__init__(descriptor, (0x0801, 0x0003), "MagTek Magstripe Insert Reader")

    def feature_came(self, report: bytes) -> None:
        """Take a frame that came as a feature report."""
        self.output_came(report)

    def output_came(self, report: bytes) -> None:
        """Take a frame."""
        answer = self.reader.receive(report[1 : 1 + (report[0] & 0x3F)])
        for one in framed(answer) if answer else ():
            self.send(one)

    def swipe(self, card: Card) -> bool:
        """Swipe a card; tell whether it was armed."""
        frames = self.frames(card)
        for one in frames:
            self.send(one)
        return bool(frames)

    def frames(self, card: Card) -> list[bytes]:
        """Give the frames that a swipe makes it send."""
        sent = self.reader.swipe(card)
        return list(framed(sent)) if sent else []
