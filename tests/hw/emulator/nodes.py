"""What a program does with the nodes of a real kernel: reading events and reports, asking for features."""

import fcntl
import os
import select
import struct
from collections.abc import Iterable

from hw.emulator.damage import Step
from hw.emulator.links.keys import Bare, Keys

_EVENT = struct.Struct("@llHHi")
_SET_FEATURE, _GET_FEATURE = 0xC0004806, 0xC0004807


def events(descriptor: int, count: int, seconds: float = 10.0) -> list[Bare]:
    """Give so many events, without their times; fewer when no more come."""
    found: list[Bare] = []
    while len(found) < count and select.select([descriptor], [], [], seconds)[0]:
        found += [event[2:] for event in _EVENT.iter_unpack(os.read(descriptor, 240))]
    return found


def expected(steps: Iterable[Step]) -> list[Bare]:
    """Give the events that the emulator's own idea of the kernel makes of a swipe."""
    keys = Keys()
    return [event for step in steps if isinstance(step, bytes) for event in keys.events(step)]


def report(descriptor: int, seconds: float = 10.0) -> bytes:
    """Give the next report."""
    assert select.select([descriptor], [], [], seconds)[0]
    return os.read(descriptor, 1024)


def set_feature(descriptor: int, data: bytes) -> None:
    """Set a feature report that has no number."""
    fcntl.ioctl(descriptor, _SET_FEATURE | len(data) + 1 << 16, b"\0" + data)


def get_feature(descriptor: int, size: int) -> bytes:
    """Get a feature report that has no number."""
    argument = bytearray(size + 1)
    length = fcntl.ioctl(descriptor, _GET_FEATURE | size + 1 << 16, argument)
    return bytes(argument[1:length])
