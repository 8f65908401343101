"""The driver of readers that type like a keyboard."""

import logging
import select
import time
from collections.abc import Iterator
from contextlib import ExitStack
from typing import NamedTuple

from hw.reader.device import DeviceError
from hw.reader.device_driver import DeviceDriver
from hw.reader.driver import DriverEvent, Online
from hw.reader.wedge import layouts
from hw.reader.wedge.node import Node
from hw.reader.wedge.recorder import Recorder
from hw.reader.wedge.siblings import nodes_of_device
from hw.service.settings import Layout

log = logging.getLogger(__name__)

_KEYS_UP_PAUSE, _KEYS_UP_TIME = 0.02, 2.0


class _Held(NamedTuple):
    """A grabbed node, and the recorder of what it types; None for a part that types no cards."""

    node: Node
    recorder: Recorder | None


class WedgeDriver(DeviceDriver):
    """One reader, with every input node that its USB device has; nothing of them reaches anybody else.

    It is not armed: whether a swipe was asked for is the consumer's to say.

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
        self._held: dict[int, _Held] = {}

    def stay(self) -> Iterator[DriverEvent]:
        """Hold the reader's nodes, and hear what they type."""
        with ExitStack() as stack:
            first = self._take(self.device, stack)
            if first.recorder is None:
                raise DeviceError("no-answer")
            self._take_siblings(stack)
            yield Online(first.node.name)
            try:
                while not self.closed:
                    yield from self._turn(stack)
            except DeviceError:
                for recorder in self._recorders():
                    yield from recorder.broken_off()
                raise
            finally:
                self._held = {}

    def _turn(self, stack: ExitStack) -> Iterator[DriverEvent]:
        """Wait for what comes first: keys, the end of a swipe, something plugged in, or a word from outside.

        The time is taken before the wait: what was typed up to then is in the kernel's buffer when the wait
        is over, however late this process is.
        """
        now = time.monotonic()
        ready = self._waited(now)
        for held in self._held.values():
            if held.recorder is None:
                continue
            if held.node.fileno() in ready:
                yield from self._hear(held.node, held.recorder)
            else:
                yield from held.recorder.silence(now)
        if self.wake in ready:
            self.quieten()
        if self.plugging.fileno() in ready:
            self.plugging.take()
            self._take_siblings(stack)

    def _waited(self, now: float) -> set[int]:
        poll = select.poll()
        typing = (number for number, held in self._held.items() if held.recorder is not None)
        for descriptor in (self.wake, self.plugging.fileno(), *typing):
            poll.register(descriptor, select.POLLIN)
        dues = [due for due in (recorder.due() for recorder in self._recorders()) if due is not None]
        return {descriptor for descriptor, _ in poll.poll(1000 * max(0.0, min(dues) - now) if dues else None)}

    def _hear(self, node: Node, recorder: Recorder) -> Iterator[DriverEvent]:
        with node.events() as events:
            yield from recorder.feed(events)
        if recorder.needs_keys:
            recorder.resume(node.down())

    def _recorders(self) -> list[Recorder]:
        return [held.recorder for held in self._held.values() if held.recorder is not None]

    def _take(self, path: str, stack: ExitStack) -> _Held:
        node = stack.enter_context(Node(path))
        self._await_keys_up(node)
        node.grab()
        recorder = Recorder(self._layout, sends_lrc=self._sends_lrc) if node.types_letters else None
        held = self._held[node.fileno()] = _Held(node, recorder)
        return held

    def _take_siblings(self, stack: ExitStack) -> None:
        """Take the reader's other nodes too, which may appear after the first."""
        taken = {held.node.path for held in self._held.values()}
        for path in nodes_of_device(self.device)[1:]:
            if path not in taken:
                log.info("reader: %s belongs to it too", path)
                self._take(path, stack)

    def _await_keys_up(self, node: Node) -> None:
        """Wait until no key is down: one that is down when the node is grabbed stays so for all others."""
        end = time.monotonic() + _KEYS_UP_TIME
        while node.down() and time.monotonic() < end and not self.closed:
            time.sleep(_KEYS_UP_PAUSE)
