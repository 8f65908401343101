"""The reader's station: what its driver tells becomes messages, and every swipe is answered at once."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import singledispatchmethod

from hw.feedback.chain import NONE, Chain
from hw.feedback.channel import Channel
from hw.feedback.patterns import BAD, GOOD, OFFLINE, PATTERNS, PROCESSING, READY
from hw.feedback.player import Player
from hw.feedback.reader_channel import ReaderChannel
from hw.feedback.trace import Trace
from hw.reader.driver import Driver, DriverEvent, Lit, Offline, Online, RawSwipe, Started
from hw.service import notify
from hw.service.broadcast import Broadcast
from hw.service.pulse import Pulse
from hw.service.reader_arming import Arming
from hw.service.reader_messages import (
    Alive,
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
    disarms it. Lamp and signal are given before anyone is told: nobody who listens or logs delays them.

    Args:
        driver: the reader's driver.
        read: makes a raw swipe into a sealed card or a failure, and wipes it.
        channels: the feedback channels behind the reader's own, best first.
        arm_seconds: how long a swipe is waited for.
    """

    def __init__(
        self,
        driver: Driver,
        read: Callable[[RawSwipe], CardRead | SwipeFailed],
        channels: Sequence[Channel],
        arm_seconds: float,
    ) -> None:
        self._driver = driver
        self._read = read
        self._presence: ReaderOnline | ReaderOffline = ReaderOffline("starting")
        self._reader = ReaderChannel(driver)
        self._chain = Chain((self._reader, *channels))
        self._player = Player(self._chain, self._given, self._sounded)
        self.trace = Trace()
        self.events: Broadcast[ReaderMessage] = Broadcast(self.state)
        self.arming = Arming(driver, arm_seconds, self.events.publish)
        self._pulse = Pulse(self._beat)

    def run(self) -> None:
        """Answer the driver's events until the driver is closed."""
        self._chain.watch(self._player.refresh)
        self._pulse.start()
        try:
            for event in self._driver.events():
                self._answer(event)
        finally:  # a lamp that stays green would promise what nobody keeps
            self._pulse.stop()
            self._player.stop()
            self._chain.close()

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

    def _beat(self) -> None:
        self.events.publish(Alive())
        if self._driver.lives():  # not this thread's life counts, but that of those who read cards
            notify.alive()

    @singledispatchmethod
    def _answer(self, event: DriverEvent) -> None:
        raise NotImplementedError(type(event).__name__)

    @_answer.register
    def _online(self, event: Online) -> None:
        self._presence = ReaderOnline(event.model, self._driver.name)
        self._reader.online = True
        self._player.rest(READY)
        self.events.publish(self._presence)
        log.info("reader: online (%s)", event.model)

    @_answer.register
    def _offline(self, event: Offline) -> None:
        self._presence = ReaderOffline(event.reason)
        self._reader.online = False
        self.events.publish(self._presence)
        self._lit("off", ReaderChannel.name)
        self._player.rest(OFFLINE)
        log.warning("reader: offline (%s)", event.reason)

    @_answer.register
    def _started(self, event: Started) -> None:
        del event  # it says no more than its name
        if self.arming.armed:
            self._player.play(PROCESSING)
            self.events.publish(SwipeStarted())

    @_answer.register
    def _shown(self, event: Lit) -> None:
        self._lit(event.lamp, ReaderChannel.name)

    @_answer.register
    def _swiped(self, swipe: RawSwipe) -> None:
        if not self.arming.armed:
            swipe.wipe()
            self._player.finish(PROCESSING)  # it was asked for when it began
            log.info("swipe: not asked for, wiped")
            return
        if self._pulse.was_frozen():  # nobody knows how long it waited, nor whose it is
            swipe = replace(swipe, fault=swipe.fault or "DROPPED")
        result = self._read(swipe)
        if isinstance(result, CardRead):
            self._accept(result)
        else:
            self._refuse(result)

    def _accept(self, result: CardRead) -> None:
        self._player.play(GOOD)
        self.events.publish(result)
        self.arming.end("card-read")
        log.info("swipe: card read")

    def _refuse(self, result: SwipeFailed) -> None:
        if isinstance(self._presence, ReaderOnline):
            self._player.play(BAD)
        self.events.publish(result)
        log.info("swipe: failed, %s, tracks %s", result.reason, " ".join(result.tracks.values()))

    def _given(self, lamp: Lamp, channel: str) -> None:
        """Tell of a colour that was commanded, unless the reader itself tells when it has taken it."""
        missing = channel == NONE and isinstance(self._presence, ReaderOffline)
        if channel != ReaderChannel.name and not missing:
            self._lit(lamp, channel)

    def _lit(self, lamp: Lamp, channel: str) -> None:
        if self.trace.lit(lamp, channel):
            log.info("lamp: %s (%s)", lamp, channel)
            self.events.publish(LampShown(lamp))

    def _sounded(self, signal: Signal, channel: str) -> None:
        log.info("sound: %s (%s)", signal, channel)
        self.trace.sounded(signal, channel)
        self.events.publish(SoundGiven(signal, channel))
