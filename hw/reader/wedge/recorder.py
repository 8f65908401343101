"""From input events to whole swipes. Pure: time is the events' own, and what the caller says it is."""

from collections.abc import Iterable, Iterator

from hw.reader.decode.splitting import split
from hw.reader.driver import RawSwipe, Started
from hw.reader.secret import Secret
from hw.reader.wedge.input_event import KEY, PRESSED, RELEASED, SYN, SYN_DROPPED, SYN_REPORT, Event
from hw.reader.wedge.layouts import KeyboardLayout
from hw.reader.wedge.typist import Typist
from hw.service.reader_messages import TrackStatus

END_SILENCE = 0.04  # after a text that may be whole
LATE_END_SILENCE = 0.3  # after such a text without the end that this reader has sent before
BROKEN_SILENCE = 0.5  # after a text that is not whole
TAIL_TIME = 1.5  # so long after a swipe broke off, a text without a beginning is its rest

_CAPACITY = 512  # three tracks have 226 characters; a prefix and the ends of lines come on top
_ENDS = frozenset(b"\r\n\t\x03")  # what readers send after a track or a card
_STARTS = frozenset(b"%;+#&!")
_END_SENTINEL = ord("?")


class Recorder:
    """One keyboard wedge. A swipe ends with a silence, whether or not the reader sends an end of line.

    Args:
        layout: the layout the reader types for.
        sends_lrc: whether each track's check character follows its end sentinel.

    Attributes:
        needs_keys: whether events were lost, so that the caller must say by `resume` which keys are down.
    """

    def __init__(self, layout: KeyboardLayout, *, sends_lrc: bool = False) -> None:
        self._typist = Typist(layout)
        self._sends_lrc = sends_lrc
        self._text = Secret(_CAPACITY)
        self._fault: TrackStatus | None = None
        self._begun = False
        self._last = self._broken_at = float("-inf")
        self._sends_end = False
        self._lost = False
        self.needs_keys = False

    def feed(self, events: Iterable[Event]) -> Iterator[Started | RawSwipe]:
        """Take events of the monotonic clock, oldest first, and give what they complete."""
        for seconds, microseconds, kind, code, value in events:
            if self._lost:
                self._lost = not (kind == SYN and code == SYN_REPORT)
            elif kind == KEY and value in (PRESSED, RELEASED):
                yield from self._key(seconds + microseconds / 1e6, code, value)
            elif kind == SYN and code == SYN_DROPPED:
                yield from self._dropped(seconds + microseconds / 1e6)

    def due(self) -> float | None:
        """Tell at which time of the monotonic clock `silence` has something to give; None for never."""
        return self._last + self._patience() if self._begun or len(self._text) else None

    def silence(self, now: float) -> Iterator[RawSwipe]:
        """Take that up to `now` no further event has come, and give the swipe that has ended by it."""
        due = self.due()
        if due is not None and now >= due:
            yield from self._end()

    def broken_off(self) -> Iterator[RawSwipe]:
        """Give the swipe that the keyboard's going away has broken off."""
        if self._begun:
            self._fault = self._fault or "TRUNCATED"
        yield from self._end()

    def resume(self, down: Iterable[int]) -> None:
        """Go on after events were lost, with these keys down."""
        self.needs_keys = False
        self._typist.restart(set(down))

    def _key(self, at: float, code: int, value: int) -> Iterator[Started | RawSwipe]:
        if at - self._last > END_SILENCE:
            yield from self.silence(at)
        self._last = at
        typed = self._typist.press(code) if value == PRESSED else self._typist.release(code)
        for character in typed:
            if self._text.full:
                self._fault = "TRUNCATED"
            else:
                self._text.append(character)
            if not self._begun and character not in _ENDS:
                self._begun = True
                yield Started()

    def _dropped(self, at: float) -> Iterator[Started | RawSwipe]:
        yield from self.silence(at)
        self._lost = self.needs_keys = True
        self._last, self._fault = at, "DROPPED"
        if not self._begun:
            self._begun = True
            yield Started()

    def _patience(self) -> float:
        if not self._may_be_whole():
            return BROKEN_SILENCE
        ended = len(self._text) and self._text.view()[-1] in _ENDS
        return LATE_END_SILENCE if self._sends_end and not ended else END_SILENCE

    def _may_be_whole(self) -> bool:
        if self._fault is not None or not self._typist.at_rest:
            return False
        text = self._text.view()
        end = len(text)
        while end and text[end - 1] in _ENDS:
            end -= 1
        last = end - 1 - self._sends_lrc
        return not end or (last >= 0 and text[last] == _END_SENTINEL)

    def _end(self) -> Iterator[RawSwipe]:
        """Give what was typed as a swipe, and begin anew; ends of lines alone are none."""
        text, begun, at = self._text, self._begun, self._last
        fault = self._fault or ("DROPPED" if self._typist.unpaired else None)
        if fault is None and begun and not self._may_be_whole():
            fault = "TRUNCATED"
        is_tail = begun and at - self._broken_at < TAIL_TIME and not self._has_beginning()
        ended = len(text) > 0 and text.view()[-1] in _ENDS
        self._text, self._begun, self._fault = Secret(_CAPACITY), False, None
        self._typist.restart(self._typist.down)
        if fault is not None or is_tail:
            self._broken_at = at
        if not begun or is_tail:
            text.wipe()
            return
        self._sends_end = self._sends_end or (ended and fault is None)
        yield _swipe(text, fault, sends_lrc=self._sends_lrc)

    def _has_beginning(self) -> bool:
        return len(self._text) > 0 and self._text.view()[0] in _STARTS


def _swipe(text: Secret, fault: TrackStatus | None, *, sends_lrc: bool) -> RawSwipe:
    found = split(text, sends_lrc=sends_lrc)
    return found if fault is None else RawSwipe(found.tracks, fault)
