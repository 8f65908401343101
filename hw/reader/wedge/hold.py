"""All input nodes of one reader, held so that nothing of them reaches anybody else."""

import logging
import select
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from types import TracebackType
from typing import Self

from hw.reader.device import DeviceError
from hw.reader.driver import RawSwipe, Started
from hw.reader.wedge.node import Node
from hw.reader.wedge.recorder import END_SILENCE, Recorder
from hw.reader.wedge.siblings import nodes_of_device

log = logging.getLogger(__name__)

_KEYS_UP_PAUSE, _KEYS_UP_TIME = 0.02, 2.0  # seconds


class Typing:
    """A node that types cards, and the recorder of it."""

    def __init__(self, node: Node, recorder: Recorder) -> None:
        self.recorder = recorder
        self._node = node

    def hear(self) -> Iterator[Started | RawSwipe]:
        """Give what keys that have come complete, and all that follow them without a pause."""
        yield from self.recorder.feed(self._node.read())
        if self.recorder.due() is not None:
            yield from self.recorder.feed(self._node.gathered(END_SILENCE))
        if self.recorder.needs_keys:
            self.recorder.resume(self._node.down())


class Hold:
    """Takes the reader's node and its siblings; a context manager that lets them go.

    Args:
        device: the reader's input node, or a link to it.
        recorder: makes a recorder for each node that types.
        also: further descriptors that end a wait.

    Attributes:
        name: what the reader calls itself.
        typing: the nodes that type cards, by their descriptors.

    Raises:
        DeviceError: here and in every method: it cannot be used; `no-answer` when it types no letters.
    """

    def __init__(self, device: str, recorder: Callable[[], Recorder], *also: int) -> None:
        self._device = device
        self._recorder = recorder
        self._nodes: dict[str, Node] = {}
        self._watched = list(also)
        self.typing: dict[int, Typing] = {}
        with ExitStack() as failed:
            failed.callback(self._let_go)
            self.name = self._take(device).name
            if not self.typing:
                raise DeviceError("no-answer")
            self.take_siblings()
            failed.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        self._let_go()
        for typing in self.typing.values():
            typing.recorder.wipe()

    def take_siblings(self) -> None:
        """Take what else belongs to the reader, which may appear later than its first node, or come back."""
        self._forget_gone()
        for path in nodes_of_device(self._device)[1:]:
            if path not in self._nodes:
                log.info("reader: %s belongs to it too", path)
                self._take_sibling(path)

    def wait(self) -> tuple[float, list[int]]:
        """Wait for keys, for the end of a swipe, or for the other descriptors.

        Returns:
            The time of the monotonic clock before the wait, and the descriptors that are ready. Whatever was
            typed up to that time is in the kernel's buffer, however late this process is.
        """
        now = time.monotonic()
        dues = [due for due in (typing.recorder.due() for typing in self.typing.values()) if due is not None]
        timeout = max(0.0, min(dues) - now) if dues else None
        # Not poll, which rounds up to whole milliseconds.
        return now, select.select(self._watched, [], [], timeout)[0]

    def _take(self, path: str) -> Node:
        node = self._nodes[path] = Node(path)
        _await_keys_up(node)
        node.grab()
        if node.types_letters:
            self.typing[node.fileno()] = Typing(node, self._recorder())
            self._watched.append(node.fileno())
        return node

    def _take_sibling(self, path: str) -> None:
        try:
            self._take(path)
        except DeviceError as error:
            if error.reason != "unplugged":  # it has gone again, and is told of when it comes back
                raise

    def _forget_gone(self) -> None:
        """Let go of silent nodes that are gone: those that type are read, and tell it themselves."""
        silent = [path for path, node in self._nodes.items() if node.fileno() not in self.typing]
        for path in silent:
            if self._nodes[path].is_gone():
                self._nodes.pop(path).close()

    def _let_go(self) -> None:
        for node in self._nodes.values():
            node.close()
        self._nodes.clear()


def _await_keys_up(node: Node) -> None:
    """Wait until no key is down: one that is down when the node is grabbed stays so for all others."""
    end = time.monotonic() + _KEYS_UP_TIME
    while node.down() and time.monotonic() < end:
        time.sleep(_KEYS_UP_PAUSE)
