"""All keyboards that are plugged in, listened to but not taken: what they type still goes where it went."""

import logging
import select
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from types import TracebackType
from typing import Self

from hw.reader.decode.framing import Framing
from hw.reader.device import DeviceError
from hw.reader.discovery.nodes import Node as Plugged
from hw.reader.teaching.lesson import Lesson
from hw.reader.wedge.node import Node
from hw.reader.wedge.recorder import BROKEN_SILENCE

log = logging.getLogger(__name__)


class Pupil:
    """A keyboard that may be a reader, and what it has shown so far."""

    def __init__(self, plugged: Plugged, node: Node, framing: Framing) -> None:
        self.plugged = plugged
        self.node = node
        self.lesson = Lesson(framing)


class Keyboards:
    """Listens to keyboards; a context manager. One that another process has taken stays silent.

    Args:
        plugged: the keyboards' nodes; those that cannot be opened are left out.
        framing: what kiosk.toml says that readers put around a card's tracks.
    """

    def __init__(self, plugged: Sequence[Plugged], framing: Framing) -> None:
        self._stack = ExitStack()
        self._poll = select.poll()
        self.pupils: dict[int, Pupil] = {}
        for one in plugged:
            try:
                node = self._stack.enter_context(Node(one.path))
            except DeviceError as error:
                log.warning("%s cannot be listened to: %s", one.path, error.reason)
                continue
            self.pupils[node.fileno()] = Pupil(one, node, framing)
            self._poll.register(node, select.POLLIN)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        self._stack.close()

    def bursts(self, seconds: float) -> Iterator[tuple[Pupil, bool | None]]:
        """Give each burst of keys once it has paused, and whether it was a swipe: see `Lesson.pause`.

        Args:
            seconds: how long to wait for a first key, again and again.
        """
        while heard := self._poll.poll(1000 * seconds):
            pupil = self.pupils[heard[0][0]]
            try:
                pupil.lesson.hear(pupil.node.gathered(BROKEN_SILENCE))
            except DeviceError:
                self._poll.unregister(pupil.node)
                continue
            yield pupil, pupil.lesson.pause()
