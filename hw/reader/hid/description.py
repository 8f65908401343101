"""What a HID device says of itself: its reports, how long each is, and where in it each usage stands."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """Where a usage stands in a report.

    Attributes:
        usage: the usage page in the upper 16 bits, the usage in the lower ones.
        at: its first bit, counted from the report's first byte after any report id.
        bits: how many bits each element has.
        count: how many elements of this usage follow each other.
    """

    usage: int
    at: int
    bits: int
    count: int


@dataclass(frozen=True, slots=True)
class Report:
    """A report: its size in bytes without any report id, and its fields that carry a value by usage."""

    size: int
    fields: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True)
class Description:
    """What a device says of itself.

    Attributes:
        inputs: the input reports by report id; 0 where reports are not numbered.
        outputs: the output reports likewise.
        features: the feature reports likewise.
        applications: the usages of the application collections: what the device is.
        numbered: whether every report begins with its id.
    """

    inputs: dict[int, Report]
    outputs: dict[int, Report]
    features: dict[int, Report]
    applications: frozenset[int]
    numbered: bool

    @property
    def pages(self) -> frozenset[int]:
        """The usage pages of what the device is and of what its input reports carry."""
        carried = {field.usage for report in self.inputs.values() for field in report.fields}
        return frozenset(usage >> 16 for usage in self.applications | carried)

    @property
    def longest(self) -> int:
        """The size of the longest input report in bytes; 0 for none."""
        return max((report.size for report in self.inputs.values()), default=0)
