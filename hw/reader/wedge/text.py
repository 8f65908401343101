"""What one swipe has typed so far. Pure."""

from hw.reader.decode.iso7811 import LAYOUTS
from hw.reader.secret import Secret
from hw.service.reader_messages import TrackStatus

_CAPACITY = 512  # three tracks have 226 characters; a prefix and line ends come on top
_LINE_ENDS = frozenset(b"\r\n\t\x03")  # what readers send after a track or a card
_STARTS = frozenset(start for layout in LAYOUTS.values() for start in layout.codings)
_END_SENTINEL = ord("?")
_UNREADABLE = b"Ee"  # alone on a line, in the place of a track


class Text:
    """The characters of one swipe, as they were typed.

    Attributes:
        characters: all of them.
        fault: what has been seen to be wrong with them, or None.
        has_begun: whether something else than line ends was typed, or lost.
        has_beginning: whether it began with a start sentinel, line ends aside.
        may_be_whole: whether it could end here: after an end sentinel, its check character, and line ends, or
            what stands alone on a line after those for an unreadable track.
    """

    def __init__(self, *, sends_lrc: bool) -> None:
        self._sends_lrc = sends_lrc
        self.characters = Secret(_CAPACITY)
        self.fault: TrackStatus | None = None
        self.has_begun = self.has_beginning = False
        self.may_be_whole = True
        self._before = 0
        self._begins_line = False

    @property
    def is_blank(self) -> bool:
        """Whether nothing at all has come."""
        return not self.has_begun and not len(self.characters)

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
        begins_line, self._begins_line = self._begins_line, character in _LINE_ENDS
        if self._begins_line:
            return False
        stands_alone = begins_line and self.has_begun and self.may_be_whole and character in _UNREADABLE
        self.may_be_whole = self.fault is None and (stands_alone or self._ends_track(character))
        self._before = character
        if self.has_begun:
            return False
        self.has_begun, self.has_beginning = True, character in _STARTS
        return True

    def _ends_track(self, character: int) -> bool:
        return (self._before if self._sends_lrc else character) == _END_SENTINEL

    def lose(self) -> bool:
        """Take that characters were lost; tell whether the swipe begins with that."""
        begins, self.has_begun = not self.has_begun, True
        self.fail("DROPPED")
        return begins

    def fail(self, fault: TrackStatus) -> None:
        """Note a fault; the first one stays."""
        self.fault = self.fault or fault
        self.may_be_whole = False

    def wipe(self) -> None:
        """Zero the characters."""
        self.characters.wipe()
