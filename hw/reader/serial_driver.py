"""The driver of the MSR206/605/606 family on a serial port (most often a USB converter)."""

import os
import select
import threading
from collections.abc import Iterator
from dataclasses import replace

from hw.reader.driver import DriverEvent, Offline
from hw.reader.msr605 import LIGHT
from hw.reader.msr605_plan import Condition
from hw.reader.serial_port import PortError, SerialPort
from hw.reader.serial_session import Session
from hw.service.reader_messages import Lamp, OfflineReason

_FIRST_PAUSE, _LONGEST_PAUSE = 0.1, 1.0


class SerialDriver:
    """See `hw.reader.driver.Driver`. A swipe while the reader is not armed is lost inside the reader.

    Args:
        device: the port's device node; a link that survives replugging, such as one of `/dev/serial/by-id`.
    """

    name = "serial"
    lamps = frozenset[Lamp](LIGHT)

    def __init__(self, device: str) -> None:
        self._device = device
        self._wanted = Condition()
        self._lock = threading.Lock()
        self._wake = os.eventfd(0, os.EFD_NONBLOCK)
        self._closed = False
        self._told: OfflineReason | None = None

    def events(self) -> Iterator[DriverEvent]:
        """Tell what the reader does, until `close`."""
        pause = _FIRST_PAUSE
        while not self._closed:
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

    def close(self) -> None:
        """Let go of the port and end `events`."""
        self._closed = True
        os.eventfd_write(self._wake, 1)

    def _want(self, *, armed: bool | None = None, lamp: Lamp | None = None) -> None:
        with self._lock:
            now = self._wanted
            self._wanted = replace(
                now, armed=now.armed if armed is None else armed, lamp=now.lamp if lamp is None else lamp
            )
        os.eventfd_write(self._wake, 1)

    def _stay(self) -> Iterator[DriverEvent]:
        """Speak with the reader for as long as it is there, and say why it is not."""
        try:
            with SerialPort(self._device) as port:
                yield from self._speak(Session(port, lambda: self._wanted, self._wake))
        except PortError as error:
            if self._told != error.reason:
                self._told = error.reason
                yield Offline(error.reason)

    def _speak(self, session: Session) -> Iterator[DriverEvent]:
        yield session.greet()
        self._told = None
        try:
            while not self._closed:
                self._quieten()
                yield from session.turn()
        except PortError:
            yield from session.abandon()
            raise

    def _rest(self, seconds: float) -> None:
        """Wait before the next try, or until the wanted condition changes."""
        if not self._closed:
            self._quieten()
            select.select([self._wake], [], [], seconds)

    def _quieten(self) -> None:
        if select.select([self._wake], [], [], 0)[0]:
            os.eventfd_read(self._wake)
