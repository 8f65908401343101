"""Readers made by hand: what they tell, and whether they are plugged in, is up to the test."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from queue import SimpleQueue
from typing import Any

from hw.reader.discovery.auto import AutoDriver
from hw.reader.discovery.nodes import Node
from hw.reader.discovery.survey import Found, Stranger, Survey
from hw.reader.driver import DriverEvent
from hw.service.reader_messages import Lamp, OfflineReason, Signal
from hw.service.settings import ReaderSettings
from tests.hw.reader.rig import wait_until


def reader(name: str) -> Found:
    """Make a reader that discovery could find."""
    return Found(Node("wedge", f"/dev/input/{name}", "0801:0001"), name, "the test says so")


def keyboard(reason: OfflineReason = "not-a-reader") -> Stranger:
    """Make a thing that is no reader."""
    return Stranger(Node("wedge", "/dev/input/event9", "046d:c31c"), reason, "nobody named it")


class HandmadeDriver:
    """A driver that tells what the test says; see `hw.reader.driver.Driver`."""

    def __init__(self, found: Found, name: str = "wedge") -> None:
        self.found, self.name = found, name
        self.lamps: frozenset[Lamp] = frozenset()
        self.sounds: frozenset[Signal] = frozenset()
        self.asked: list[object] = []
        self.thread: threading.Thread | None = None
        self.answered: list[DriverEvent] = []
        self.alive = True
        self._queue: SimpleQueue[Any] = SimpleQueue()

    def tell(self, *events: DriverEvent | Exception) -> None:
        """Tell something."""
        for event in events:
            self._queue.put(event)

    def events(self) -> Iterator[DriverEvent]:
        """Tell what the test says."""
        self.thread = threading.current_thread()
        while (event := self._queue.get()) is not None:
            if isinstance(event, Exception):
                raise event
            yield event
            self.answered.append(event)

    def arm(self) -> None:
        """Note it."""
        self.asked.append("arm")

    def disarm(self) -> None:
        """Note it."""
        self.asked.append("disarm")

    def show(self, lamp: Lamp) -> None:
        """Note it."""
        self.asked.append(lamp)

    def sound(self, signal: Signal) -> None:
        """Note it."""
        self.asked.append(signal)

    def lives(self) -> bool:
        """Say so."""
        return self.alive

    def close(self) -> None:
        """End the events."""
        self.asked.append("close")
        self._queue.put(None)


class Desk:
    """An automatic driver, what is plugged in before it, and what it told."""

    def __init__(self, **settings: Any) -> None:
        self.plugged = Survey()
        self.drivers: list[HandmadeDriver] = []
        self.told: list[DriverEvent] = []
        self.auto = AutoDriver(ReaderSettings(**settings), lambda: self.plugged, self._make)
        self.held = threading.Event()
        self.held.set()
        self.failed: list[BaseException] = []
        self._thread = threading.Thread(target=self._hear, daemon=True)

    def plug(self, *readers: str, strangers: tuple[Stranger, ...] = ()) -> None:
        """Plug in these and no others."""
        self.plugged = Survey(tuple(map(reader, readers)), strangers)

    def driver(self, name: str, life: int = 1) -> HandmadeDriver:
        """Wait for the driver of a reader to be made, for the first time or again."""

        def made() -> list[HandmadeDriver]:
            return [one for one in self.drivers if one.found.title == name and one.thread is not None]

        wait_until(lambda: len(made()) >= life)
        return made()[life - 1]

    def wait_for(self, *events: object) -> None:
        """Wait until exactly these have been told since the last time."""
        wait_until(lambda: len(self.told) >= len(events))
        told, self.told[:] = list(self.told), []
        assert told == list(events)

    def has_told(self, count: int) -> bool:
        """Tell whether so many events have been told since the last time."""
        return len(self.told) >= count

    def _make(self, found: Found, _settings: ReaderSettings) -> HandmadeDriver:
        self.drivers.append(HandmadeDriver(found))
        return self.drivers[-1]

    def _hear(self) -> None:
        try:
            for event in self.auto.events():
                self.told.append(event)
                self.held.wait()
        except RuntimeError as error:
            self.failed.append(error)

    def join(self) -> None:
        """Wait for the end of the events."""
        self._thread.join(10)
        assert not self._thread.is_alive()

    def start(self) -> None:
        """Begin to hear."""
        self._thread.start()


@contextmanager
def desk(*readers: str, **settings: Any) -> Iterator[Desk]:
    """Set up an automatic driver before these readers, and close it at the end."""
    made = Desk(**settings)
    made.plug(*readers)
    made.start()
    try:
        yield made
    finally:
        made.held.set()
        made.auto.close()
        made.join()
