"""Decides of one track's characters whether they are a track, and which part of them is its data."""

from hw.reader.decode.iso7811 import END, LAYOUTS, Coding, TrackNumber
from hw.reader.driver import RawTrack
from hw.reader.secret import Secret
from hw.service.reader_messages import TrackStatus

# What readers send in the place of a track: nothing encoded, and not readable.
_TOKENS: dict[int, TrackStatus] = {ord("+"): "EMPTY", ord("*"): "UNREADABLE", ord("E"): "UNREADABLE"}


def status_of(number: TrackNumber, track: RawTrack) -> TrackStatus:
    """Tell what a track is worth; `OK` only where nothing speaks against it."""
    if track.reported is not None:
        return track.reported
    text = track.data.view()
    if not len(text):
        return "EMPTY"
    if len(text) == 1 and text[0] in _TOKENS:
        return _TOKENS[text[0]]
    if len(text) > LAYOUTS[number].longest - (not track.has_lrc):
        return "TRUNCATED"
    coding = LAYOUTS[number].codings.get(text[0])
    return "START" if coding is None else _status_of_text(coding, text, has_lrc=track.has_lrc)


def _status_of_text(coding: Coding, text: memoryview, *, has_lrc: bool) -> TrackStatus:
    end = len(text) - 1 - has_lrc
    if end < 1 or text[end] != END:
        return "END"
    body = text[1:end]
    if any(character not in coding.alphabet for character in body):
        return "PARITY"
    # Readers that change the start sentinel send the card's own LRC, so the card's own sentinel is counted.
    if has_lrc and text[-1] != coding.lrc((coding.start, *body, END)):
        return "LRC"
    return _status_of_body(body)


def _status_of_body(body: memoryview) -> TrackStatus:
    if not len(body):
        return "EMPTY"
    return "UNREADABLE" if len(body) == 1 and body[0] == ord("E") else "OK"


def body_of(track: RawTrack) -> Secret:
    """Copy the characters between the sentinels of a track whose status is `OK`."""
    return Secret.of(track.data.view(1, len(track.data) - 1 - track.has_lrc))
