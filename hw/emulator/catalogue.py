"""The emulated readers, one line each."""

from collections.abc import Callable
from dataclasses import dataclass

from hw.emulator.readers.magtek import MagTek
from hw.emulator.readers.msr120 import Msr120
from hw.emulator.readers.msr605 import Msr605
from hw.emulator.readers.msr605x import Msr605x
from hw.emulator.readers.serial_reader import SerialReader
from hw.emulator.readers.typing import Typing
from hw.emulator.readers.usb import UsbReader
from hw.emulator.readers.wedge import Wedge

Lit = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Serial:
    """A reader on a serial line, or a USB converter.

    Attributes:
        words: what it is.
        model: its language, as the settings name it.
        make: makes one, which calls when its lamp changes.
    """

    words: str
    model: str
    make: Callable[[Lit], SerialReader]


@dataclass(frozen=True, slots=True)
class Usb:
    """A HID reader.

    Attributes:
        words: what it is.
        make: makes one; how it types, and what it calls when its lamp changes.
    """

    words: str
    make: Callable[[Typing, Lit], UsbReader]


READERS: dict[str, Serial | Usb] = {
    "msr605": Serial("MSR605: serial, three lamps", "msr605", Msr605),
    "msr120": Serial("Unitech MSR120: serial, two lamps and a beeper", "msr120", Msr120),
    "msr605x": Usb("MSR605X: the MSR605's language in HID reports", lambda _, lit: Msr605x(lit)),
    "magtek": Usb("MagTek SureSwipe in HID mode: 337 bytes a swipe", lambda typing, _: MagTek("hid", typing)),
    "magtek-keyboard": Usb("the same in keyboard mode", lambda typing, _: MagTek("keyboard", typing)),
    "wedge": Usb("a keyboard wedge; see --typing", lambda typing, _: Wedge(typing)),
}
