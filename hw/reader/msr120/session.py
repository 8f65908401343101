"""One stay of an MSR120 at a port: keeping it as it should be, and fetching the swipes it has read.

The reader's own word counts, not what was sent to it: it is armed when its status says so, and a card is
drawn when it was armed and its status says that it is no longer. So a lost acknowledgement loses no swipe,
and what is fetched is never the card before: only a reader that was seen armed has cleared that from its
buffers.

How long the reader is deaf between swipes, measured through service and pty (15 failed swipes, 2 busy cores):
0.142 s, at most 0.304, from a failed swipe until it is armed with a red lamp, of which 0.09 are the silences
that end three answers; 0.003 s for the second beep, and not at all when the lamp turns green again.
"""

import time
from collections import deque
from collections.abc import Generator, Iterator
from dataclasses import replace

from hw.reader.device import DeviceError
from hw.reader.device_driver import DeviceDriver
from hw.reader.driver import Condition, DriverEvent, Lit, Online, RawSwipe, RawTrack, Started
from hw.reader.iso7811 import TrackNumber
from hw.reader.msr120.dialogue import TRIES, Dialogue, RestartedError
from hw.reader.msr120.language import ABORT, ACK, BEEPS, LIGHT, POWER_ON, SEND
from hw.reader.port import Port
from hw.service.reader_messages import Lamp

ABORT_TIME = 0.1  # a reader that has nothing to abort may say nothing
BEEP_TIME = 0.7  # a long beep is half a second, and nobody says whether it is acknowledged before or after
BEEP_EVERY = 0.65
HEALTH_INTERVAL = 2.0


class Session:
    """Speaks with the reader at one port until it goes away.

    Args:
        port: the open port.
        driver: knows the condition that the reader should be in.
    """

    def __init__(self, port: Port, driver: DeviceDriver) -> None:
        self._port = port
        self._driver = driver
        self._reader = Dialogue(port)
        self._now = Condition()
        self._holds = True  # not known
        self._beeps: deque[bytes] = deque()
        self._beep_at = 0.0

    def events(self) -> Iterator[DriverEvent]:
        """Greet the reader, then hear it until it goes away or its driver is closed.

        Raises:
            DeviceError: it does not answer, or went away.
        """
        yield self._greet()
        while self._driver.goes_on():
            try:
                if (yield from self._approach()):
                    yield from self._listen()
            except RestartedError:
                self._now = Condition()

    def _greet(self) -> Online:
        for _ in range(TRIES):
            try:
                self._reader.asked(ABORT, ABORT_TIME)
                self._reader.status()
            except RestartedError:
                continue  # its power came with its plug
            return Online("MSR120")
        raise DeviceError("no-answer")

    def _approach(self) -> Generator[DriverEvent, None, bool]:
        """Bring the reader to the wanted condition; tell whether that went without a swipe in between.

        The lamp may change at any time, but beeps are allowed only while the reader is not armed; so it is
        disarmed for each one, and armed again between them.
        """
        while self._driver.signals:
            self._beeps.extend(BEEPS[self._driver.signals.popleft()])
        wanted = self._driver.wanted
        due = bool(self._beeps) and time.monotonic() >= self._beep_at
        if self._now.armed and (due or not wanted.armed) and (yield from self._disarm()):
            return False
        if wanted.lamp is not None and wanted.lamp != self._now.lamp:
            yield self._light(wanted.lamp)
            if (yield from self._check()):
                return False
        if due:
            self._reader.asked(self._beeps.popleft(), BEEP_TIME)
            self._beep_at = time.monotonic() + BEEP_EVERY
        self._settle(armed=wanted.armed)
        return True

    def _light(self, lamp: Lamp) -> Lit:
        for command in LIGHT[lamp]:
            self._reader.insisted(command)
        self._now = replace(self._now, lamp=lamp)
        return Lit(lamp)

    def _settle(self, *, armed: bool) -> None:
        """Arm the reader, or have it forget the last card."""
        if armed != self._now.armed or self._holds:
            self._arm()
        if not armed and self._now.armed:
            self._reader.asked(ABORT, ABORT_TIME)
            self._now = replace(self._now, armed=False)

    def _arm(self) -> None:
        for _ in range(TRIES):
            if self._reader.armed():
                self._now, self._holds = replace(self._now, armed=True), False
                return
            self._reader.asked(ABORT, ABORT_TIME)
        raise DeviceError("no-answer")

    def _disarm(self) -> Generator[DriverEvent, None, bool]:
        """Abort the reading; tell whether a card was drawn just before, and fetch it."""
        for _ in range(TRIES):
            self._reader.asked(ABORT, ABORT_TIME)
            status = self._reader.status()
            if status.holds:
                yield from self._fetch()
                return True
            if not status.ready:
                self._now = replace(self._now, armed=False)
                return False
        raise DeviceError("no-answer")

    def _listen(self) -> Iterator[DriverEvent]:
        """Wait for what comes first: the reader's word, the driver's, the next beep or the next test."""
        seconds = max(0.0, self._beep_at - time.monotonic()) if self._beeps else HEALTH_INTERVAL
        if self._port.wait(seconds, self._driver.wake):
            yield from self._hear()
        elif time.monotonic() - self._reader.heard >= HEALTH_INTERVAL:
            yield from self._check()

    def _hear(self) -> Iterator[DriverEvent]:
        """Take what came unasked. Whatever it is, the status tells whether a card was drawn."""
        with self._port.received() as data:
            restarted = POWER_ON in data and ACK not in data
        if restarted:
            raise RestartedError
        yield from self._check()

    def _check(self) -> Generator[DriverEvent, None, bool]:
        """See that the reader is there; tell whether a card was drawn, and fetch it."""
        if self._reader.status().ready or not self._now.armed:
            return False
        yield from self._fetch()
        return True

    def _fetch(self) -> Iterator[DriverEvent]:
        """Fetch a swipe's tracks: all of them, or it has failed."""
        self._now, self._holds = replace(self._now, armed=False), True
        self._beeps.clear()  # of the swipe before
        yield Started()
        faults = self._port.faults()
        tracks: dict[TrackNumber, RawTrack] = {}
        try:
            for number, command in SEND.items():
                tracks[number] = self._reader.track(command)
        except (DeviceError, RestartedError):
            yield RawSwipe(tracks, "TRUNCATED")
            raise
        yield RawSwipe(tracks, None if faults == self._port.faults() else "DROPPED")
