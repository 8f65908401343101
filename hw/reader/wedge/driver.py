"""The driver of readers that type like a keyboard."""

from collections.abc import Iterator

from hw.reader.decode.framing import Framing
from hw.reader.device import DeviceError
from hw.reader.device_driver import DeviceDriver
from hw.reader.driver import DriverEvent, Online
from hw.reader.wedge import layouts
from hw.reader.wedge.hold import Hold
from hw.reader.wedge.recorder import Recorder
from hw.service.settings import Layout


class WedgeDriver(DeviceDriver):
    """One reader, with every input node of its USB device. It is not armed: who listens knows what was asked.

    Args:
        device: its input node, or a link to it.
        layout: the keyboard layout it types for.
        framing: what it puts around a card's tracks.
    """

    name = "wedge"

    def __init__(self, device: str, *, layout: Layout = "us", framing: Framing | None = None) -> None:
        super().__init__(device)
        self._layout = layouts.layout(layout)
        self._framing = framing

    def stay(self) -> Iterator[DriverEvent]:
        """Hold the reader's nodes, and hear what they type."""
        with Hold(self.device, self._recorder, self.wake, self.plugging.fileno()) as hold:
            yield Online(hold.name)
            try:
                while self.goes_on():
                    yield from self._turn(hold)
            except DeviceError:
                for typing in hold.typing.values():
                    yield from typing.recorder.broken_off()
                raise

    def _turn(self, hold: Hold) -> Iterator[DriverEvent]:
        """Wait for what comes first: keys, a swipe's end, something plugged in, or a word from outside."""
        now, ready = hold.wait()
        heard = [hold.typing[descriptor] for descriptor in ready if descriptor in hold.typing]
        for typing in heard:
            yield from typing.hear()
        if heard:
            return  # all else can wait, but the kernel's buffer is small
        if self.plugging.fileno() in ready:
            self.plugging.take()
            hold.take_siblings()
        if not ready:
            for typing in hold.typing.values():
                yield from typing.recorder.silence(now)

    def _recorder(self) -> Recorder:
        return Recorder(self._layout, self._framing)
