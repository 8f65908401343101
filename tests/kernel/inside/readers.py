"""Readers of every kind that this kernel knows as devices, each with the driver that reads it."""

import time
from abc import abstractmethod
from collections.abc import Iterable
from typing import NamedTuple

import evdev
from evdev import ecodes

from hw.emulator.links.pluggable import Pluggable
from hw.reader.driver import Driver
from hw.reader.serial.driver import SerialDriver
from hw.reader.wedge.driver import WedgeDriver
from hw.service.settings import Layout
from tests.hw.reader.rig import wait_until
from tests.hw.reader.wedge.keyboard import Bare, typed
from tests.kernel.inside.outside import Device, Outside

_KEYS = range(1, 128)
_PACE = 0.001  # a USB keyboard is asked every millisecond at best


class Make(NamedTuple):
    """What a keyboard calls itself: its name, and the vendor's and the product's id."""

    name: str
    vendor: int
    product: int


MAGTEK = Make("Mag-Tek USB Swipe Reader", 0x0801, 0x0001)
SYCREADER = Make("Sycreader USB Reader", 0xFFFF, 0x0035)
OFFICE = Make("Office Keyboard", 0x046D, 0xC31C)
UNKNOWN = Make("USB Reader With Keyboard", 0x08FF, 0x0009)


class Reader(Pluggable):
    """A reader that can be plugged in, swiped at, and pulled out at any point of a swipe.

    Attributes:
        device: the node, or a link to it, by which its driver finds it.
    """

    device: str

    @abstractmethod
    def driver(self) -> Driver:
        """Give a driver for it."""

    @abstractmethod
    def swipe(self, card: str, *, at: int = 0, stall: float = 0.0, unplug: bool = False) -> None:
        """Swipe a card: after `at` steps stall for some seconds, or be unplugged and send no more."""

    @abstractmethod
    def steps(self, card: str) -> int:
        """Tell how many steps a swipe has: characters or bytes."""

    def whole_after(self, card: str) -> int:
        """Tell after how many steps the whole card has been sent."""
        return self.steps(card)


class UinputKeyboard(Reader):
    """A keyboard made by uinput, which presses any keys.

    Args:
        make: what it calls itself.
        layout: the layout in which it types.
        end: what it types behind a card.
    """

    def __init__(self, make: Make = MAGTEK, layout: Layout = "us", end: str = "\r") -> None:
        self._make = make
        self._layout: Layout = layout
        self._end = end
        self._node: evdev.UInput | None = None

    def driver(self) -> Driver:
        return WedgeDriver(self.device, layout=self._layout)

    def plug(self) -> None:
        if self._node is not None:
            return
        able = {ecodes.EV_KEY: _KEYS, ecodes.EV_LED: range(3), ecodes.EV_MSC: [ecodes.MSC_SCAN]}
        self._node = evdev.UInput(able, **self._make._asdict(), bustype=ecodes.BUS_USB)
        self.device = self._node.device.path

    def unplug(self) -> None:
        if self._node is not None:
            self._node.close()
            self._node = None

    def swipe(self, card: str, *, at: int = 0, stall: float = 0.0, unplug: bool = False) -> None:
        self.press(typed(card[:at], self._layout))
        time.sleep(stall)
        if unplug:
            self.unplug()
        else:
            self.press(typed(card[at:] + self._end, self._layout))

    def steps(self, card: str) -> int:
        return len(card)

    def press(self, keys: Iterable[Bare]) -> None:
        """Make events, at the pace of a fast reader."""
        assert self._node is not None
        for kind, code, value in keys:
            self._node.write(kind, code, value)
            if kind == ecodes.EV_SYN:
                time.sleep(_PACE)


class UsbReader(Reader):
    """A reader on QEMU's USB, worked from outside of the guest."""

    what: Device

    def __init__(self, outside: Outside) -> None:
        self.outside = outside
        self._plugged = False

    def plug(self) -> None:
        if not self._plugged:
            self.outside.plug(self.what)
        self._plugged = True

    def unplug(self) -> None:
        if self._plugged:
            self.outside.unplug(self.what)
        self._plugged = False


class UsbKeyboard(UsbReader):
    """QEMU's USB keyboard."""

    what = "keyboard"
    device = "/dev/input/by-path/pci-0000:00:10.0-usb-0:1:1.0-event-kbd"

    def driver(self) -> Driver:
        return WedgeDriver(self.device)

    def swipe(self, card: str, *, at: int = 0, stall: float = 0.0, unplug: bool = False) -> None:
        self.outside.type(card + "\r", at=at, stall=stall, unplug=unplug)
        self._plugged = not unplug

    def steps(self, card: str) -> int:
        return len(card)


class UsbSerial(UsbReader):
    """An MSR605 at QEMU's USB serial converter."""

    what = "converter"
    device = "/dev/serial/by-path/pci-0000:00:10.0-usb-0:2:1.0-port0"

    def driver(self) -> Driver:
        driver = SerialDriver(self.device)
        driver.show("green")  # as the service does
        driver.arm()
        return driver

    def swipe(self, card: str, *, at: int = 0, stall: float = 0.0, unplug: bool = False) -> None:
        wait_until(lambda: self.outside.reader()["armed"])
        self.outside.swipe("", card, "", at=at, stall=stall, unplug=unplug)
        self._plugged = not unplug

    def steps(self, card: str) -> int:
        return self.outside.frame_length("", card, "")
