"""The driver of readers on a serial port."""

from collections.abc import Iterator

from hw.reader.device_driver import DeviceDriver
from hw.reader.driver import DriverEvent
from hw.reader.msr605.language import LIGHT
from hw.reader.msr605.session import Session
from hw.reader.serial.port import SerialPort
from hw.service.reader_messages import Lamp


class SerialDriver(DeviceDriver):
    """The MSR206/605/606 family. A swipe while the reader is not armed is lost inside the reader."""

    name = "serial"
    lamps = frozenset[Lamp](LIGHT)

    def stay(self) -> Iterator[DriverEvent]:
        """Speak with the reader for as long as it is there."""
        with SerialPort(self.device) as port:
            yield from Session(port, self).events()
