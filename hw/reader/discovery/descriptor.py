"""What a HID report descriptor tells of a device: its usage pages, and how long its input reports are.

Items as in "Device Class Definition for HID 1.11" §6.2.2; only those that bear on these two are looked at.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

MAGNETIC_STRIPE = 0x8E  # HID Point of Sale Usage Tables 1.02

_LONG_ITEM = 0xFE
_USAGE_PAGE, _REPORT_SIZE, _REPORT_ID, _REPORT_COUNT, _PUSH, _POP = 0x04, 0x74, 0x84, 0x94, 0xA4, 0xB4
_INPUT = 0x80
_MOST_BITS = 8 * 16384  # HID_MAX_BUFFER_SIZE of linux/hid.h: the kernel takes no longer report


@dataclass(frozen=True, slots=True)
class Outline:
    """A report descriptor in outline.

    Attributes:
        pages: every usage page that it names.
        report: the length of the longest input report in bytes, without its report id; 0 for none.
    """

    pages: frozenset[int]
    report: int


def outline(descriptor: bytes) -> Outline:
    """Read a descriptor; one that breaks off tells as much as it has told until there."""
    pages: set[int] = set()
    bits: defaultdict[int, int] = defaultdict(int)
    state, stack = {_REPORT_SIZE: 0, _REPORT_COUNT: 0, _REPORT_ID: 0}, list[dict[int, int]]()
    for tag, value in _items(descriptor):
        if tag == _USAGE_PAGE:
            pages.add(value)
        elif tag == _INPUT:
            more = state[_REPORT_SIZE] * state[_REPORT_COUNT]
            bits[state[_REPORT_ID]] = min(_MOST_BITS, bits[state[_REPORT_ID]] + more)
        elif tag == _PUSH:
            stack.append(dict(state))
        elif tag == _POP and stack:
            state = stack.pop()
        elif tag in state:
            state[tag] = value
    return Outline(frozenset(pages), -(-max(bits.values(), default=0) // 8))


def _items(descriptor: bytes) -> Iterator[tuple[int, int]]:
    """Give each short item's type and tag, and its data as a number."""
    at = 0
    while at < len(descriptor):
        head = descriptor[at]
        size = (0, 1, 2, 4)[head & 3]
        if head == _LONG_ITEM:
            size = 1 + descriptor[at + 1] + 1 if at + 1 < len(descriptor) else 0
        else:
            yield head & 0xFC, int.from_bytes(descriptor[at + 1 : at + 1 + size], "little")
        at += 1 + size
