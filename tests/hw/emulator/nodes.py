"""What a program does with the nodes of a real kernel: reading events and reports, asking for features."""

import fcntl
import os
import select
import struct
from collections.abc import Iterator

from hw.emulator.cards import Card
from hw.emulator.links.keys import Bare, Keys
from hw.emulator.links.usb_link import UsbLink

_EVENT = struct.Struct("@llHHi")
_SET_FEATURE, _GET_FEATURE = 0xC0004806, 0xC0004807


def events(descriptor: int, count: int, seconds: float = 10.0) -> list[Bare]:
    """Give so many events, without their times; fewer when no more come."""
    found: list[Bare] = []
    while len(found) < count and select.select([descriptor], [], [], seconds)[0]:
        found += [event[2:] for event in _EVENT.iter_unpack(os.read(descriptor, 240))]
    return found


def swiped(descriptor: int, link: UsbLink, card: Card) -> Iterator[tuple[list[Bare], list[Bare]]]:
    """Swipe a card report by report; give the events that came, and those the emulator thinks should come.

    Not at once: an emulated processor may be slower than the kernel's buffer is deep.
    """
    keys = Keys()
    for step in link.reader.swipe(card):
        assert isinstance(step, bytes)
        assert link.play([step])
        wanted = keys.events(step)
        yield events(descriptor, len(wanted)), wanted


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
