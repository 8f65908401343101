"""The driver of a reader that is not there: it swipes the invented cards that it is told, and no others."""

from collections.abc import Iterator
from queue import SimpleQueue
from typing import Final

from hw.reader.driver import DriverEvent, Lit, Online, RawSwipe, RawTrack, Started
from hw.reader.secret import Secret
from hw.service.reader_messages import Lamp, Signal

_TRACK: Final = 2


class PracticeDriver:
    """Implements hw.reader.driver.Driver without a device; all that follows a swipe is as ever."""

    def __init__(self) -> None:
        self._happened: SimpleQueue[DriverEvent | None] = SimpleQueue()

    @property
    def name(self) -> str:
        """The transport's keyword."""
        return "practice"

    @property
    def lamps(self) -> frozenset[Lamp]:
        """Every colour, drawn on the screen alone."""
        return frozenset({"off", "green", "yellow", "red"})

    @property
    def sounds(self) -> frozenset[Signal]:
        """None: there is no beeper."""
        return frozenset()

    def events(self) -> Iterator[DriverEvent]:
        """Tell what is swiped, until `close`."""
        yield Online("practice")
        while (event := self._happened.get()) is not None:
            yield event

    def swipe(self, track: str) -> None:
        """Swipe a card whose track 2 is this, as a reader would send it, sentinels and all."""
        self._happened.put(Started())
        self._happened.put(RawSwipe({_TRACK: RawTrack(Secret.of(track.encode("ascii", "replace")))}))

    def arm(self) -> None:
        """Swipes come only when they are told."""

    def disarm(self) -> None:
        """As above."""

    def show(self, lamp: Lamp) -> None:
        """Take the colour at once."""
        self._happened.put(Lit(lamp))

    def sound(self, signal: Signal) -> None:
        """Sound nothing."""

    def lives(self) -> bool:
        """Nothing here can hang."""
        return True

    def close(self) -> None:
        """End `events`."""
        self._happened.put(None)
