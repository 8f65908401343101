"""One stay of an MSR605 at a port: greeting it, bringing it to the wanted condition, hearing its swipes.

How long the reader is deaf between swipes, measured through service and pty (20 failed swipes, 2 cores):
0.101 s, at most 0.106, from a failed swipe until it is armed with a red lamp, and 0.150 s, at most 0.155,
when the lamp turns green again one second later. Nearly all of it is the settling times below.
"""

import time
from collections.abc import Iterator
from dataclasses import replace

from hw.reader.device import DeviceError
from hw.reader.device_driver import DeviceDriver
from hw.reader.driver import Condition, DriverEvent, Lit, Online, RawSwipe, Started
from hw.reader.msr605.language import (
    ARM,
    ARM_RAW,
    ASK_MODEL,
    COMM_TEST,
    PACK_BITS,
    RESET,
    Answer,
    CommAnswer,
    Done,
    FrameStarted,
    Model,
    Parser,
)
from hw.reader.msr605.plan import plan
from hw.reader.port import Port

RESET_SETTLE = 0.05  # no reply tells that a reset is done
LAMP_SETTLE = 0.1  # libmsr leaves the lamp this long before the next command
ANSWER_TIME = 0.5
MODEL_TIME = SETTING_TIME = 0.2
SILENCE = 0.25  # within a swipe; at 9600 baud bytes are 1 ms apart, converters hold them up to 16 ms
HEALTH_INTERVAL = 5.0


class Session:
    """Speaks with the reader at one port until it goes away.

    Args:
        port: the open port.
        driver: knows the condition that the reader should be in.
        raw: whether swipes are asked for as bits.
    """

    def __init__(self, port: Port, driver: DeviceDriver, *, raw: bool = False) -> None:
        self._port = port
        self._driver = driver
        self._raw = raw
        self._arm = ARM_RAW if raw else ARM
        self._parser = Parser(raw=raw)
        self._now: Condition | None = Condition()
        self._faults = port.faults()
        self._heard = self._settled_at = time.monotonic()

    def events(self) -> Iterator[DriverEvent]:
        """Greet the reader, then hear it until it goes away or its driver is closed.

        Raises:
            DeviceError: it does not answer, or went away.
        """
        yield self._greet()
        try:
            while self._driver.goes_on():
                yield from self._turn()
        except DeviceError:
            yield from map(self._told, self._parser.flush())  # the swipe that its going away broke off
            raise
        finally:
            self._parser.forget()

    def _greet(self) -> Online:
        """Reset the reader, test that it answers, and reset it again.

        Raises:
            DeviceError: it does not answer.
        """
        self._port.drop_input()
        self._send(RESET)
        self._test()
        digit = self._asked(ASK_MODEL, Model, MODEL_TIME)
        self._reset()
        return Online(f"MSR605/{digit.digit}" if isinstance(digit, Model) else "MSR605")

    def _turn(self) -> Iterator[DriverEvent]:
        """Bring the reader towards the wanted condition, then wait for what comes first.

        Raises:
            DeviceError: the reader went away.
        """
        yield from self._approach()
        if self._parser.in_frame:
            yield from self._hear() if self._port.wait(SILENCE) else self._broken_off()
        elif self._port.wait(HEALTH_INTERVAL, self._driver.wake):
            yield from self._hear()
        elif not (self._now and self._now.armed) and time.monotonic() - self._heard >= HEALTH_INTERVAL:
            self._test()

    def _approach(self) -> Iterator[DriverEvent]:
        for step in plan(self._now, self._driver.wanted, self._arm):
            if self._parser.in_frame or self._port.wait(0):
                return  # a swipe is coming in: it is heard first
            if step.command == RESET:
                self._reset()
            else:
                self._send(step.command)
            self._now = step.after
            if step.after.lamp is not None and step.command != self._arm:
                yield Lit(step.after.lamp)

    def _reset(self) -> None:
        """Reset the reader. Whether that undoes the packing of bits is not said, so they are packed anew.

        Not every firmware answers to that, and one that does not pack fails every swipe by its parity.
        """
        self._send(RESET)
        if self._raw:
            self._asked(PACK_BITS, Done, SETTING_TIME)

    def _hear(self) -> Iterator[DriverEvent]:
        swiped = False
        with self._port.received() as data:
            self._heard = time.monotonic() if len(data) else self._heard
            for answer in self._parser.feed(data):
                swiped = swiped or isinstance(answer, RawSwipe)
                if isinstance(answer, FrameStarted | RawSwipe):
                    yield self._told(answer)
        if swiped and not self._parser.in_frame:
            self._port.drop_input()  # nothing comes before the next command, and the swipe is kept nowhere

    def _broken_off(self) -> Iterator[DriverEvent]:
        yield from map(self._told, self._parser.flush())
        self._now = None

    def _told(self, answer: Answer) -> DriverEvent:
        if not isinstance(answer, RawSwipe):
            return Started()
        self._now = self._now and replace(self._now, armed=False)
        before, self._faults = self._faults, self._port.faults()
        return answer if before == self._faults else replace(answer, fault=answer.fault or "DROPPED")

    def _test(self) -> None:
        if self._asked(COMM_TEST, CommAnswer, ANSWER_TIME) is None:
            raise DeviceError("no-answer")

    def _asked(self, command: bytes, kind: type[Answer], seconds: float) -> Answer | None:
        self._send(command)
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0 and self._port.wait(left):
            with self._port.received() as data:
                answers = list(self._parser.feed(data))
            for answer in answers:
                if isinstance(answer, RawSwipe):
                    answer.wipe()  # one that was not asked for
            found = next((answer for answer in answers if isinstance(answer, kind)), None)
            if found is not None:
                self._heard = time.monotonic()
                return found
        self._parser.forget()
        return None

    def _send(self, command: bytes) -> None:
        time.sleep(max(0.0, self._settled_at - time.monotonic()))
        self._port.send(command)
        settle = RESET_SETTLE if command == RESET else LAMP_SETTLE if command[1] >= 0x80 else 0
        self._settled_at = time.monotonic() + settle
