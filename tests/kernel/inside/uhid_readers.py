"""Readers on uhid: what they are to the kernel, their own report descriptors say."""

from collections.abc import Callable

from hw.emulator.cards import Card
from hw.emulator.damage import Pause, Step, Unplugged
from hw.emulator.links.uhid_link import UhidLink
from hw.emulator.readers.usb import UsbReader
from hw.reader.driver import Driver
from hw.reader.hid.driver import HidDriver
from hw.reader.wedge.driver import WedgeDriver
from tests.hw.reader.rig import wait_until
from tests.kernel.inside.readers import Reader

_LINE_END = 2
"""The reports that press and release Enter behind a card."""


class UhidReader(Reader):
    """A reader of the emulator at the real kernel; a step of its swipe is a report.

    Args:
        make: makes the emulated reader.
    """

    def __init__(self, make: Callable[[], UsbReader]) -> None:
        self._reader = make()
        self._link = UhidLink(self._reader)

    def driver(self) -> Driver:
        driver = WedgeDriver(self.device) if self._reader.shape.types else HidDriver(self.device)
        driver.show("green")  # as the service does
        driver.arm()
        return driver

    def plug(self) -> None:
        if self._link.plugged:
            return
        self._reader.power_up()
        self._link.plug()
        self.device = self._link.node

    def unplug(self) -> None:
        self._link.unplug()

    def swipe(self, card: str, *, at: int = 0, stall: float = 0.0, unplug: bool = False) -> None:
        wait_until(lambda: self._reader.state().get("armed", True))
        reports = self._reader.swipe(Card(track_2=card))
        rest: tuple[Step, ...] = (Unplugged(),) if unplug else (Pause(stall), *reports[at:])
        self._link.play((*reports[:at], *rest))

    def whole_after(self, card: str) -> int:
        return self.steps(card) - (_LINE_END if self._reader.shape.types else 0)

    def steps(self, card: str) -> int:
        return len(self._reader.swipe(Card(track_2=card))) if self._reader.shape.types else 1
