"""Splits what a reader types for one swipe into its tracks.

A reader types `%track 1?;track 2?+track 3?`, each track with its check character after it where it sends
them, and CR, LF, Tab or ETX between or after them. What is no track is never passed over: it stands as a
track that lacks its start sentinel, or fails the swipe.
"""

import re

from hw.reader.decode.framing import BREAKS, Framing
from hw.reader.driver import RawSwipe, RawTrack
from hw.reader.iso7811 import NUMERIC, TRACKS, Layouts, TrackNumber
from hw.reader.secret import Secret
from hw.service.reader_messages import TrackStatus

_LOWER, _UPPER = re.compile(rb"[a-z]"), re.compile(rb"[A-Z]")


class Splitter:
    """Splits the texts of one reader.

    Args:
        framing: how the reader is set.
    """

    def __init__(self, framing: Framing) -> None:
        self._sends_lrc = framing.sends_lrc
        self._layouts = framing.layouts
        self._end = framing.layouts[1].end
        self._frame = re.compile(
            rb"[%b]*%b(?P<tracks>.*?)%b[%b]*"
            % (BREAKS, re.escape(framing.prefix), re.escape(framing.suffix), BREAKS),
            re.DOTALL,
        )
        self._piece = _piece(framing.layouts, sends_lrc=framing.sends_lrc)

    def __call__(self, text: Secret) -> RawSwipe:
        """Split one swipe's text; the text itself is zeroed."""
        try:
            frame = self._frame.fullmatch(text.view())
            if frame is None:
                return RawSwipe({}, "DROPPED")
            return self._swipe(text.view(*frame.span("tracks")))
        finally:
            text.wipe()

    def _swipe(self, text: memoryview) -> RawSwipe:
        tracks: dict[TrackNumber, RawTrack] = {}
        fault: TrackStatus | None = None
        for match in self._piece.finditer(text):
            piece = text[match.start() : match.end()]
            number = self._place(piece[0], tracks)
            if number is None:
                fault = "DROPPED"
            else:
                tracks[number] = self._track(piece, bare=match.lastgroup == "bare")
        return RawSwipe(tracks, fault, self._layouts)

    def _place(self, start: int, tracks: dict[TrackNumber, RawTrack]) -> TrackNumber | None:
        """Tell by its first character and what came before which track a piece is; None: it fits nowhere."""
        last = max(tracks, default=0)
        own = [number for number in TRACKS if start in self._layouts[number].codings]
        left = [number for number in own or TRACKS if number > last]
        # Only right after a real track 2 is a start sentinel of track 1 or 2 one of track 3: else it is the
        # beginning of another swipe.
        if left[:1] == [3] and len(own) > 1 and not self._begins_well(tracks.get(2)):
            return None
        return left[0] if left else None

    def _begins_well(self, track: RawTrack | None) -> bool:
        return track is not None and track.data.view()[0] in self._layouts[2].codings

    def _track(self, piece: memoryview, *, bare: bool) -> RawTrack:
        data = _upper(piece)
        text = data.view()
        if not any(text[0] in layout.codings for layout in self._layouts.values()):
            return RawTrack(data, "UNREADABLE" if bare else "START")
        if self._end not in text[1:]:
            return RawTrack(data, "END")
        if len(text) >= 3 and text[1] == ord("E") and text[2] == self._end:
            return RawTrack(data, "UNREADABLE")
        if self._sends_lrc and text[-2] != self._end:
            return RawTrack(data, "LRC")
        return RawTrack(data, has_lrc=self._sends_lrc)


def _piece(layouts: Layouts, *, sends_lrc: bool) -> re.Pattern[bytes]:
    """Give the pattern of a track, or of a stretch of text that is none."""
    codings = {start: coding for layout in layouts.values() for start, coding in layout.codings.items()}
    end, starts = re.escape(bytes((layouts[1].end,))), re.escape(bytes(codings))
    numeric = re.escape(bytes(start for start, coding in codings.items() if coding is NUMERIC))
    letters = re.escape(bytes(start for start, coding in codings.items() if coding is not NUMERIC))
    first = re.escape(bytes(layouts[1].codings))
    check = rb"[^%b]?" % BREAKS if sends_lrc else b""
    # What stands for an unreadable track may come without a check character. The next track's start sentinel
    # is one only where another sentinel, a break or the end follows it.
    token = rb"[%b][Ee]%b(?:[^%b%b]|[%b](?=[%b%b]|\Z))?" % (
        starts,
        end,
        starts,
        BREAKS,
        starts,
        starts,
        BREAKS,
    )
    # Without any sentinel it is one only by itself, in the place of a whole track.
    bare = rb"(?<![^%b])(?P<bare>[Ee])(?=[%b]|\Z)" % (BREAKS, BREAKS)
    tracks = (
        bare,
        *((token,) if sends_lrc else ()),
        rb"[%b][^%b%b%b]*(?:%b%b)?" % (letters, first, end, BREAKS, end, check),
        rb"[%b][^%b%b%b]*(?:%b%b)?" % (numeric, starts, end, BREAKS, end, check),
        rb"[^%b%b]+" % (starts, BREAKS),
    )
    return re.compile(b"|".join(tracks))


def _upper(piece: memoryview) -> Secret:
    """Copy a piece, and in capitals where all of its letters are small ones: no card has small letters."""
    if _LOWER.search(piece) is None or _UPPER.search(piece) is not None:
        return Secret.of(piece)
    capitals = Secret(len(piece))
    for character in piece:
        capitals.append(character - 0x20 if ord("a") <= character <= ord("z") else character)
    return capitals
