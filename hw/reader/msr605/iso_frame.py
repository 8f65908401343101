"""A swipe that comes as characters: each track with its sentinels.

A track without data comes as nothing or as `1B 2B`, an unreadable one as `1B 2A`.
"""

from hw.reader.driver import RawSwipe, RawTrack
from hw.reader.iso7811 import TRACKS, TrackNumber
from hw.reader.msr605.frame import CLOSE, ESC, FILL, FRAME, Frame
from hw.reader.secret import Secret
from hw.service.reader_messages import TrackStatus

_REPORTS: dict[int, TrackStatus] = {ord("+"): "EMPTY", ord("*"): "UNREADABLE"}
_CAPACITY = 128  # of a track; the longest valid one has 107 characters


class IsoFrame(Frame):
    """See `hw.reader.msr605.frame`. An escape is never data here, so it always means what it says."""

    longest = 512

    def __init__(self, head: int) -> None:
        super().__init__(head)
        self._escaped = self._closed = False
        self._data: dict[TrackNumber, Secret] = {number: Secret(_CAPACITY) for number in TRACKS}
        self._reports: dict[TrackNumber, TrackStatus] = {}

    def take_inside(self, byte: int) -> RawSwipe | None:
        """Take the next byte and give the swipe when it is the last."""
        escaped, self._escaped = self._escaped, byte == ESC
        if escaped and byte == FRAME:
            self.cut = True
            return self.broken_off()
        if escaped and self._closed and byte != ESC:
            return self._swipe(self.fault_with(byte))
        if escaped:
            self._escape(byte)
        elif byte != ESC:
            self._add(byte)
        return None

    def broken_off(self) -> RawSwipe:
        """Give the swipe whose end never came."""
        return self._swipe("TRUNCATED")

    def _add(self, byte: int) -> None:
        """Take a byte that follows no escape."""
        if self._closed or self.at not in TRACKS:
            self.lost()
        elif byte == CLOSE:
            self._close(self._data[self.at])
        elif self._data[self.at].full:
            self._reports[self.at] = "TRUNCATED"
        else:
            self._data[self.at].append(byte)

    def _escape(self, byte: int) -> None:
        """Take a byte that follows an escape."""
        if byte in TRACKS and byte == self.at + 1 and not self._closed:
            self.at = byte
        elif byte in _REPORTS and self._waits_for_data():
            self._reports[self.at] = _REPORTS[byte]  # type: ignore[index]  # it waits for a track's data
        else:
            self.lost()

    def _waits_for_data(self) -> bool:
        if self._closed or self.at not in TRACKS:
            return False
        return not len(self._data[self.at]) and self.at not in self._reports

    def _close(self, last: Secret) -> None:
        """End the last track, whose last byte is the one that fills the frame up."""
        self._closed = True
        if not len(last) or last.pop() != FILL:
            self.lost()

    def _swipe(self, fault: TrackStatus | None) -> RawSwipe:
        tracks = {number: RawTrack(self._data[number], self._reports.get(number)) for number in TRACKS}
        damaged = any(map(_contradicts_itself, tracks.values()))
        return RawSwipe(tracks, fault or ("DROPPED" if damaged else None))


def _contradicts_itself(track: RawTrack) -> bool:
    """Tell of a track that is reported as empty or unreadable and yet has characters, or of a single one."""
    return len(track.data) == 1 or (track.reported in _REPORTS.values() and len(track.data) > 0)
