"""Decides of one track's characters whether they are a track, and which part of them is its data."""

from hw.reader.driver import RawTrack
from hw.reader.iso7811 import END, LAYOUTS, Coding, Layout, Layouts, TrackNumber
from hw.reader.secret import Secret
from hw.service.reader_messages import TrackStatus

# What readers send in the place of a track that they cannot read. + for an empty one is not among them: it is
# a start sentinel too, so a transport that knows its readers' + reports it.
_UNREADABLE = b"*E"


def status_of(number: TrackNumber, track: RawTrack, layouts: Layouts = LAYOUTS) -> TrackStatus:
    """Tell what a track is worth; `OK` only where nothing speaks against it.

    Args:
        number: which track it is.
        track: what the reader sent.
        layouts: the sentinels that the reader sends.
    """
    if track.reported is not None:
        return track.reported
    text = track.data.view()
    if not len(text):
        return "EMPTY"
    if len(text) == 1 and text[0] in _UNREADABLE:
        return "UNREADABLE"
    return _status_of_text(layouts[number], track)


def _status_of_text(layout: Layout, track: RawTrack) -> TrackStatus:
    text = track.data.view()
    if len(text) > layout.longest - (not track.has_lrc):
        return "TRUNCATED"
    coding = layout.codings.get(text[0])
    if coding is None:
        return "START"
    if bytes((ord("E"), layout.end)) == text[1:]:
        return "UNREADABLE"  # the reader's own words, so without a check character
    end = len(text) - 1 - track.has_lrc
    if end < 1 or text[end] != layout.end:
        return "END"
    return _status_of_characters(coding, text[: end + 1], text[end + 1 :])


def _status_of_characters(coding: Coding, text: memoryview, check: memoryview) -> TrackStatus:
    body = text[1:-1]
    if len(body) == 1 and body[0] == ord("E"):
        return "UNREADABLE"
    if not coding.alphabet.issuperset(body):
        return "PARITY"
    # Readers that change the sentinels send the card's own LRC, so the card's own sentinels are counted.
    if len(check) and check[0] != coding.lrc((coding.start, *body, END)):
        return "LRC"
    return "OK" if len(body) else "EMPTY"


def body_of(track: RawTrack) -> Secret:
    """Copy the characters between the sentinels of a track whose status is `OK`."""
    return Secret.of(track.data.view(1, len(track.data) - 1 - track.has_lrc))
