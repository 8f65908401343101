"""What one swipe has typed so far. Pure."""

import re

from hw.reader.decode.framing import BREAKS, Framing
from hw.reader.secret import Secret
from hw.service.reader_messages import TrackStatus

_CAPACITY = 512  # three tracks have 226 characters; what stands around them comes on top
_LINE_ENDS = frozenset(b"\r\n\t\x03")  # what readers send after a track or a card


class Boundaries:
    """Where the text of a swipe may begin and end.

    Args:
        framing: how the reader is set.
    """

    def __init__(self, framing: Framing) -> None:
        starts = bytes({start for layout in framing.layouts.values() for start in layout.codings})
        begin = re.escape(framing.prefix) if framing.prefix else rb"[%b]" % re.escape(starts)
        self._begin = re.compile(rb"[%b]*%b" % (BREAKS, begin))
        end, suffix = re.escape(bytes((framing.layouts[1].end,))), re.escape(framing.suffix)
        check = rb"[%b]*[^%b]" % (BREAKS, BREAKS) if framing.sends_lrc else b""
        # After the last track may stand, alone on a line, what stands for one that is unreadable.
        parts = (end, check, rb"(?:[%b]+[Ee])*" % BREAKS, rb"[%b]*" % BREAKS, suffix, rb"[%b]*" % BREAKS)
        self._whole = re.compile(rb"[%b]*|.*%b" % (BREAKS, b"".join(parts)), re.DOTALL)

    def begins(self, text: memoryview) -> bool:
        """Tell whether a text begins as every swipe does, line ends aside."""
        return self._begin.match(text) is not None

    def may_be_whole(self, text: memoryview) -> bool:
        """Tell whether a swipe could end with this text: see `Text.may_be_whole`."""
        return self._whole.fullmatch(text) is not None


class Text:
    """The characters of one swipe, as they were typed.

    Args:
        boundaries: where it may begin and end.

    Attributes:
        characters: all of them.
        fault: what has been seen to be wrong with them, or None.
        has_begun: whether something else than line ends was typed, or lost.
    """

    def __init__(self, boundaries: Boundaries) -> None:
        self._boundaries = boundaries
        self.characters = Secret(_CAPACITY)
        self.fault: TrackStatus | None = None
        self.has_begun = False

    @property
    def is_blank(self) -> bool:
        """Whether nothing at all has come."""
        return not self.has_begun and not len(self.characters)

    @property
    def has_beginning(self) -> bool:
        """Whether it began with the prefix, or where there is none with a start sentinel, line ends aside."""
        return self._boundaries.begins(self.characters.view())

    @property
    def may_be_whole(self) -> bool:
        """Whether it could end here.

        After an end sentinel, its check character, what stands alone on a line after those for an unreadable
        track, the suffix, and line ends.
        """
        return self.fault is None and self._boundaries.may_be_whole(self.characters.view())

    @property
    def has_line_end(self) -> bool:
        """Whether it ends with a line end."""
        return len(self.characters) > 0 and self.characters.view()[-1] in _LINE_ENDS

    def add(self, character: int) -> bool:
        """Take a character; tell whether the swipe begins with it."""
        if self.characters.full:
            self.fail("TRUNCATED")
        else:
            self.characters.append(character)
        begins = not self.has_begun and character not in _LINE_ENDS
        self.has_begun |= begins
        return begins

    def lose(self) -> bool:
        """Take that characters were lost; tell whether the swipe begins with that."""
        begins, self.has_begun = not self.has_begun, True
        self.fail("DROPPED")
        return begins

    def fail(self, fault: TrackStatus) -> None:
        """Note a fault; the first one stays."""
        self.fault = self.fault or fault

    def wipe(self) -> None:
        """Zero the characters."""
        self.characters.wipe()
