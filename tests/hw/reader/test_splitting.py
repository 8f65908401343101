"""What a reader types for one swipe, split into its tracks: and whatever is no track fails the swipe."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hw.reader.decode.framing import Framing
from hw.reader.decode.splitting import Splitter
from hw.reader.decode.track import status_of
from hw.reader.driver import RawSwipe, RawTrack
from hw.reader.iso7811 import ALPHANUMERIC, LAYOUTS, NUMERIC, Coding, sent_as
from hw.reader.secret import Secret

GOOD = "9371000000000002=2912"


def split(text: Secret, *, sends_lrc: bool) -> RawSwipe:
    """Split the text of a reader with the usual sentinels."""
    return Splitter(Framing(sends_lrc=sends_lrc))(text)


def shown(swipe: RawSwipe) -> tuple[str | None, dict[int, str]]:
    """Give the fault, and of every track its text with [ ] around a check character, and its report."""
    return swipe.fault, {number: _track(track) for number, track in swipe.tracks.items()}


def _track(track: RawTrack) -> str:
    text = bytes(track.data.view()).decode("latin-1")
    text = f"{text[:-1]}[{text[-1]}]" if track.has_lrc else text
    return text if track.reported is None else f"{text} {track.reported}"


def typed(text: str, *, sends_lrc: bool = False) -> tuple[str | None, dict[int, str]]:
    """Split a text."""
    return shown(split(Secret.of(text.encode("latin-1")), sends_lrc=sends_lrc))


@pytest.mark.parametrize(
    ("text", "tracks"),
    [
        ("", {}),
        ("\r\n", {}),
        ("%ANNA?;88?+1?", {1: "%ANNA?", 2: ";88?", 3: "+1?"}),
        ("%ANNA?;88?+1?\r", {1: "%ANNA?", 2: ";88?", 3: "+1?"}),
        (";88?\r\x03", {2: ";88?"}),
        ("\r%ANNA?\t;88?\r\n+1?\t", {1: "%ANNA?", 2: ";88?", 3: "+1?"}),
        (";88?", {2: ";88?"}),
        (";88?;1?", {2: ";88?", 3: ";1?"}),
        ("%ANNA?;88?%1A?", {1: "%ANNA?", 2: ";88?", 3: "%1A?"}),
        (";88?%1A?", {2: ";88?", 3: "%1A?"}),
        ("%ANNA?+1?", {1: "%ANNA?", 3: "+1?"}),
        ("%ANNA?#1A?", {1: "%ANNA?", 3: "#1A?"}),
        ("!1A?", {3: "!1A?"}),
        ("&1A?", {3: "&1A?"}),
        ("%A;B+C#D&E!F?;88?", {1: "%A;B+C#D&E!F?", 2: ";88?"}),
        ("%E?;88?+E?", {1: "%E? UNREADABLE", 2: ";88?", 3: "+E? UNREADABLE"}),
        ("%ANNA?;E?", {1: "%ANNA?", 2: ";E? UNREADABLE"}),
        ("E", {1: "E UNREADABLE"}),
        ("E;88?", {1: "E START", 2: ";88?"}),
        (";88?E", {2: ";88?", 3: "E START"}),
        (";88?\rE", {2: ";88?", 3: "E UNREADABLE"}),
        ("E\r;88?\r", {1: "E UNREADABLE", 2: ";88?"}),
        ("%anna-1?;88?", {1: "%ANNA-1?", 2: ";88?"}),
        ("%e?;88?", {1: "%E? UNREADABLE", 2: ";88?"}),
        ("%Anna?;88?", {1: "%Anna?", 2: ";88?"}),
        ("%ANNA", {1: "%ANNA END"}),
        (";88?+", {2: ";88?", 3: "+ END"}),
        (";12;34?", {2: ";12 END", 3: ";34?"}),
        (";12\r34?", {2: ";12 END", 3: "34? START"}),
        ("ANNA?;88?", {1: "ANNA? START", 2: ";88?"}),
        ("88?", {1: "88? START"}),
        (";88?5", {2: ";88?", 3: "5 START"}),
        (";88?*", {2: ";88?", 3: "* START"}),
        (";88? ", {2: ";88?", 3: "  START"}),
    ],
)
def test_each_track_is_found_by_its_sentinel_and_its_place(text: str, tracks: dict[int, str]) -> None:
    assert typed(text) == (None, tracks)


@pytest.mark.parametrize(
    "text",
    [
        "%ANNA?%BERTA?",
        "%ANNA?;88?%BERTA?;88?",
        ";1?;2?;3?",
        "%ANNA?;88?+1?%ANNA?",
        "+1?;88?",
        "+1?%ANNA?",
        "%ANNA?E;88?",
        "E\r%ANNA?",
        ";88?+1?5",
        "!STCARD A %ANNA?;88?\r",
    ],
)
def test_what_fits_nowhere_fails_the_swipe(text: str) -> None:
    assert typed(text)[0] == "DROPPED"


@pytest.mark.parametrize(
    ("text", "tracks"),
    [
        ("%ABC123?J;12345?5", {1: "%ABC123?[J]", 2: ";12345?[5]"}),
        ("%abc123?j;12345?5", {1: "%ABC123?[J]", 2: ";12345?[5]"}),
        (";5350290149345177=16042010000056700100?;", {2: ";5350290149345177=16042010000056700100?[;]"}),
        (";1??+1??\r", {2: ";1?[?]", 3: "+1?[?]"}),
        ("%A?%;1?;", {1: "%A?[%]", 2: ";1?[;]"}),
        ("%A?\r;1?;\r", {1: "%A? LRC", 2: ";1?[;]"}),
        (";1?", {2: ";1? LRC"}),
        ("%E?;12345?5", {1: "%E? UNREADABLE", 2: ";12345?[5]"}),
        ("%E?;;12345?5", {1: "%E?; UNREADABLE", 2: ";12345?[5]"}),
        ("%E?_;12345?5+E?", {1: "%E?_ UNREADABLE", 2: ";12345?[5]", 3: "+E? UNREADABLE"}),
    ],
)
def test_a_check_character_is_one_whatever_it_looks_like(text: str, tracks: dict[int, str]) -> None:
    assert typed(text, sends_lrc=True) == (None, tracks)


def test_what_the_reader_types_around_every_card_is_no_part_of_it() -> None:
    splitter = Splitter(Framing(prefix=b"!STCARD A ", suffix=b"$"))
    assert shown(splitter(Secret.of(b"!STCARD A %ANNA?;88?$\r"))) == (None, {1: "%ANNA?", 2: ";88?"})
    assert splitter(Secret.of(b"STCARD A %ANNA?;88?$\r")) == RawSwipe({}, "DROPPED")
    assert splitter(Secret.of(b"!STCARD A %ANNA?;88?\r")) == RawSwipe({}, "DROPPED")


def test_a_reader_may_be_set_to_other_sentinels() -> None:
    layouts = sent_as({1: {"{": ALPHANUMERIC}, 2: {"[": NUMERIC}}, end="}")
    swipe = Splitter(Framing(sends_lrc=True, layouts=layouts))(Secret.of(b"{ABC123}J[12345}5"))
    assert shown(swipe) == (None, {1: "{ABC123}[J]", 2: "[12345}[5]"})
    assert [status_of(number, track, layouts) for number, track in swipe.tracks.items()] == ["OK", "OK"]
    assert status_of(2, RawTrack(Secret.of(b";12345?"))) == "OK"
    assert status_of(2, RawTrack(Secret.of(b";12345?")), layouts) == "START"


def _body(coding: Coding) -> st.SearchStrategy[str]:
    signs = sorted(map(chr, coding.alphabet))
    return st.text(st.sampled_from(signs), min_size=1, max_size=30).filter(lambda text: text != "E")


_TRACKS = st.tuples(
    st.none() | _body(ALPHANUMERIC).map("%{}?".format),
    _body(NUMERIC).map(";{}?".format),
    st.none() | st.builds("{}{}?".format, st.sampled_from(";+"), _body(NUMERIC)),
)


def _with_check(number: int, text: str) -> str:
    coding = LAYOUTS[number].codings[ord(text[0])]  # type: ignore[index]  # the number is 1, 2 or 3
    return text + chr(coding.lrc((coding.start, *text[1:].encode())))


@given(
    _TRACKS,
    st.booleans(),
    st.sampled_from(["", "\r", "\t", "\r\n"]),
    st.sampled_from(["", "\r", "\n", "\r\x03"]),
)
@example((None, ";00007399=?", ";00007399=?"), True, "", "")
def test_every_sound_swipe_is_split_into_its_own_tracks(
    tracks: tuple[str | None, ...], sends_lrc: bool, between: str, after: str
) -> None:
    sent = {number: text for number, text in enumerate(tracks, 1) if text is not None}
    if sends_lrc:
        sent = {number: _with_check(number, text) for number, text in sent.items()}
    swipe = split(Secret.of((between.join(sent.values()) + after).encode()), sends_lrc=sends_lrc)
    assert swipe.fault is None
    assert {number: bytes(track.data.view()).decode() for number, track in swipe.tracks.items()} == sent
    assert {status_of(number, track) for number, track in swipe.tracks.items()} == {"OK"}


@given(st.binary(max_size=300) | st.text("%;+?E=0123\r^", max_size=60).map(str.encode), st.booleans())
def test_every_character_is_in_a_track_or_a_break_or_fails_the_swipe(data: bytes, sends_lrc: bool) -> None:
    text = Secret.of(data)
    view = text.view()
    swipe = split(text, sends_lrc=sends_lrc)
    assert not any(view), "the text is zeroed"
    kept = b"".join(bytes(track.data.view()) for track in swipe.tracks.values())
    if swipe.fault is None:
        assert kept.upper() == bytes(byte for byte in data if byte not in b"\r\n\t\x03").upper()
