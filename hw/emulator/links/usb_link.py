"""What a USB reader hangs on, whatever plays the kernel's part."""

import threading
import time
from abc import abstractmethod
from collections.abc import Sequence
from types import TracebackType

from hw.emulator.damage import Dropped, Pause, Step, Unplugged
from hw.emulator.links.pluggable import Pluggable
from hw.emulator.readers.usb import Reports, UsbReader

RESTART_PAUSE = 0.3  # how long a reader that was reset is off the bus


class UsbLink(Pluggable):
    """A USB port and the kernel behind it.

    Args:
        reader: what is plugged in.
        pace: seconds from one report to the next; a keyboard is polled every 1 to 10 ms.

    Attributes:
        environment: what a program that is to see the reader must be started with.
        node: the device node for a driver, once it has been plugged in.
        driver: the driver that it is for.
    """

    def __init__(self, reader: UsbReader, pace: float = 0.002) -> None:
        self.reader = reader
        self.environment: dict[str, str] = {}
        self.node = ""
        self._pace = pace
        self._restarts: list[threading.Thread] = []

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.settle()
        super().__exit__(kind, error, trace)

    def settle(self) -> None:
        """Wait until a reader that was reset is back on the bus."""
        while self._restarts:
            self._restarts.pop().join()

    @property
    def driver(self) -> str:
        """Say which driver the reader is for, as it is now."""
        return "wedge" if self.reader.shape.types else "hid"

    @property
    @abstractmethod
    def plugged(self) -> bool:
        """Whether the reader is in the port."""

    @abstractmethod
    def send(self, report: bytes) -> bool:
        """Let an input report come; tell whether the reader was still there."""

    def pause(self, seconds: float) -> None:
        """Let time pass within a swipe."""
        time.sleep(seconds)

    def drop(self) -> bool:
        """Lose what waits for the host, and tell it where its kernel can; False where that cannot be done."""
        return False

    def play(self, steps: Sequence[Step]) -> bool:
        """Do what happens in a swipe; tell whether all of it was done."""
        return bool(steps) and all(map(self._do, steps))

    def output(self, report: bytes) -> bool:
        """Hand the reader an output report; tell whether it took it."""
        return self._answered(self.reader.output(report))

    def set_feature(self, report: bytes) -> bool:
        """Hand the reader a feature report; tell whether it took it."""
        return self._answered(self.reader.set_feature(report))

    def get_feature(self) -> bytes | None:
        """Ask the reader for its feature report; None when it refuses."""
        return self.reader.get_feature()

    def _do(self, step: Step) -> bool:
        match step:
            case Pause(seconds):
                self.pause(seconds)
                return True
            case Dropped():
                return self.drop()
            case Unplugged():
                self.unplug()
                return False
            case report:
                time.sleep(self._pace)
                return self.send(report)

    def _answered(self, reports: Reports | None) -> bool:
        if reports is None:
            return False
        for report in reports:
            self.send(report)
        if self.reader.wants_restart:
            # Not at once: the host's request, within which this is, must be over before the reader goes.
            self._restarts.append(threading.Thread(target=self._restart))
            self._restarts[-1].start()
        return True

    def _restart(self) -> None:
        time.sleep(RESTART_PAUSE / 10)
        self.unplug()
        time.sleep(RESTART_PAUSE)
        self.reader.power_up()
        self.plug()
