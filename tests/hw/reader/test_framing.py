"""What readers put around a card, as kiosk.toml says it: read where it is clear, refused where it is not."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from hw.emulator.links.kernel import MockKernel
from hw.emulator.links.umockdev_link import UmockdevLink
from hw.emulator.readers.typing import Typing
from hw.emulator.readers.wedge import Wedge
from hw.reader.decode.framing import Framing, framing_of, layouts_of
from hw.reader.discovery.factory import make
from hw.reader.iso7811 import ALPHANUMERIC, LAYOUTS, NUMERIC
from hw.reader.teaching.setting import Setting, settings_of
from hw.reader.wedge.layouts import layout
from hw.reader.wedge.recorder import BROKEN_SILENCE, END_SILENCE, Recorder
from hw.service.device_tables import device_tables
from hw.service.sentinels import ON_OTHER_TRACKS, ON_TRACK_1
from hw.service.settings import ReaderSettings
from hw.service.toml_errors import ConfigError, UnfitError
from tests.hw.emulator.inside import Inside
from tests.hw.reader.discovery.plugged import ROOT
from tests.hw.reader.rig import GOOD, NUMBER, wait_until
from tests.hw.reader.test_factory import found
from tests.hw.reader.wedge.keyboard import timed, typed
from tests.hw.reader.wedge.test_recorder import read, recorded

BODY = f"{NUMBER}=2912"
SCRIPTEL: dict[str, Any] = {"prefix": "!STCARD A ", "start_sentinels": ("%", ";", ";+#&%")}
THREE_TEXTS = 'three texts, the start sentinels of track 1, 2 and 3, such as ["%", ";", ";+"]'
CURLY: dict[str, Any] = {"start_sentinels": ("{", "[", "[("), "end_sentinel": "}"}


def recorder(**settings: Any) -> Recorder:
    return Recorder(layout("us"), framing_of(ReaderSettings(**settings)))


def swiped(text: str, **settings: Any) -> list[str]:
    return read(recorded(timed(typed(text)), recorder(**settings)))


def test_without_settings_it_is_what_most_readers_send() -> None:
    assert framing_of(ReaderSettings()) == Framing()
    assert layouts_of(ReaderSettings()) == LAYOUTS


def test_what_a_track_may_hold_is_what_the_decoder_says() -> None:
    assert {ord(sign) for sign in ON_TRACK_1} == ALPHANUMERIC.alphabet
    assert {ord(sign) for sign in ON_OTHER_TRACKS} == NUMERIC.alphabet


@pytest.mark.parametrize(
    ("starts", "third"),
    [
        (("%", ";", "+"), {"+": NUMERIC}),
        (("%", ";", "@#"), {"@": NUMERIC, "#": ALPHANUMERIC}),
        (("%", "#", "#%;"), {"#": NUMERIC, "%": ALPHANUMERIC, ";": NUMERIC}),
        (("{", ";", "{;"), {"{": ALPHANUMERIC, ";": NUMERIC}),
    ],
)
def test_track_3_has_letters_where_its_sentinel_says_so(starts: Any, third: dict[str, object]) -> None:
    codings = layouts_of(ReaderSettings(start_sentinels=starts))[3].codings
    assert codings == {ord(sign): coding for sign, coding in third.items()}


@pytest.mark.parametrize("end", ["", "\r", "\r\r"])
@pytest.mark.parametrize(
    ("text", "settings"),
    [
        (f"CARD:;{BODY}?", {"prefix": "CARD:"}),
        (f"CARD:%PARAUGS ANNA?\r;{BODY}?", {"prefix": "CARD:"}),
        (f"CARD:%E?;{BODY}?+E?", {"prefix": "CARD:"}),
        (f";{BODY}?$", {"suffix": "$"}),
        (f";{BODY}?\r$", {"suffix": "$"}),
        (f"E\r;{BODY}?\rE$", {"suffix": "$"}),
        (f"<<%PARAUGS ANNA?;{BODY}?>>", {"prefix": "<<", "suffix": ">>"}),
        (f"(2);{BODY}?2", {"prefix": "(2)", "suffix": "2"}),
        (f"!STCARD A %PARAUGS ANNA?;{BODY}?", SCRIPTEL),
        (f"{{PARAUGS ANNA}}[{BODY}}}", CURLY),
        (f"{{PARAUGS;+! ANNA}}[{BODY}}}", CURLY),
        (f"[{BODY}}}[1}}", CURLY),
        (f"[{BODY}}}(1}}", CURLY),
    ],
)
def test_a_sound_swipe_is_read_whatever_stands_around_it(
    text: str, settings: dict[str, Any], end: str
) -> None:
    assert swiped(text + end, **settings) == [NUMBER]


def test_check_characters_are_those_of_the_card_whatever_the_sentinels_are() -> None:
    check = chr(NUMERIC.lrc(f";{BODY}?".encode()))
    other = chr(ord(check) ^ 1)
    for settings, frame in ((CURLY, "[{}}}{}"), ({"prefix": "<", "suffix": "5"}, "<;{}?{}5")):
        assert swiped(frame.format(BODY, check), sends_lrc=True, **settings) == [NUMBER]
        assert swiped(frame.format(BODY, other), sends_lrc=True, **settings) == ["unreadable"]
        assert swiped(frame.format(BODY, ""), sends_lrc=True, **settings) == ["unreadable"]


@pytest.mark.parametrize(
    "text",
    [
        f";{BODY}?",
        f"<;{BODY}?",
        f";{BODY}?>",
        f"<<;{BODY}?>",
        f"<;{BODY}?>>",
        f"<;{BODY}?><;{BODY}?>",
        f"x<;{BODY}?>",
        f"<;{BODY}?>x",
        f"<{BODY}?>",
        f"<;{BODY}>",
    ],
)
def test_what_a_reader_does_not_send_is_no_card(text: str) -> None:
    assert swiped(text, prefix="<", suffix=">") == ["unreadable"]


def test_the_usual_sentinels_are_none_where_others_are_set() -> None:
    assert swiped(f";{BODY}?", **CURLY) == ["unreadable"]
    assert swiped(f"[{BODY}?", **CURLY) == ["unreadable"]
    assert swiped(f"[{BODY}}}[1}}(1}}", **CURLY) == ["unreadable"]  # track 3 came twice
    assert swiped(f"%E?;{BODY}?+1?") == [NUMBER]
    assert swiped(f"%E?;{BODY}?+1?", start_sentinels=("%", ";", "#")) == ["unreadable"]


def test_a_swipe_ends_after_its_suffix_and_not_in_the_pause_before_it() -> None:
    before = timed(typed(f";{BODY}?"))
    pause = 3 * END_SILENCE
    at = before[-1][0] + before[-1][1] / 1e6 + pause
    events = [*before, *timed(typed("$"), start=at)]
    assert read(recorded(events, recorder(suffix="$"))) == [NUMBER]
    ready = recorder(suffix="$")
    ready.feed(events)
    due = ready.due()
    assert due is not None
    assert due < at + 1.5 * END_SILENCE + 0.002
    late = recorder(suffix="$")
    late.feed(before)
    assert late.due() == pytest.approx(at - pause + BROKEN_SILENCE)


def test_a_sound_swipe_soon_after_a_broken_one_is_not_taken_for_its_rest() -> None:
    broken = timed(typed("CARD:;9371"))
    rest = timed(typed("000=2912?"), start=broken[-1][0] + 0.7)
    again = timed(typed(f"CARD:;{BODY}?"), start=broken[-1][0] + 1.3)
    assert read(recorded([*broken, *rest, *again], recorder(prefix="CARD:"))) == ["unreadable", NUMBER]


_SIGNS = "".join(chr(code) for code in range(0x20, 0x7F))
_AFFIXES = st.text(_SIGNS, max_size=6)
_SETTINGS = st.fixed_dictionaries(
    {
        "prefix": _AFFIXES,
        "suffix": _AFFIXES,
        "sends_lrc": st.booleans(),
        "start_sentinels": st.just(("%", ";", ";+#&!%"))
        | st.tuples(*(st.text("%;+#&!@$[{|}~^_", min_size=1, max_size=3) for _ in range(3))),
        "end_sentinel": st.sampled_from("?%`{|}~"),
    }
)


def _admitted(settings: dict[str, Any]) -> Framing | None:
    try:
        return framing_of(ReaderSettings(**settings))
    except UnfitError:
        return None


def _sent(framing: Framing, *, track_1: bool) -> str:
    """Give what a reader that is set so sends for a good card."""
    parts = []
    for number, body in ((1, "PARAUGS;+#&! ANNA"), (2, BODY)) if track_1 else ((2, BODY),):
        track = framing.layouts[number]  # type: ignore[index]  # the number is 1 or 2
        start, coding = next(iter(track.codings.items()))
        check = chr(coding.lrc((coding.start, *body.encode(), ord("?")))) if framing.sends_lrc else ""
        parts.append(f"{chr(start)}{body}{chr(track.end)}{check}")
    return framing.prefix.decode() + "".join(parts) + framing.suffix.decode()


def _read(text: str, framing: Framing) -> str:
    (result,) = read(recorded(timed(typed(text)), Recorder(layout("us"), framing)))
    return result


@given(_SETTINGS, st.booleans())
@example({"prefix": "5", "suffix": "E5", "sends_lrc": True}, True)
@example({"prefix": "$", "suffix": "0000"}, False)
def test_whatever_is_admitted_reads_every_sound_swipe(settings: dict[str, Any], track_1: bool) -> None:
    framing = _admitted(settings)
    assume(framing)
    assert framing
    assert _read(_sent(framing, track_1=track_1), framing) == NUMBER


@given(_SETTINGS, st.data())
def test_whatever_is_admitted_makes_no_damaged_swipe_another_card(
    settings: dict[str, Any], data: st.DataObject
) -> None:
    framing = _admitted(settings)
    assume(framing)
    assert framing
    text = _sent(framing, track_1=data.draw(st.booleans()))
    at = data.draw(st.integers(0, len(text) - 1))
    kind = data.draw(st.sampled_from(["lost", "doubled", "changed"]))
    new = {"lost": "", "doubled": 2 * text[at], "changed": data.draw(st.sampled_from(_SIGNS))}[kind]
    results = read(recorded(timed(typed(text[:at] + new + text[at + 1 :])), Recorder(layout("us"), framing)))
    assert set(results) <= {NUMBER, "unreadable", "unknown-card", "ambiguous-card"}
    around = at < len(framing.prefix) or at >= len(text) - len(framing.suffix)
    if around and new != text[at]:
        assert NUMBER not in results or new + text[at + 1 :] == text[at:]


@pytest.mark.parametrize(
    ("settings", "key", "words"),
    [
        (
            {"prefix": "!STCARD A "},
            "prefix",
            'has "!", which begins or ends a track; expected a text without',
        ),
        (
            {"suffix": ";"},
            "suffix",
            'has ";", which begins or ends a track; expected a text without sentinels',
        ),
        ({"prefix": "a?"}, "prefix", 'has "?", which begins or ends a track'),
        ({"prefix": "a{", **CURLY}, "prefix", 'has "{", which begins or ends a track'),
        ({"suffix": "}", **CURLY}, "suffix", 'has "}", which begins or ends a track'),
        ({"suffix": "E"}, "suffix", 'is "E", which stands for a track that cannot be read'),
        ({"start_sentinels": ("", ";", "+")}, "start_sentinels", "has nothing for track 1; expected one"),
        ({"start_sentinels": ("%", ";", "")}, "start_sentinels", "has nothing for track 3"),
        ({"start_sentinels": ("%", "%", "+")}, "start_sentinels", 'has "%" for track 1 and for track 2'),
        ({"start_sentinels": ("%;", ";", "+")}, "start_sentinels", 'has ";" for track 1, which the track'),
        ({"start_sentinels": ("B", ";", "+")}, "start_sentinels", 'has "B" for track 1, which is no sign'),
        ({"start_sentinels": ("%", "1", "+")}, "start_sentinels", 'has "1" for track 2, which is no sign'),
        (
            {"start_sentinels": ("%", "=", "+")},
            "start_sentinels",
            'has "=" for track 2, which the track itself',
        ),
        (
            {"start_sentinels": ("%", ";", ">")},
            "start_sentinels",
            'has ">" for track 3, which the track itself',
        ),
        ({"start_sentinels": ("%", ";", "?")}, "start_sentinels", 'has "?" for track 3, which ends a track'),
        ({"start_sentinels": ("%", ";", "§")}, "start_sentinels", 'has "§" for track 3, which is no sign'),
        ({"end_sentinel": "^"}, "end_sentinel", 'is "^", which a track itself may hold; expected another'),
        ({"end_sentinel": "0"}, "end_sentinel", 'is "0", which is no sign; expected one such as ?'),
    ],
)
def test_what_could_be_taken_in_two_ways_is_refused(settings: dict[str, Any], key: str, words: str) -> None:
    with pytest.raises(UnfitError) as refused:
        ReaderSettings(**settings)
    ((where, told),) = refused.value.faults
    assert where == (key,)
    assert told.startswith(words)


def test_a_file_that_is_wrong_is_told_by_its_line(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.toml"
    lines = ("[reader]", 'prefix = "a\\tb"', 'start_sentinels = ["%", ";"]', 'end_sentinel = ""')
    file.write_text("\n".join(lines))
    with pytest.raises(ConfigError) as refused:
        device_tables(file)
    assert [(fault.line, fault.message.partition("; expected ")[::2]) for fault in refused.value.faults] == [
        (2, ('reader.prefix is "a\\tb"', "up to 32 characters without accents, and no line ends")),
        (3, ("reader.start_sentinels is a list", THREE_TEXTS)),
        (4, ('reader.end_sentinel is ""', "one character")),
    ]
    file.write_text('[reader]\nprefix = "!STCARD A "\n')
    with pytest.raises(ConfigError) as refused:
        device_tables(file)
    assert str(refused.value).startswith(f'{file}:2: reader.prefix has "!", which begins or ends a track')
    file.write_text('[reader]\nprefix = "!STCARD A "\nstart_sentinels = ["%", ";", ";+"]\n')
    assert device_tables(file).reader.start_sentinels == ("%", ";", ";+")


def test_the_swipe_test_goes_by_what_kiosk_toml_says_and_stores_nothing_of_it() -> None:
    events = timed(typed(f"CARD:{GOOD.track_2}"))
    assert settings_of(events, Framing()) == []
    assert settings_of(events, Framing(prefix=b"CARD:"))[0] == Setting("us", sends_lrc=False)
    check = chr(NUMERIC.lrc(GOOD.track_2.encode()))
    events = timed(typed(f"CARD:{GOOD.track_2}{check}"))
    assert settings_of(events, Framing(prefix=b"CARD:"))[0] == Setting("us", sends_lrc=True)


def test_a_reader_that_is_found_is_set_as_kiosk_toml_says() -> None:
    settings = ReaderSettings(prefix="CARD:", suffix="$", **CURLY)
    driver = make(found("wedge", layout="lt", sends_lrc=True), settings)
    assert driver._framing == replace(framing_of(settings), sends_lrc=True)  # type: ignore[attr-defined]
    assert make(found("hid"), settings)._layouts == layouts_of(settings)  # type: ignore[attr-defined]


def test_a_reader_with_a_prefix_is_read_by_the_driver_that_kiosk_toml_names() -> None:
    code = """
