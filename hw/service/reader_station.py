"""The reader's station: what its driver tells becomes messages, and every swipe is answered at once."""

import logging
from collections.abc import Callable
from functools import singledispatchmethod

from hw.feedback.chain import Chain
from hw.feedback.channel import Channel
from hw.feedback.patterns import BAD, GOOD, PATTERNS, READY
from hw.feedback.player import Player
from hw.feedback.reader_channel import ReaderChannel
from hw.feedback.trace import Trace
from hw.reader.driver import Driver, DriverEvent, Lit, Offline, Online, RawSwipe, Started
from hw.service.broadcast import Broadcast
from hw.service.reader_arming import Arming
from hw.service.reader_messages import (
    CardRead,
    Lamp,
    LampShown,
    ReaderInfo,
    ReaderMessage,
    ReaderOffline,
    ReaderOnline,
    Signal,
    SoundGiven,
    SwipeFailed,
    SwipeStarted,
)

log = logging.getLogger(__name__)


class Station:
    """One reader with its lamp and its sound.

    A swipe while nothing is armed is wiped without a signal. A failed one leaves the reader armed, a good one
    disarms it.

    Args:
        driver: the reader's driver.
        read: makes a raw swipe into a sealed card or a failure, and wipes it.
        sounder: the channel behind the reader's own.
        arm_seconds: how long a swipe is waited for.
    """

    def __init__(
        self,
        driver: Driver,
        read: Callable[[RawSwipe], CardRead | SwipeFailed],
        sounder: Channel,
        arm_seconds: float,
    ) -> None:
        self._driver = driver
        self._read = read
        self._presence: ReaderOnline | ReaderOffline = ReaderOffline("starting")
        self._reader = ReaderChannel(driver)
        self._chain = Chain((self._reader, sounder), self._lit, self._sounded)
        self._player = Player(self._chain)
        self.trace = Trace()
        self.events: Broadcast[ReaderMessage] = Broadcast(self.state)
        self.arming = Arming(driver, arm_seconds, self.events.publish)

    def run(self) -> None:
        """Answer the driver's events until the driver is closed."""
        for event in self._driver.events():
            self._answer(event)
        self._player.stop()

    def state(self) -> list[ReaderMessage]:
        """Describe the present state in messages."""
        return [self._presence, self.arming.state, LampShown(self.trace.lamp)]

    def info(self) -> ReaderInfo:
        """Describe what is plugged in."""
        online, armed = isinstance(self._presence, ReaderOnline), self.arming.armed
        reason = self._presence.reason if isinstance(self._presence, ReaderOffline) else ""
        model = self._presence.model if isinstance(self._presence, ReaderOnline) else ""
        return ReaderInfo(
            online, reason, model, self._driver.name, armed, self.trace.lamp, self._chain.able()
        )

    def play(self, pattern: str) -> None:
        """Play a feedback pattern by its name.

        Raises:
            KeyError: there is no such pattern.
        """
        self._player.play(PATTERNS[pattern])

    @singledispatchmethod
    def _answer(self, event: DriverEvent) -> None:
        raise NotImplementedError(type(event).__name__)

    @_answer.register
    def _online(self, event: Online) -> None:
        log.info("reader: online (%s)", event.model)
        self._presence = ReaderOnline(event.model, self._driver.name)
        self._reader.online = True
        self.events.publish(self._presence)
        self._player.play(READY)

    @_answer.register
    def _offline(self, event: Offline) -> None:
        log.warning("reader: offline (%s)", event.reason)
        self._presence = ReaderOffline(event.reason)
        self._reader.online = False
        self._player.stop()
        self.events.publish(self._presence)
        self._lit("off", ReaderChannel.name)

    @_answer.register
    def _started(self, event: Started) -> None:
        del event  # it says no more than its name
        if self.arming.armed:
            self.events.publish(SwipeStarted())

    @_answer.register
    def _shown(self, event: Lit) -> None:
        self._lit(event.lamp, ReaderChannel.name)

    @_answer.register
    def _swiped(self, swipe: RawSwipe) -> None:
        if not self.arming.armed:
            swipe.wipe()
            log.info("swipe: not asked for, wiped")
            return
        result = self._read(swipe)
        if isinstance(result, CardRead):
            self._accept(result)
        else:
            self._refuse(result)

    def _accept(self, result: CardRead) -> None:
        log.info("swipe: card read")
        self._player.play(GOOD)
        self.events.publish(result)
        self.arming.end("card-read")

    def _refuse(self, result: SwipeFailed) -> None:
        log.info("swipe: failed, %s, tracks %s", result.reason, " ".join(result.tracks.values()))
        if isinstance(self._presence, ReaderOnline):
            self._player.play(BAD)
        self.events.publish(result)

    def _lit(self, lamp: Lamp, channel: str) -> None:
        if self.trace.lit(lamp, channel):
            log.info("lamp: %s (%s)", lamp, channel)
            self.events.publish(LampShown(lamp))

    def _sounded(self, signal: Signal, channel: str) -> None:
        log.info("sound: %s (%s)", signal, channel)
        self.trace.sounded(signal, channel)
        self.events.publish(SoundGiven(signal, channel))
