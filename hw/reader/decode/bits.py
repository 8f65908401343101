"""From the bits of a stripe, packed into bytes as a reader sends them, to characters.

Clocking zeros come first, and the first one is the lowest bit of the start sentinel (every start sentinel is
an odd number); clocking zeros follow the check character. Nobody says which end of the card was drawn
first, nor which end of a byte: the MSR605 manual packs what it writes from the lowest bit up
(`C5B07814954E3E2A` for `%ABC123?`), and says of what it reads that it begins at the highest
(`A30D1E28A9727C54`). So every reading is tried, and one that parity and check character let pass is the
truth; where they let two pass that differ, none is. All tracks of a swipe are drawn and packed alike.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hw.reader.driver import RawTrack
from hw.reader.iso7811 import END, LAYOUTS, Coding, TrackNumber
from hw.reader.secret import Secret
from hw.service.reader_messages import TrackStatus

_Tracks = dict[TrackNumber, RawTrack]
_LAST = 7  # the highest bit of a byte
# How far a reading came before something was wrong with it, worst first.
_PROGRESS: tuple[TrackStatus | None, ...] = ("EMPTY", "START", "PARITY", "END", "TRUNCATED", "LRC", None)


@dataclass(frozen=True, slots=True)
class Bits:
    """The bits of one track in the order of one reading; zeros, as on the card, beyond their end."""

    packed: memoryview
    highest_first: bool
    backwards: bool

    def __len__(self) -> int:
        return 8 * len(self.packed)

    def __getitem__(self, at: int) -> int:
        if at >= len(self):
            return 0
        byte, bit = divmod(len(self) - 1 - at if self.backwards else at, 8)
        return self.packed[byte] >> (_LAST - bit if self.highest_first else bit) & 1

    def first_one(self, start: int = 0) -> int:
        """Give the place of the first one from a place on; the bits' end where there is none."""
        return next((at for at in range(start, len(self)) if self[at]), len(self))

    def raw_character(self, at: int, width: int) -> int:
        """Give a character, lowest bit first, as it stands on the card."""
        return sum(self[at + place] << place for place in range(width))


def characters(packed: Mapping[TrackNumber, Secret]) -> _Tracks:
    """Read the tracks of one swipe.

    A track that is right comes with its check character, so that the decoder judges it once more; any other
    comes empty, and reported as what is wrong with it. Where another track is right, one without a start
    sentinel is reported as unreadable: it is in another coding, or blank but for noise.

    Args:
        packed: the packed bits of each track; they stay the caller's to wipe.
    """
    readings = [
        _read(packed, highest_first=highest_first, backwards=backwards)
        for highest_first in (True, False)
        for backwards in (False, True)
    ]
    best = max(readings, key=_progress)
    doubtful = any(_right(other) and not _same(other, best) for other in readings)
    for other in readings:
        if other is not best or doubtful:
            _wipe(other.values())
    if doubtful:
        return {number: RawTrack(Secret(0), "START") for number in packed}
    return {number: _beside(best, track) for number, track in best.items()}


def _read(packed: Mapping[TrackNumber, Secret], *, highest_first: bool, backwards: bool) -> _Tracks:
    return {
        number: _read_track(number, Bits(bits.view(), highest_first, backwards))
        for number, bits in packed.items()
    }


def _read_track(number: TrackNumber, bits: Bits) -> RawTrack:
    start = bits.first_one()
    if start == len(bits):
        return RawTrack(Secret(0))
    for coding in set(LAYOUTS[number].codings.values()):
        if bits.raw_character(start, coding.data_bits + 1) == coding.with_parity(coding.start):
            return _read_text(coding, bits, start, LAYOUTS[number].longest)
    return RawTrack(Secret(0), "START")


def _read_text(coding: Coding, bits: Bits, start: int, longest: int) -> RawTrack:
    text = Secret(longest)
    wrong = _fill(text, coding, bits, start)
    if wrong is None and text.view()[-1] != coding.lrc(text.view()[:-1]):
        wrong = "LRC"
    if wrong is None:
        return RawTrack(text, has_lrc=True)
    text.wipe()
    return RawTrack(Secret(0), wrong)


def _fill(text: Secret, coding: Coding, bits: Bits, at: int) -> TrackStatus | None:
    """Append characters up to the one after the end sentinel, and tell what is wrong with them."""
    width, last = coding.data_bits + 1, False
    while not text.full:
        raw = bits.raw_character(at, width)
        if not coding.has_parity(raw):
            return "END" if bits.first_one(at) == len(bits) else "PARITY"
        at += width
        text.append(coding.base + (raw & (1 << coding.data_bits) - 1))
        if last:
            return None if bits.first_one(at) == len(bits) else "END"
        last = text.view()[-1] == END
    return "TRUNCATED"


def _right(tracks: _Tracks) -> bool:
    return any(track.has_lrc for track in tracks.values())


def _progress(tracks: _Tracks) -> int:
    done = (None if track.has_lrc else track.reported or "EMPTY" for track in tracks.values())
    return max(map(_PROGRESS.index, done), default=0)


def _same(one: _Tracks, other: _Tracks) -> bool:
    return all(one[number].data == other[number].data for number in one)


def _beside(tracks: _Tracks, track: RawTrack) -> RawTrack:
    return RawTrack(track.data, "UNREADABLE") if track.reported == "START" and _right(tracks) else track


def _wipe(tracks: Iterable[RawTrack]) -> None:
    for track in tracks:
        track.data.wipe()
