"""The items of a HID report descriptor, one by one.

Source: Device Class Definition for Human Interface Devices 1.11, section 6.2.2.
"""

from collections.abc import Iterator
from dataclasses import dataclass

LONGEST_DESCRIPTOR = 4096  # HID_MAX_DESCRIPTOR_SIZE of linux/hid.h

# The upper six bits of an item's first byte: its tag and its type.
INPUT, OUTPUT, COLLECTION, FEATURE, END_COLLECTION = 0x80, 0x90, 0xA0, 0xB0, 0xC0
USAGE_PAGE, REPORT_SIZE, REPORT_ID, REPORT_COUNT, PUSH, POP = 0x04, 0x74, 0x84, 0x94, 0xA4, 0xB4
USAGE, USAGE_MINIMUM, USAGE_MAXIMUM = 0x08, 0x18, 0x28

_LONG_ITEM = 0xFE
_SIZES = (0, 1, 2, 4)


class DescriptorError(ValueError):
    """The report descriptor is none; the words say where it goes wrong."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item.

    Attributes:
        kind: its tag and type, one of this module's constants or another.
        value: its data as an unsigned number.
        size: how many bytes its data has.
    """

    kind: int
    value: int
    size: int


def items(descriptor: bytes) -> Iterator[Item]:
    """Give the short items; long items have no defined meaning and are passed over.

    Raises:
        DescriptorError: the descriptor is too long, or ends in the middle of an item.
    """
    if len(descriptor) > LONGEST_DESCRIPTOR:
        raise DescriptorError(f"{len(descriptor)} bytes are more than a descriptor may have")
    at = 0
    while at < len(descriptor):
        first = descriptor[at]
        if first == _LONG_ITEM:
            size, head = descriptor[at + 1] if at + 1 < len(descriptor) else 0, 3
        else:
            size, head = _SIZES[first & 3], 1
        if at + head + size > len(descriptor):
            raise DescriptorError(f"the item at byte {at} is cut off")
        if first != _LONG_ITEM:
            yield Item(first & 0xFC, int.from_bytes(descriptor[at + 1 : at + 1 + size], "little"), size)
        at += head + size
