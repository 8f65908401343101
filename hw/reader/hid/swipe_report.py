"""Input reports that carry a whole swipe: where the tracks stand by the descriptor, and what they say.

Nothing is taken for granted: a report of another length than the descriptor gives, or a track whose status
and length contradict each other, fails the swipe.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from hw.reader.driver import RawSwipe, RawTrack
from hw.reader.hid.description import Description, Field
from hw.reader.iso7811 import LAYOUTS, Layouts, TrackNumber
from hw.reader.secret import Secret
from hw.service.reader_messages import TrackStatus

_UNREADABLE = 1  # the one bit of a status that is defined


@dataclass(frozen=True, slots=True)
class Usages:
    """Which usages carry a swipe, of each track.

    Attributes:
        lengths: how many characters of the data are the track's.
        data: the characters.
        statuses: whether the reader could read the track; {} where it does not say.
        kind: how the card is encoded; 0 where the reader does not say.
        blank: the kinds of cards that have no characters.
        layouts: the sentinels that the characters stand between.
    """

    lengths: Mapping[TrackNumber, int]
    data: Mapping[TrackNumber, int]
    statuses: Mapping[TrackNumber, int]
    kind: int = 0
    blank: frozenset[int] = frozenset()
    layouts: Layouts = field(default_factory=lambda: LAYOUTS)


@dataclass(frozen=True, slots=True)
class SwipeReport:
    """A report that carries a swipe.

    Attributes:
        number: its report id; 0 where reports are not numbered.
        size: its size in bytes, with the id where there is one.
        fields: its fields by usage; each begins and ends at a byte.
        usages: which usages carry what.
    """

    number: int
    size: int
    fields: Mapping[int, Field]
    usages: Usages

    def carries(self, report: memoryview) -> bool:
        """Tell whether a report that has come is this one."""
        return len(report) > 0 and self.number in (0, report[0])

    def swipe(self, report: memoryview) -> RawSwipe:
        """Read a report; copies no character of a swipe that fails."""
        if len(report) != self.size:
            return RawSwipe({}, "TRUNCATED")
        body = report[1:] if self.number else report
        tracks = {number: self._track(number, body) for number in self.usages.data if self._has(number)}
        swipe = RawSwipe(tracks, layouts=self.usages.layouts)
        if any(len(track.data) for track in tracks.values()) and self._says_blank(body):
            swipe.wipe()
            return RawSwipe({}, "DROPPED")
        return swipe

    def _has(self, number: TrackNumber) -> bool:
        return self.usages.data[number] in self.fields

    def _says_blank(self, body: memoryview) -> bool:
        return self.usages.kind in self.fields and self._number(self.usages.kind, body) in self.usages.blank

    def _track(self, number: TrackNumber, body: memoryview) -> RawTrack:
        length = self._number(self.usages.lengths[number], body)
        field = self.fields[self.usages.data[number]]
        reported = self._reported(number, length, field.count, body)
        start = field.at // 8
        return RawTrack(Secret.of(b"" if reported else body[start : start + length]), reported)

    def _reported(
        self, number: TrackNumber, length: int, capacity: int, body: memoryview
    ) -> TrackStatus | None:
        status = self.usages.statuses.get(number)
        if status is not None and self._number(status, body) & _UNREADABLE:
            return "DROPPED" if length else "UNREADABLE"
        return "TRUNCATED" if length > capacity else None

    def _number(self, usage: int, body: memoryview) -> int:
        field = self.fields[usage]
        return int.from_bytes(body[field.at // 8 : (field.at + field.bits) // 8], "little")


def swipe_report(description: Description, usages: Usages) -> SwipeReport | None:
    """Find the report that carries a swipe; None where there is none, or a swipe takes more than one."""
    found = [
        SwipeReport(number, report.size + description.numbered, _fields(report.fields), usages)
        for number, report in description.inputs.items()
        if any(field.usage in usages.data.values() for field in report.fields)
    ]
    return found[0] if len(found) == 1 and _complete(found[0]) else None


def _fields(fields: tuple[Field, ...]) -> dict[int, Field]:
    return {field.usage: field for field in fields if field.at % 8 == 0 and field.bits % 8 == 0}


def _complete(report: SwipeReport) -> bool:
    """Tell whether each track has all of its fields, and its characters are bytes.

    Of readers that give each track a status, all three tracks must be there: another maker's block of data
    that has track 1's usage is not track 1.
    """
    usages, fields = report.usages, report.fields
    present = [number for number, usage in usages.data.items() if usage in fields]
    return len(present) >= (len(usages.data) if usages.statuses else 1) and all(
        fields[usages.data[number]].bits == 8
        and usages.lengths[number] in fields
        and (not usages.statuses or usages.statuses[number] in fields)
        for number in present
    )
