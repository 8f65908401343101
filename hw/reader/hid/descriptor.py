"""Reads a HID report descriptor, as the kernel does, and refuses what the kernel would refuse."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import chain, islice

from hw.reader.hid.description import Description, Field, Report
from hw.reader.hid.items import (
    COLLECTION,
    END_COLLECTION,
    FEATURE,
    INPUT,
    OUTPUT,
    POP,
    PUSH,
    REPORT_COUNT,
    REPORT_ID,
    REPORT_SIZE,
    USAGE,
    USAGE_MAXIMUM,
    USAGE_MINIMUM,
    USAGE_PAGE,
    DescriptorError,
    Item,
    items,
)

_LONGEST_REPORT = 16384  # HID_MAX_BUFFER_SIZE of linux/hid.h; the kernel takes no longer one either
_MOST_FIELDS = 12288  # HID_MAX_USAGES of linux/hid.h
_CONSTANT, _VARIABLE = 1, 2  # bits of a main item's data
_APPLICATION = 1  # kind of collection


def parse(descriptor: bytes) -> Description:
    """Read a report descriptor.

    Raises:
        DescriptorError: it is none.
    """
    reading = _Reading()
    for item in items(descriptor):
        reading.take(item)
    return reading.finished()


_NOTHING = Description({}, {}, {}, frozenset(), numbered=False)


@lru_cache(64)
def description(descriptor: bytes) -> Description:
    """Tell what a device says of itself that may say anything: nothing, where the kernel would refuse it."""
    try:
        return parse(descriptor)
    except DescriptorError:
        return _NOTHING


@dataclass(frozen=True, slots=True)
class _Globals:
    page: int = 0
    size: int = 0
    count: int = 0
    report: int = 0


@dataclass(slots=True)
class _Growing:
    """A report whose fields are being added."""

    bits: int = 0
    fields: list[Field] = field(default_factory=list)

    def finished(self) -> Report:
        return Report((self.bits + 7) // 8, tuple(self.fields))


class _Reading:
    """The state that items change."""

    def __init__(self) -> None:
        self._globals = _Globals()
        self._stack: list[_Globals] = []
        self._usages: list[range] = []
        self._minimum: int | None = None
        self._depth = 0
        self._fields_left = _MOST_FIELDS
        self._applications: set[int] = set()
        self._reports: dict[int, dict[int, _Growing]] = {INPUT: {}, OUTPUT: {}, FEATURE: {}}

    def take(self, item: Item) -> None:
        """Take the next item."""
        if item.kind & 0x0C == 0x00:
            self._main(item)
            self._usages, self._minimum = [], None
        elif item.kind & 0x0C == 0x04:
            self._global(item)
        elif item.kind & 0x0C == 0x08:
            self._local(item)

    def finished(self) -> Description:
        """Give what the items have said."""
        if self._depth:
            raise DescriptorError("a collection has no end")
        inputs, outputs, features = (
            {number: growing.finished() for number, growing in self._reports[kind].items()}
            for kind in (INPUT, OUTPUT, FEATURE)
        )
        numbers = {*inputs, *outputs, *features}
        if 0 in numbers and len(numbers) > 1:
            raise DescriptorError("some reports are numbered and some are not")
        return Description(inputs, outputs, features, frozenset(self._applications), bool(numbers - {0}))

    def _main(self, item: Item) -> None:
        if item.kind in self._reports:
            self._add(self._reports[item.kind].setdefault(self._globals.report, _Growing()), item.value)
        elif item.kind == COLLECTION:
            self._depth += 1
            if item.value == _APPLICATION:
                self._applications.update(islice(self._named(), 1))
        elif item.kind == END_COLLECTION:
            self._depth -= 1
            if self._depth < 0:
                raise DescriptorError("a collection ends that has not begun")

    def _add(self, report: _Growing, flags: int) -> None:
        size, count = self._globals.size, self._globals.count
        if report.bits + size * count > 8 * _LONGEST_REPORT:
            raise DescriptorError("a report is longer than any may be")
        if size and flags & _VARIABLE and not flags & _CONSTANT:
            report.fields.extend(self._fields(report.bits, size, count))
        report.bits += size * count

    def _fields(self, at: int, size: int, count: int) -> Iterator[Field]:
        """Give each element its usage; where there are fewer usages than elements, the last one goes on."""
        usages = list(islice(self._named(), min(count, self._fields_left + 1)))
        self._fields_left -= len(usages)
        if self._fields_left < 0:
            raise DescriptorError("it names more usages than any may")
        for index, usage in enumerate(usages):
            elements = count - index if index == len(usages) - 1 else 1
            yield Field(usage, at + index * size, size, elements)

    def _named(self) -> Iterator[int]:
        return chain.from_iterable(self._usages)

    def _global(self, item: Item) -> None:
        if item.kind == PUSH:
            self._stack.append(self._globals)
        elif item.kind == POP:
            if not self._stack:
                raise DescriptorError("a pop has no push")
            self._globals = self._stack.pop()
        elif item.kind == USAGE_PAGE:
            self._globals = replace(self._globals, page=item.value & 0xFFFF)
        elif item.kind == REPORT_SIZE:
            self._globals = replace(self._globals, size=item.value)
        elif item.kind == REPORT_COUNT:
            self._globals = replace(self._globals, count=item.value)
        elif item.kind == REPORT_ID:
            self._number(item.value)

    def _number(self, number: int) -> None:
        if not 0 < number < 256:
            raise DescriptorError(f"{number} is no report id")
        self._globals = replace(self._globals, report=number)

    def _local(self, item: Item) -> None:
        usage = item.value if item.size == 4 else self._globals.page << 16 | item.value
        if item.kind == USAGE:
            self._usages.append(range(usage, usage + 1))
        elif item.kind == USAGE_MINIMUM:
            self._minimum = usage
        elif item.kind == USAGE_MAXIMUM and self._minimum is not None:
            self._usages.append(range(self._minimum, usage + 1))
            self._minimum = None
