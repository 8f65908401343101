"""An input node of the kernel (/dev/input/event…), held for this process alone."""

import ctypes
import fcntl
import os
import select
import struct
import time
from contextlib import suppress
from types import TracebackType
from typing import Self

from hw.reader.device import DeviceError, opening, read_into, using
from hw.reader.wedge.input_event import EVENT, KEY, LED, SYN, SYN_REPORT, Event, events_in

# linux/input.h; the kernel's _IOC encoding: direction << 30 | size << 16 | type << 8 | number
_WRITE, _READ = 1 << 30, 2 << 30
_TYPE = ord("E") << 8
_EVIOCGRAB = _WRITE | 4 << 16 | _TYPE | 0x90
_EVIOCSMASK = _WRITE | 16 << 16 | _TYPE | 0x93
_EVIOCSCLOCKID = _WRITE | 4 << 16 | _TYPE | 0xA0
_NAME_SIZE, _KEY_BYTES = 256, 96  # KEY_CNT is 768
_EVIOCGNAME = _READ | _NAME_SIZE << 16 | _TYPE | 0x06
_EVIOCGKEY = _READ | _KEY_BYTES << 16 | _TYPE | 0x18
_EVIOCGBIT_KEY = _READ | _KEY_BYTES << 16 | _TYPE | (0x20 + KEY)

_MASK = struct.Struct("@IIQ")  # struct input_mask: type, size of the codes, their address
_LED_CAPS_LOCK = 1
_LETTERS_AND_ENTER = frozenset((*range(16, 26), *range(30, 39), *range(44, 51), 28))
_BUFFER_EVENTS = 2048  # a swipe of three tracks has some 1,000
_REST = 0.003  # seconds; the fastest reader types 3 to 12 events in it, of the kernel's 64
_FLAGS = os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY  # the path may be a wrong one, and a terminal
_GREAT_MANY = (_BUFFER_EVENTS - 256) * EVENT.size


class Node:
    """An open input node; a context manager.

    Raises:
        DeviceError: here and in every method, when the node cannot be used.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        with opening():
            self._fd = _opened(path)
        try:
            with opening():
                self.name = _text(fcntl.ioctl(self._fd, _EVIOCGNAME, bytes(_NAME_SIZE)))
                self._types = _bits(fcntl.ioctl(self._fd, _EVIOCGBIT_KEY, bytes(_KEY_BYTES)))
            self._is_monotonic = self._asked_for(_EVIOCSCLOCKID, struct.pack("@i", time.CLOCK_MONOTONIC))
        except DeviceError:
            os.close(self._fd)
            raise
        self._mask()
        self._buffer = memoryview(bytearray(_BUFFER_EVENTS * EVENT.size))
        self._poll = select.poll()
        self._poll.register(self._fd, select.POLLIN)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let the node go, and wipe the keys that were not taken any more."""
        os.close(self._fd)
        self._buffer[:] = bytes(len(self._buffer))

    @property
    def types_letters(self) -> bool:
        """Whether this is the part of a composite reader that can type a card's characters."""
        return self._types >= _LETTERS_AND_ENTER

    def fileno(self) -> int:
        """Give the descriptor."""
        return self._fd

    def down(self) -> set[int]:
        """Ask which keys are down. The kernel throws away the keys that wait to be read."""
        with using():
            return _bits(fcntl.ioctl(self._fd, _EVIOCGKEY, bytes(_KEY_BYTES)))

    def is_gone(self) -> bool:
        """Ask whether the node is there no longer, though another one may have its name by now."""
        try:
            self.down()
        except DeviceError:
            return True
        return False

    def grab(self) -> None:
        """Take the node for this process alone, and forget what has come before.

        Raises:
            DeviceError: `busy` when another process has it.
        """
        with opening():
            fcntl.ioctl(self._fd, _EVIOCGRAB, 1)
        self._put_caps_lock_out()
        while self.read():
            pass

    def read(self) -> list[Event]:
        """Give the events that have come, with times of the monotonic clock; none where nothing has come.

        Raises:
            DeviceError: the node is gone; events that still waited went with it.
        """
        return self._events(self._received(0))

    def gathered(self, silence: float) -> list[Event]:
        """Give the events that come until there is a silence of so many seconds, or a great many of them.

        Next to nothing is done each time some have come, and a fast reader's gather for a moment first: the
        kernel's buffer is small, and the reader does not wait.
        """
        count, rests = 0, True
        while count <= _GREAT_MANY:
            if rests:
                time.sleep(_REST)
                came = self._waiting(count)
                rests = came > 0  # a slow reader needs none
            elif self._poll.poll(1000 * (silence - 2 * _REST)):  # a little early, for whoever ends the swipe
                came = self._received(count)
            else:
                break
            count += came
        return self._events(count)

    def _waiting(self, at: int) -> int:
        """Read all that waits into the buffer at a place, and give the number of bytes."""
        count = 0
        while at + count <= _GREAT_MANY and self._poll.poll(0):
            count += self._received(at + count)
        return count

    def _received(self, at: int) -> int:
        """Read into the buffer at a place, and give the number of bytes."""
        count = read_into(self._fd, self._buffer[at:])
        if count % EVENT.size:
            raise DeviceError("hung-up")
        return count

    def _events(self, count: int) -> list[Event]:
        """Take so many bytes out of the buffer as events."""
        events = list(events_in(self._buffer[:count]))
        self._buffer[:count] = bytes(count)
        return events if self._is_monotonic else _stamped(events)

    def _mask(self) -> None:
        """Have the kernel keep only keys for us, so that its small buffer holds more of a swipe."""
        types = ctypes.c_uint32(1 << SYN | 1 << KEY)
        self._asked_for(_EVIOCSMASK, _MASK.pack(SYN, ctypes.sizeof(types), ctypes.addressof(types)))

    def _put_caps_lock_out(self) -> None:
        """Tell the reader that caps lock is off, which the typist takes for granted."""
        off = EVENT.pack(0, 0, LED, _LED_CAPS_LOCK, 0) + EVENT.pack(0, 0, SYN, SYN_REPORT, 0)
        with suppress(OSError):  # opened for reading only, or without such an LED
            os.write(self._fd, off)

    def _asked_for(self, request: int, argument: bytes) -> bool:
        """Ask the kernel for something that an older one does not know."""
        try:
            fcntl.ioctl(self._fd, request, argument)
        except OSError:
            return False
        return True


def _opened(path: str) -> int:
    try:
        return os.open(path, os.O_RDWR | _FLAGS)
    except PermissionError:
        return os.open(path, os.O_RDONLY | _FLAGS)


def _bits(data: bytes) -> set[int]:
    return {at * 8 + bit for at, byte in enumerate(data) if byte for bit in range(8) if byte >> bit & 1}


def _text(data: bytes) -> str:
    return data.split(b"\0", 1)[0].decode("utf-8", "replace").strip()


def _stamped(events: list[Event]) -> list[Event]:
    """Put our own time on events, where the kernel's is of another clock."""
    seconds, fraction = divmod(time.monotonic(), 1)
    return [(int(seconds), int(fraction * 1e6), kind, code, value) for _, _, kind, code, value in events]
