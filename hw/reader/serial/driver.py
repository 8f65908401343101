"""The driver of readers on a serial port."""

from collections.abc import Iterator

from hw.reader.device_driver import DeviceDriver
from hw.reader.driver import DriverEvent
from hw.reader.msr120 import language as msr120
from hw.reader.msr120.session import Session as Msr120Session
from hw.reader.msr605 import language as msr605
from hw.reader.msr605.session import Session as Msr605Session
from hw.reader.serial.port import SerialPort
from hw.service.settings import Model


class SerialDriver(DeviceDriver):
    """The MSR206/605/606 family, or the MSR120 family.

    Args:
        device: the device node, or a link that survives replugging such as one of `/dev/serial/by-id`.
        model: whose language the reader speaks.
        raw: whether a reader of the MSR605 family is asked for bits.
    """

    name = "serial"

    def __init__(self, device: str, model: Model = "msr605", *, raw: bool = False) -> None:
        super().__init__(device)
        self._model = model
        self._raw = raw
        self.lamps = frozenset(msr120.LIGHT if model == "msr120" else msr605.LIGHT)
        self.sounds = frozenset(msr120.BEEPS if model == "msr120" else ())

    def stay(self) -> Iterator[DriverEvent]:
        """Speak with the reader for as long as it is there."""
        with SerialPort(self.device) as port:
            if self._model == "msr120":
                yield from Msr120Session(port, self).events()
            else:
                yield from Msr605Session(port, self, raw=self._raw).events()
