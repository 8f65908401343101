"""A keyboard's input node in the mocked kernel: its events, and the ioctls of linux/input.h."""

import errno
import struct
import threading
import time
from collections.abc import Callable

from hw.emulator.links.evdev_facts import fact
from hw.emulator.links.kernel import Answer
from hw.emulator.links.keys import (
    LED,
    REPEAT_DELAY,
    REPEAT_PERIOD,
    SYN,
    SYN_DROPPED,
    Bare,
    Keys,
)
from hw.emulator.links.packets import PacketNode
from hw.emulator.readers.usb import Identity

EVENT = struct.Struct("@llHHi")
BUFFER = 64 * EVENT.size  # EVDEV_MIN_BUFFER_SIZE
_TYPE = ord("E")


class EvdevNode:
    """One node. It has one reader at a time; what a second one grabs is refused, as by the kernel.

    Args:
        identity: whose node it is.
        output: takes the LED report when a program sets LEDs.

    Attributes:
        path: what stands behind the node.
        grabbed_by: the program that has it for itself alone, 0 for none.
    """

    def __init__(self, identity: Identity, output: Callable[[bytes], object]) -> None:
        self._identity = identity
        self._output = output
        self._packets = PacketNode()
        self.path = self._packets.path
        self.grabbed_by = 0
        self._keys = Keys()
        self._leds = 0
        self._clock = time.CLOCK_REALTIME
        self._lock = threading.Lock()
        self._clients: set[int] = set()

    def send(self, report: bytes) -> bool:
        """Let a report come from the keyboard; tell whether the node was still there."""
        with self._lock:
            events = self._keys.events(report)
            return self._put(events) if self._clients else True

    def pause(self, seconds: float) -> None:
        """Let time pass; a key that is down for long repeats."""
        end = time.monotonic() + seconds
        due = time.monotonic() + REPEAT_DELAY
        while (left := end - time.monotonic()) > 0:
            time.sleep(min(left, max(0.0, due - time.monotonic())))
            if due < end:
                with self._lock:
                    self._put(self._keys.repeated())
                due += REPEAT_PERIOD

    def drop(self) -> bool:
        """Let the buffer overflow with what waits in it now."""
        with self._lock:
            self._packets.drop()
            return self._put([(SYN, SYN_DROPPED, 0)])

    def close(self) -> None:
        """Let the node go away."""
        self._packets.close()

    def ioctl(self, client: int, request: int, data: bytes) -> Answer:
        """Answer an ioctl; the mask of events (EVIOCSMASK) is not known, as by a kernel before 4.4."""
        if request >> 8 & 0xFF != _TYPE:
            return Answer.refused(errno.EINVAL)
        match request & 0xFF:
            case 0x90:
                return self._grab(client, wanted=any(data))
            case 0xA0:
                (self._clock,) = struct.unpack("i", data)
                return Answer()
            case number:
                told = fact(number, len(data), self._identity, self._keys.down, self._leds)
                return Answer.refused(errno.EINVAL) if told is None else told

    def write(self, data: bytes) -> Answer:
        """Take events that set LEDs."""
        if len(data) % EVENT.size:
            return Answer.refused(errno.EINVAL)
        before = self._leds
        for _, _, kind, code, value in EVENT.iter_unpack(data):
            if kind == LED:
                self._leds = self._leds & ~(1 << code) | bool(value) << code
        if self._leds != before:
            self._output(bytes((self._leds,)))
        return Answer(len(data))

    def opened(self, client: int) -> None:
        """Hear that a program has opened the node: it gets what comes from now on."""
        with self._lock:
            if not self._clients:
                self._packets.drop()
            self._clients.add(client)

    def closed(self, client: int) -> None:
        """Let the node go for others, when who had it closes it."""
        self._clients.discard(client)
        if self.grabbed_by == client:
            self.grabbed_by = 0

    def _grab(self, client: int, *, wanted: bool) -> Answer:
        if wanted and self.grabbed_by:
            return Answer.refused(errno.EBUSY)
        if not wanted and self.grabbed_by != client:
            return Answer.refused(errno.EINVAL)
        self.grabbed_by = client if wanted else 0
        return Answer()

    def _put(self, bare: list[Bare]) -> bool:
        """Put events into the buffer. When it is full, all that waits is lost, as in the kernel's evdev.c."""
        if not bare:
            return True
        if self._packets.waiting() + len(bare) * EVENT.size > BUFFER:
            self._packets.drop()
            bare = [(SYN, SYN_DROPPED, 0), *bare[-1:]]
        seconds, nanoseconds = divmod(time.clock_gettime_ns(self._clock), 1_000_000_000)
        return self._packets.send(
            b"".join(EVENT.pack(seconds, nanoseconds // 1000, *event) for event in bare)
        )
