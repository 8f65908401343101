"""The feedback channel of a beeper that the kernel has as an input device: EV_SND."""

import fcntl
import os
import struct
import threading
from collections import deque
from collections.abc import Callable, Iterable
from pathlib import Path

from hw.feedback.attended import AttendedChannel
from hw.feedback.channel import Capability
from hw.feedback.tones import TONES
from hw.service.reader_messages import Lamp, Signal

_EVENT = struct.Struct("@llHHi")  # struct input_event of linux/input.h
_EV_SND, _SND_BELL, _SND_TONE = 0x12, 1, 2  # linux/input-event-codes.h
_EVIOCGBIT_SND = 0x80014520 + _EV_SND  # one byte of EVIOCGBIT, which holds all three sounds


class Beeper(AttendedChannel):
    """See `hw.feedback.channel.Channel`. A beeper with one pitch beeps as often and as long as the others.

    Args:
        node: the device node, for example `/dev/input/by-path/platform-buzzer-event`.
    """

    name = "beeper"
    offers = frozenset[Capability]({"sound"})

    def __init__(self, node: str) -> None:
        super().__init__()
        self._node = Path(node)
        self._code = _SND_TONE
        self._signals: deque[Signal] = deque(maxlen=1)  # the newest is the one that counts
        self._given = threading.Condition()
        self._ended = False

    def attempt(self) -> None:
        """Find out how the beeper sounds, and silence what an end in the middle of a tone has left."""
        node = os.open(self._node, os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY)
        try:
            sounds = fcntl.ioctl(node, _EVIOCGBIT_SND, bytes(1))[0]
            if not sounds & (1 << _SND_BELL | 1 << _SND_TONE):
                raise OSError(f"{self._node} has no beeper")
            self._code = _SND_TONE if sounds & 1 << _SND_TONE else _SND_BELL
            if not self.capabilities():  # one that works may be in the middle of a signal
                self._write(node, 0)
        finally:
            os.close(node)

    def watch(self, changed: Callable[[], None]) -> None:
        """Try the beeper, and sound what is asked for, from now on."""
        super().watch(changed)
        threading.Thread(target=self._run, name="beeps", daemon=True).start()

    def show(self, lamp: Lamp) -> None:
        """Show nothing: a beeper has no lamp, and offers none."""

    def sound(self, signal: Signal) -> None:
        """Begin a signal; it ends the one before."""
        with self._given:
            self._signals.append(signal)
            self._given.notify()

    def close(self) -> None:
        """Be silent, also in the middle of a signal."""
        super().close()
        with self._given:
            self._ended = True
            self._given.notify()

    def _run(self) -> None:
        while self._waited(None):
            signal = self._signals.pop()
            try:
                self._play(TONES[signal])
            except OSError as error:
                self.failed(error)

    def _play(self, tones: Iterable[tuple[int, float]]) -> None:
        node = os.open(self._node, os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)
        try:
            for hertz, seconds in tones:
                self._write(node, hertz)
                if self._waited(seconds) or self._ended:
                    break
            self._write(node, 0)
        finally:
            os.close(node)

    def _waited(self, seconds: float | None) -> bool:
        """Wait for a signal; tell whether one has come."""
        with self._given:
            self._given.wait_for(lambda: self._signals or self._ended, seconds)
            return bool(self._signals) and not self._ended

    def _write(self, node: int, hertz: int) -> None:
        value = hertz if self._code == _SND_TONE else min(hertz, 1)
        os.write(node, _EVENT.pack(0, 0, _EV_SND, self._code, value))
