"""The driver of readers that type like a keyboard."""

import time
from collections.abc import Iterator

from hw.reader.device import DeviceError
from hw.reader.device_driver import DeviceDriver
from hw.reader.driver import DriverEvent, Online
from hw.reader.wedge import layouts
from hw.reader.wedge.hold import Hold, Typing
from hw.reader.wedge.recorder import Recorder
from hw.service.settings import Layout


class WedgeDriver(DeviceDriver):
    """One reader, with every input node of its USB device. It is not armed: who listens knows what was asked.

    Args:
        device: its input node, or a link to it.
        layout: the keyboard layout it types for.
        sends_lrc: whether it sends each track's check character.
    """

    name = "wedge"

    def __init__(self, device: str, *, layout: Layout = "us", sends_lrc: bool = False) -> None:
        super().__init__(device)
        self._layout = layouts.layout(layout)
        self._sends_lrc = sends_lrc

    def stay(self) -> Iterator[DriverEvent]:
        """Hold the reader's nodes, and hear what they type."""
        with Hold(self.device, self._recorder, self.wake, self.plugging.fileno()) as hold:
            yield Online(hold.name)
            try:
                while not self.closed:
                    yield from self._turn(hold)
            except DeviceError:
                for typing in hold.typing:
                    yield from typing.recorder.broken_off()
                raise

    def _turn(self, hold: Hold) -> Iterator[DriverEvent]:
        """Wait for what comes first: keys, the end of a swipe, something plugged in, or a word from outside.

        The time is taken before the wait: what was typed up to then is in the kernel's buffer when the wait
        is over, however late this process is.
        """
        now = time.monotonic()
        ready = hold.wait(now)
        for typing in hold.typing:
            heard = typing.node.fileno() in ready
            yield from self._hear(typing) if heard else typing.recorder.silence(now)
        if self.wake in ready:
            self.quieten()
        if self.plugging.fileno() in ready:
            self.plugging.take()
            hold.take_siblings()

    def _hear(self, typing: Typing) -> Iterator[DriverEvent]:
        with typing.node.events() as events:
            yield from typing.recorder.feed(events)
        if typing.recorder.needs_keys:
            typing.recorder.resume(typing.node.down())

    def _recorder(self) -> Recorder:
        return Recorder(self._layout, sends_lrc=self._sends_lrc)
