"""The driver of whatever readers there are: it finds them, and makes of several one stream of events."""

import logging
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, SimpleQueue

from hw.reader.discovery.crew import Crew
from hw.reader.discovery.factory import make
from hw.reader.discovery.look import Look
from hw.reader.discovery.member import Member
from hw.reader.discovery.presence import Presence
from hw.reader.discovery.scout import Scout
from hw.reader.discovery.survey import Found, Survey
from hw.reader.driver import Driver, DriverEvent, Lit, Offline, Online, RawSwipe
from hw.service.reader_messages import Lamp, Signal
from hw.service.settings import ReaderSettings

log = logging.getLogger(__name__)

_JOIN = 2.0  # seconds; a driver that is closed ends at once, or when the answer it waits for is overdue


@dataclass(frozen=True, slots=True)
class _Told:
    """What a member tells; it waits until that is handled."""

    member: Member
    event: DriverEvent | None
    handled: threading.Event = field(default_factory=threading.Event)


@dataclass(frozen=True, slots=True)
class _Seen:
    survey: Survey
    settled: bool


class _Asked:
    """Whether anybody takes items from the queue."""


class _Closed:
    """The last item of the queue."""


class AutoDriver:
    """See `hw.reader.driver.Driver`. Every reader that is found works, two at once side by side.

    Args:
        settings: kiosk.toml's `[reader]`; a driver named there is the only transport used.
        look: tells what is plugged in.
        make: makes the driver for a reader that was found.
    """

    def __init__(
        self,
        settings: ReaderSettings,
        look: Callable[[], Survey] | None = None,
        make: Callable[[Found, ReaderSettings], Driver] = make,
    ) -> None:
        self._settings = settings
        self._look = look or Look(settings)
        self._make = make
        self._queue: SimpleQueue[_Told | _Seen | _Asked | _Closed] = SimpleQueue()
        self._crew = Crew()
        self._presence = Presence()
        self._scout = Scout(Path(settings.taught))
        self._closed = False
        self._came_round = True
        self._ended = threading.Event()

    @property
    def name(self) -> str:
        """The transports of the readers that are online, or the one that is looked for."""
        names = dict.fromkeys(member.driver.name for member in self._online())
        return "+".join(names) or self._settings.driver

    @property
    def lamps(self) -> frozenset[Lamp]:
        """The colours of the lamps that are there."""
        return frozenset[Lamp]().union(*(member.driver.lamps for member in self._online()))

    @property
    def sounds(self) -> frozenset[Signal]:
        """The signals of the beepers that are there."""
        return frozenset[Signal]().union(*(member.driver.sounds for member in self._online()))

    def arm(self) -> None:
        """Ask for swipes."""
        self._crew.arm(armed=True)

    def disarm(self) -> None:
        """Ask for no swipes."""
        self._crew.arm(armed=False)

    def show(self, lamp: Lamp) -> None:
        """Ask for a colour of the lamps."""
        self._crew.show(lamp)

    def sound(self, signal: Signal) -> None:
        """Ask for a signal of the beepers."""
        self._crew.sound(signal)

    def lives(self) -> bool:
        """Tell whether the thread of `events` and those of all readers came round since the last call."""
        came_round, self._came_round = self._came_round, False
        self._queue.put(_Asked())
        return all([came_round, *(member.driver.lives() for member in self._crew.members())])

    def close(self) -> None:
        """Let go of all readers and end `events`. A signal handler may call it, so it takes no lock."""
        self._closed = True
        self._scout.stop()
        self._queue.put(_Closed())

    def events(self) -> Iterator[DriverEvent]:
        """Tell what the readers do, until `close`.

        Raises:
            RuntimeError: nobody looks for readers any more; the cause has been told of where it happened.
        """
        scouting = threading.Thread(target=self._follow, name="reader scout", daemon=True)
        scouting.start()
        try:
            while not self._closed and not isinstance(item := self._queue.get(), _Closed):
                self._came_round = True
                if not isinstance(item, _Asked):
                    yield from self._handled(item) if isinstance(item, _Told) else self._seen(item)
        finally:
            self._end(scouting)
        if not self._closed:
            raise RuntimeError("nobody looks for readers any more")

    def _follow(self) -> None:
        try:
            for settled in self._scout.moments():
                self._queue.put(_Seen(self._look(), settled))
        finally:
            self._queue.put(_Closed())

    def _seen(self, seen: _Seen) -> Iterator[DriverEvent]:
        at_work = {member.found: member for member in self._crew.members()}
        for found in seen.survey.readers:
            if found not in at_work and found.node.is_there():
                self._begin(found)
        if seen.settled:
            for found in self._presence.readers() - set(seen.survey.readers):
                self._miss(found, at_work.get(found))
            self._presence.beside(stranger.reason for stranger in seen.survey.strangers)
            yield from self._news()

    def _begin(self, found: Found) -> None:
        log.debug("%s: %s, %s", found.node.path, found.title, found.why)
        self._presence.expect(found)
        self._crew.join(Member(found, self._make(found, self._settings), self._post))

    def _miss(self, found: Found, member: Member | None) -> None:
        """Let go of a reader that is away for a while: its driver had the time to tell of a last swipe."""
        if member is None:
            self._presence.gone(found)
        else:
            member.driver.close()

    def _post(self, member: Member, event: DriverEvent | None) -> None:
        """Hand over what a member tells, and hold the member until it is handled or nobody handles any more.

        Its driver would go on and ask its reader for the next swipe before this one is answered.
        """
        told = _Told(member, event)
        self._queue.put(told)
        if not self._ended.is_set():  # what is put before it is set, `_end` lets go
            told.handled.wait()

    def _handled(self, told: _Told) -> Iterator[DriverEvent]:
        try:
            yield from self._told(told)
        finally:
            told.handled.set()

    def _told(self, told: _Told) -> Iterator[DriverEvent]:
        member, event = told.member, told.event
        if event is None:
            self._crew.leave(member)
            self._presence.ended(member.found)
            self._scout.miss()
            yield from self._news()
        elif isinstance(event, Online | Offline):
            self._presence.tell(member.found, event)
            yield from self._news()
        elif not isinstance(event, Lit) or member is self._leader():
            yield event

    def _news(self) -> Iterator[DriverEvent]:
        news = self._presence.news()
        if news is not None:
            yield news

    def _online(self) -> list[Member]:
        return [member for member in self._crew.members() if self._presence.is_online(member.found)]

    def _leader(self) -> Member | None:
        """Give the reader whose lamp stands for all: they take a colour at different moments."""
        return next((member for member in self._online() if member.driver.lamps), None)

    def _end(self, scouting: threading.Thread) -> None:
        """Close all, and wipe the swipes that nobody asked for any more."""
        self._scout.stop()
        members = self._crew.members()
        for member in members:
            member.driver.close()
        self._ended.set()
        self._let_go()
        scouting.join(_JOIN)
        for member in members:
            member.join(_JOIN)
        self._let_go()

    def _let_go(self) -> None:
        while (item := self._next()) is not None:
            if isinstance(item, _Told):
                if isinstance(item.event, RawSwipe):
                    item.event.wipe()
                item.handled.set()

    def _next(self) -> _Told | _Seen | _Asked | _Closed | None:
        try:
            return self._queue.get_nowait()
        except Empty:
            return None
