"""What the drivers of one device node share: finding it, finding it again, being woken and being closed."""

import os
import select
import threading
import weakref
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Iterator
from dataclasses import replace

from hw.reader.device import DeviceError
from hw.reader.driver import Condition, DriverEvent, Offline
from hw.reader.plugging import Plugging
from hw.service.reader_messages import Lamp, OfflineReason, Signal

_FIRST_PAUSE, _LONGEST_PAUSE = 0.1, 0.8


class DeviceDriver(ABC):
    """See `hw.reader.driver.Driver`; a driver of its own says in `stay` how it speaks with the device.

    Args:
        device: the device node, or a link that survives replugging such as one of `/dev/serial/by-id`.
    """

    name: str
    lamps: frozenset[Lamp] = frozenset()
    sounds: frozenset[Signal] = frozenset()

    def __init__(self, device: str) -> None:
        self.device = device
        self.wanted = Condition()
        self.signals: deque[Signal] = deque(maxlen=4)
        self.plugging = Plugging()
        self.wake = os.eventfd(0, os.EFD_NONBLOCK)
        weakref.finalize(self, os.close, self.wake)
        self.closed = False
        self._came_round = True
        self._lock = threading.Lock()
        self._told: OfflineReason | None = None

    @abstractmethod
    def stay(self) -> Iterator[DriverEvent]:
        """Open the device and give its events, `Online` first, until it goes away or `closed` is set.

        Whenever `wake` is readable, `wanted`, `signals` or `closed` may have changed; `goes_on` takes it.

        Raises:
            DeviceError: the device cannot be used, or no longer.
        """

    def events(self) -> Iterator[DriverEvent]:
        """Tell what the reader does, until `close`."""
        pause = _FIRST_PAUSE
        while not self.closed:
            online = False
            for event in self._stay():
                online = online or not isinstance(event, Offline)
                yield event
            pause = _FIRST_PAUSE if online else min(2 * pause, _LONGEST_PAUSE)
            self._rest(pause)

    def arm(self) -> None:
        """Ask for swipes."""
        self._want(armed=True)

    def disarm(self) -> None:
        """Ask for no swipes."""
        self._want(armed=False)

    def show(self, lamp: Lamp) -> None:
        """Ask for a colour of the lamp."""
        self._want(lamp=lamp)

    def sound(self, signal: Signal) -> None:
        """Ask for a signal of the beeper; only a driver that has something in `sounds` is asked."""
        self.signals.append(signal)
        os.eventfd_write(self.wake, 1)

    def lives(self) -> bool:
        """Tell whether the thread of `events` has come round since the last call; wake it to do so again."""
        came_round, self._came_round = self._came_round, False
        os.eventfd_write(self.wake, 1)
        return came_round

    def close(self) -> None:
        """Let go of the device and end `events`."""
        self.closed = True
        os.eventfd_write(self.wake, 1)

    def goes_on(self) -> bool:
        """Take what has made `wake` readable, and tell whether there is more to do than to close.

        In this order: a call that comes in between is seen now or makes the next wait return at once.
        """
        if select.select([self.wake], [], [], 0)[0]:
            os.eventfd_read(self.wake)
        self._came_round = True
        return not self.closed

    def _want(self, *, armed: bool | None = None, lamp: Lamp | None = None) -> None:
        with self._lock:
            now = self.wanted
            self.wanted = replace(
                now, armed=now.armed if armed is None else armed, lamp=now.lamp if lamp is None else lamp
            )
        os.eventfd_write(self.wake, 1)

    def _stay(self) -> Iterator[DriverEvent]:
        try:
            for event in self.stay():
                self._told = None
                yield event
        except DeviceError as error:
            if self._told != error.reason:
                self._told = error.reason
                yield Offline(error.reason)

    def _rest(self, seconds: float) -> None:
        """Wait before the next try, or until something is plugged in or out, or the driver is closed."""
        if self.goes_on():
            self.plugging.take()
            select.select([self.wake, self.plugging.fileno()], [], [], seconds)
