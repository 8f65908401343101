"""A hidraw node in the mocked kernel: whole reports, and the ioctls of linux/hidraw.h."""

import errno
import struct
from collections.abc import Callable
from typing import Protocol

from hw.emulator.links.kernel import Answer
from hw.emulator.links.packets import PacketNode
from hw.emulator.readers.usb import Identity, Shape

_TYPE = ord("H")
_BUS_USB, _DESCRIPTOR_ROOM, _BUFFER = 3, 4096, 3584


class Hooks(Protocol):
    """What the device does with reports from the host; each says whether it took it."""

    def output(self, report: bytes) -> bool:
        """Take an output report."""

    def set_feature(self, report: bytes) -> bool:
        """Take a feature report."""

    def get_feature(self) -> bytes | None:
        """Give the feature report, or None to refuse."""


class HidrawNode:
    """One node of a device whose reports have no numbers: the host puts a zero in front, which is not sent.

    Args:
        identity: whose node it is.
        shape: the device's reports.
        hooks: the device.

    Attributes:
        path: what stands behind the node.
    """

    def __init__(self, identity: Identity, shape: Shape, hooks: Hooks) -> None:
        self._identity = identity
        self._shape = shape
        self._hooks = hooks
        self._packets = PacketNode()
        self.path = self._packets.path
        self._clients: set[int] = set()

    def send(self, report: bytes) -> bool:
        """Let a report come from the device; tell whether the node was still there.

        Without a program that has the node open, or when its buffer is full, the report is lost.
        """
        if not self._clients or self._packets.waiting() + len(report) > _BUFFER:
            return True
        return self._packets.send(report)

    def close(self) -> None:
        """Let the node go away."""
        self._packets.close()

    def opened(self, client: int) -> None:
        """Hear that a program has opened the node: it gets what comes from now on."""
        if not self._clients:
            self._packets.drop()
        self._clients.add(client)

    def closed(self, client: int) -> None:
        """Hear that a program has closed the node."""
        self._clients.discard(client)

    def ioctl(self, client: int, request: int, data: bytes) -> Answer:
        """Answer an ioctl."""
        del client
        if request >> 8 & 0xFF != _TYPE:
            return Answer.refused(errno.ENOTTY)
        match request & 0xFF:
            case 0x06:
                return self._taken(data, self._hooks.set_feature)
            case 0x07:
                return self._asked(len(data))
            case number:
                told = self._told(number, len(data))
                return Answer.refused(errno.ENOTTY) if told is None else told

    def write(self, data: bytes) -> Answer:
        """Take an output report."""
        return self._taken(data, self._hooks.output)

    def _taken(self, data: bytes, take: Callable[[bytes], bool]) -> Answer:
        """Take a report; one that the device refuses is a stalled pipe."""
        return Answer(len(data)) if data[:1] == b"\0" and take(data[1:]) else Answer.refused(errno.EPIPE)

    def _asked(self, size: int) -> Answer:
        report = self._hooks.get_feature()
        if report is None:
            return Answer.refused(errno.EPIPE)
        whole = (b"\0" + report)[:size]
        return Answer(len(whole), data=whole)

    def _told(self, number: int, size: int) -> Answer | None:
        name, descriptor = self._identity, self._shape.descriptor
        length = struct.pack("i", len(descriptor))
        facts = {
            0x01: length,
            0x02: length + descriptor.ljust(_DESCRIPTOR_ROOM, b"\0"),
            0x03: struct.pack("IHH", _BUS_USB, name.vendor, name.product_id),
        }
        if number in facts:
            return Answer(data=facts[number])
        strings = {0x04: f"{name.maker} {name.product}", 0x05: "usb-mock-2/input0", 0x08: ""}
        if number not in strings:
            return None
        text = (strings[number].encode() + b"\0")[:size]
        return Answer(len(text), data=text)
