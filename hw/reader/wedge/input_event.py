"""The kernel's `struct input_event` (linux/input.h) and the codes that a keyboard wedge needs."""

import struct
from collections.abc import Iterator

# Two longs of time, type, code, value; the same on every 64-bit machine, and on 32-bit ones with 32-bit time.
EVENT = struct.Struct("@llHHi")
SYN, KEY, LED = 0x00, 0x01, 0x11
SYN_REPORT, SYN_DROPPED = 0, 3
RELEASED, PRESSED, REPEATED = 0, 1, 2  # the kernel itself repeats a key that stays down

Event = tuple[int, int, int, int, int]  # seconds, microseconds, type, code, value


def events_in(data: memoryview) -> Iterator[Event]:
    """Read whole events out of what a device node gave.

    Raises:
        struct.error: it is no whole number of events.
    """
    return EVENT.iter_unpack(data)