from hw.reader.decode.swipe import statuses_of
from hw.reader.driver import RawSwipe
from hw.reader.factory import named_driver
from hw.service.settings import ReaderSettings
driver = named_driver(ReaderSettings(driver="wedge", device="/dev/input/event5", prefix="CARD:"))
for event in driver.events():
    if isinstance(event, RawSwipe):
        say(swipe=list(statuses_of(event).values()))
        driver.close()
    else:
        say(event=type(event).__name__)
"""
    reader = Wedge(Typing(prefix="CARD:"))
    with MockKernel() as kernel, UmockdevLink(reader, kernel) as link, Inside(kernel, code) as inside:
        assert inside.hears() == {"event": "Online"}
        for step in reader.swipe(GOOD):
            assert link.play([step])
            wait_until(lambda: link.evdev and not link.evdev._packets.waiting())  # the buffer is small
        assert inside.hears() == {"event": "Started"}
        assert inside.hears() == {"swipe": ["EMPTY", "OK", "EMPTY"]}


def test_what_the_documentation_shows_is_admitted(tmp_path: Path) -> None:
    blocks = re.findall(
        r"```toml\n(.*?)```", (ROOT / "docs/readers.md").read_text(encoding="utf-8"), re.DOTALL
    )
    assert len(blocks) >= 3
    for block in blocks:
        file = tmp_path / "kiosk.toml"
        file.write_text(block, encoding="utf-8")
        device_tables(file)
    assert any("start_sentinels" in block for block in blocks)
