"""A driver worked by hand, of a reader that reads whether it is armed or not and has no lamp."""

from collections.abc import Callable, Iterator

from hw.reader.driver import DriverEvent
from hw.service.reader_messages import Lamp, Signal


class Hand:
    """A driver that gives these events, and does what stands between them."""

    name = "hand"
    lamps: frozenset[Lamp] = frozenset()
    sounds: frozenset[Signal] = frozenset()

    def __init__(self, *events: DriverEvent | Callable[[], object]) -> None:
        self._events = events

    def events(self) -> Iterator[DriverEvent]:
        for event in self._events:
            if isinstance(event, DriverEvent):
                yield event
            else:
                event()

    def arm(self) -> None: ...
    def disarm(self) -> None: ...
    def show(self, lamp: Lamp) -> None: ...
    def sound(self, signal: Signal) -> None: ...
    def close(self) -> None: ...
    def lives(self) -> bool:
        return True
