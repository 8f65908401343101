"""A HID device made by uhid: the kernel gives it a hidraw node, and input nodes where it types."""

import os
import struct
from types import TracebackType
from typing import Self

_CREATE2, _INPUT2 = 11, 12  # enum uhid_event_type of linux/uhid.h
_CREATE = struct.Struct("<I128s64s64sHHIIII4096s")
_INPUT = struct.Struct("<IH4096s")
_USB = 3


class Uhid:
    """A device for as long as the context lasts."""

    def __init__(self, name: str, vendor: int, product: int, descriptor: bytes) -> None:
        self._node = os.open("/dev/uhid", os.O_RDWR | os.O_CLOEXEC)
        size = len(descriptor)
        event = _CREATE.pack(_CREATE2, name.encode(), b"", b"", size, _USB, vendor, product, 0, 0, descriptor)
        os.write(self._node, event)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        os.close(self._node)

    def report(self, data: bytes) -> None:
        """Send an input report."""
        os.write(self._node, _INPUT.pack(_INPUT2, len(data), data))
