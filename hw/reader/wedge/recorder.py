"""From input events to whole swipes. Pure: time is the events' own, and what the caller says it is."""

from collections.abc import Iterable
from dataclasses import replace

from hw.reader.decode.framing import Framing
from hw.reader.decode.splitting import Splitter
from hw.reader.driver import RawSwipe, Started
from hw.reader.wedge.input_event import KEY, PRESSED, REPEATED, SYN, SYN_DROPPED, SYN_REPORT, Event
from hw.reader.wedge.layouts import KeyboardLayout
from hw.reader.wedge.text import Boundaries, Text
from hw.reader.wedge.typist import Typist

END_SILENCE = 0.04  # seconds after a text that may be whole
LATE_END_SILENCE = 0.3  # the same without the line end that this reader has sent before
BROKEN_SILENCE = 0.5  # after a text that is not whole
TAIL_TIME = 1.5  # so long after a swipe broke off, a text without a beginning is the rest of it


class Recorder:
    """One keyboard wedge. A swipe ends with a silence, whether or not the reader sends a line end.

    Args:
        layout: the layout the reader types for.
        framing: what it puts around a card's tracks.

    Attributes:
        needs_keys: whether events were lost, so that the caller must say by `resume` which keys are down.
    """

    def __init__(self, layout: KeyboardLayout, framing: Framing | None = None) -> None:
        self._typist = Typist(layout)
        framing = framing or Framing()
        self._split, self._boundaries = Splitter(framing), Boundaries(framing)
        self._text = Text(self._boundaries)
        self._first = self._last = self._broken_at = float("-inf")
        self._sends_line_end = False
        self._lost = False
        self.needs_keys = False

    def feed(self, events: Iterable[Event]) -> list[Started | RawSwipe]:
        """Take events of the monotonic clock, oldest first, and give what they complete."""
        told: list[Started | RawSwipe] = []
        for seconds, microseconds, kind, code, value in events:
            if self._lost:
                self._lost = not (kind == SYN and code == SYN_REPORT)
            elif kind == KEY and value < REPEATED:
                self._key(seconds + microseconds / 1e6, code, value, told)
            elif kind == SYN and code == SYN_DROPPED:
                self._dropped(seconds + microseconds / 1e6, told)
        return told

    def due(self) -> float | None:
        """Tell at which time of the monotonic clock `silence` has something to do; None for never."""
        return None if self._text.is_blank else self._last + self._patience()

    def silence(self, now: float) -> list[RawSwipe]:
        """Take that up to `now` no further event has come, and give the swipe that has ended by it."""
        due = self.due()
        return self._end() if due is not None and now >= due else []

    def broken_off(self) -> list[RawSwipe]:
        """Give the swipe that the keyboard's going away has broken off."""
        self._text.fail("TRUNCATED")
        return self._end()

    def wipe(self) -> None:
        """Zero what was typed of a swipe that nobody waits for any more."""
        self._text.wipe()

    def resume(self, down: Iterable[int]) -> None:
        """Go on after events were lost, with these keys down."""
        self.needs_keys = False
        self._typist.restart(set(down))

    def _key(self, at: float, code: int, value: int, told: list[Started | RawSwipe]) -> None:
        if at - self._last > END_SILENCE:
            told += self.silence(at)
            self._forget_strays(at)
        if self._text.is_blank:
            self._first = at
        self._last = at
        typist = self._typist
        for character in typist.press(code) if value == PRESSED else typist.release(code):
            if self._text.add(character):
                told.append(Started())

    def _forget_strays(self, at: float) -> None:
        """Lay nothing of long ago, such as the release of a key from before the grab, to the next swipe."""
        if self._text.is_blank and at - self._last >= BROKEN_SILENCE:
            self._typist.unpaired = False

    def _dropped(self, at: float, told: list[Started | RawSwipe]) -> None:
        told += self.silence(at)
        if self._text.is_blank:
            self._first = at
        self._last, self._lost, self.needs_keys = at, True, True
        if self._text.lose():
            told.append(Started())

    def _patience(self) -> float:
        if not (self._typist.at_rest and self._text.may_be_whole):
            return BROKEN_SILENCE
        return LATE_END_SILENCE if self._sends_line_end and not self._text.has_line_end else END_SILENCE

    def _end(self) -> list[RawSwipe]:
        """Give what was typed as a swipe, and begin anew; line ends alone are none."""
        text, self._text = self._text, Text(self._boundaries)
        if self._typist.unpaired:
            text.fail("DROPPED")
        elif not (self._typist.at_rest and text.may_be_whole):
            text.fail("TRUNCATED")
        self._typist.settle()
        if not text.has_begun or self._is_tail(text):
            text.wipe()
            return []
        if text.fault is None:
            self._sends_line_end = self._sends_line_end or text.has_line_end
        else:
            self._broken_at = self._last
        found = self._split(text.characters)
        return [replace(found, fault=text.fault or found.fault)]

    def _is_tail(self, text: Text) -> bool:
        """Tell of the rest of a swipe that has broken off, and was answered then."""
        is_tail = self._first - self._broken_at < TAIL_TIME and not text.has_beginning
        if is_tail:
            self._broken_at = self._last
        return is_tail
