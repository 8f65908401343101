"""From events to swipes: ends, silences, stalls, lost events, and never a wrong number."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hw.reader.decode.framing import Framing
from hw.reader.decode.swipe import judged
from hw.reader.decode.verdict import Accepted
from hw.reader.driver import RawSwipe, Started
from hw.reader.iso7811 import ALPHANUMERIC, NUMERIC
from hw.reader.wedge.input_event import KEY, PRESSED, RELEASED, Event
from hw.reader.wedge.layouts import layout
from hw.reader.wedge.recorder import BROKEN_SILENCE, END_SILENCE, Recorder
from hw.service.reader_messages import SwipeFailed
from hw.service.settings import Layout
from tests.hw.reader.rig import NUMBER, RULES
from tests.hw.reader.wedge.keyboard import (
    ALT,
    CTRL,
    DROPPED,
    ENTER,
    KEYPAD,
    REPORT,
    SHIFT,
    Bare,
    C,
    M,
    by_number,
    key,
    stroke,
    timed,
    typed,
)

TRACK_2 = f";{NUMBER}=2912?"
BOTH = f"%PARAUGS ANNA?{TRACK_2}"
LATER = 60.0


def recorded(events: Iterable[Event], recorder: Recorder) -> list[RawSwipe]:
    """Feed events and then a long silence, and give the swipes."""
    events = list(events)
    found = list(recorder.feed(events))
    if recorder.needs_keys:
        recorder.resume(())
    found += recorder.silence(events[-1][0] + LATER)
    return [one for one in found if isinstance(one, RawSwipe)]


def read(swipes: Iterable[RawSwipe]) -> list[str]:
    """Give each swipe's number, or the reason why there is none."""
    numbers = []
    for swipe in swipes:
        with judged(swipe, RULES) as result:
            if isinstance(result, Accepted):
                numbers.append(bytes(result.number.view()).decode())
            else:
                numbers.append(result.reason)
    return numbers


def swiped(bare: Iterable[Bare], name: Layout = "us", *, sends_lrc: bool = False) -> list[str]:
    """Give what a new recorder reads of events at a steady pace."""
    return read(recorded(timed(bare), Recorder(layout(name), Framing(sends_lrc=sends_lrc))))


@pytest.mark.parametrize("end", ["", "\r", "\r\r"])
@pytest.mark.parametrize(
    "text", [TRACK_2, BOTH, f"%PARAUGS ANNA?\r{TRACK_2}", f"%E?{TRACK_2}", f"{TRACK_2}+E?"]
)
def test_a_swipe_is_read_however_it_ends(text: str, end: str) -> None:
    assert swiped(typed(text + end)) == [NUMBER]


@pytest.mark.parametrize("name", ["us", "de", "lt", "ee", "lv", "tr"])
def test_a_swipe_is_read_in_every_layout(name: Layout) -> None:
    assert swiped(typed(BOTH, name), name) == [NUMBER]


def test_a_swipe_is_read_by_numbers_and_with_control_m() -> None:
    assert swiped([*by_number(BOTH), *stroke(M, CTRL)]) == [NUMBER]


def test_a_number_whose_first_digit_comes_before_its_alt_fails_the_swipe() -> None:
    early = [*key(KEYPAD[0], PRESSED), *key(ALT, PRESSED), *key(KEYPAD[0], RELEASED)]
    one = [*early, *stroke(KEYPAD[4]), *stroke(KEYPAD[9]), *key(ALT, RELEASED)]
    card = [*by_number(";937"), *one, *by_number(f"{NUMBER[5:]}=2912?")]
    assert [swipe.fault for swipe in recorded(timed(card), Recorder(layout("us")))] == ["DROPPED"]


def test_a_swipe_is_read_that_ends_with_control_c() -> None:
    assert swiped([*typed(TRACK_2), *stroke(ENTER), *stroke(C, CTRL)]) == [NUMBER]


def test_a_last_track_that_is_reported_unreadable_without_sentinels_breaks_nothing_off() -> None:
    assert swiped(typed(f"%PARAUGS ANNA?\r{TRACK_2}\rE\r")) == [NUMBER]


def test_lower_case_is_read() -> None:
    assert swiped(typed(BOTH.lower())) == [NUMBER]


def with_lrc(track: str) -> str:
    coding = ALPHANUMERIC if track[0] == "%" else NUMERIC
    return track + chr(coding.lrc(track.encode()))


@pytest.mark.parametrize("tracks", [("%PARAUGS ANNA?", TRACK_2), (TRACK_2,), (TRACK_2, ";1234?")])
def test_check_characters_are_read(tracks: tuple[str, ...]) -> None:
    assert swiped(typed("".join(map(with_lrc, tracks))), sends_lrc=True) == [NUMBER]
    wrong = with_lrc(TRACK_2)[:-1] + "A"
    assert swiped(typed(wrong), sends_lrc=True) == ["unreadable"]


def test_the_first_key_starts_a_swipe_and_a_silence_ends_it() -> None:
    recorder = Recorder(layout("us"))
    events = timed(typed(TRACK_2))
    assert [type(one) for one in recorder.feed(events)] == [Started]
    last = events[-1][0] + events[-1][1] / 1e6
    assert recorder.due() == pytest.approx(last + END_SILENCE, abs=0.002)
    assert list(recorder.silence(last + END_SILENCE / 2)) == []
    assert read(recorder.silence(last + END_SILENCE + 0.002)) == [NUMBER]
    assert recorder.due() is None


def test_ends_of_lines_alone_are_no_swipe() -> None:
    recorder = Recorder(layout("us"))
    assert list(recorder.feed(timed(typed("\r")))) == []
    assert recorded(timed(typed("\r")), recorder) == []


def test_two_swipes_in_one_batch_are_two() -> None:
    first, second = timed(typed(TRACK_2), 100.0), timed(typed(TRACK_2 + "\r"), 101.0)
    assert read(recorded([*first, *second], Recorder(layout("us")))) == [NUMBER, NUMBER]


def test_two_swipes_without_a_pause_are_none() -> None:
    assert NUMBER not in swiped(typed(BOTH + BOTH))


def test_repeated_keys_are_not_typed() -> None:
    repeated: list[Bare] = []
    for event in typed(TRACK_2):
        repeated += [event, (KEY, event[1], 2), REPORT] if event[0] == KEY and event[2] == 1 else [event]
    assert swiped(repeated) == [NUMBER]


@given(st.integers(0, 4 * len(TRACK_2)), st.sampled_from([0.05, 0.2, 1.0, 5.0]))
def test_a_stall_anywhere_gives_the_number_or_none(at: int, stall: float) -> None:
    events = timed(typed(BOTH))
    cut = min(at * 2, len(events) - 2)
    late = [
        (s + int(us / 1e6 + stall), int(us + stall * 1e6) % 1_000_000, *rest) for s, us, *rest in events[cut:]
    ]
    recorder = Recorder(layout("us"))
    found = read(recorded([*events[:cut], *late], recorder))  # type: ignore[list-item]
    assert set(found) <= {NUMBER, "unreadable", "unknown-card"}
    if stall < END_SILENCE:
        assert found == [NUMBER]
    assert read(recorded(timed(typed(BOTH), 200.0), recorder)) == [NUMBER]


@pytest.mark.parametrize("at", range(0, 4 * len(TRACK_2), 3))
def test_lost_events_fail_the_swipe_and_not_the_next_one(at: int) -> None:
    events = list(typed(TRACK_2))
    recorder = Recorder(layout("us"))
    lost = timed([*events[:at], DROPPED, REPORT, *events[at + 6 :]])
    assert NUMBER not in read(recorded(lost, recorder))
    assert read(recorded(timed(typed(TRACK_2), 200.0), recorder)) == [NUMBER]


def test_a_swipe_that_was_lost_as_a_whole_is_answered_too() -> None:
    assert swiped([DROPPED, REPORT]) == ["unreadable"]


@given(st.sets(st.integers(0, 2 * len(TRACK_2) + 5), min_size=1, max_size=12))
def test_keys_that_got_lost_never_make_another_number(lost: set[int]) -> None:
    reports = list(zip(*[iter(typed(TRACK_2))] * 2, strict=True))
    kept = [event for at, report in enumerate(reports) if at not in lost for event in report]
    assert set(swiped(kept)) <= {"unreadable", "unknown-card", NUMBER}


@pytest.mark.parametrize("at", range(0, 2 * len(TRACK_2), 5))
def test_an_unplugged_keyboard_breaks_the_swipe_off(at: int) -> None:
    recorder = Recorder(layout("us"))
    list(recorder.feed(timed(typed(TRACK_2))[: at + 2]))
    broken = list(recorder.broken_off())
    assert [swipe.fault for swipe in broken] == (["TRUNCATED"] if broken else [])
    assert list(recorder.broken_off()) == []


def test_the_rest_of_a_broken_swipe_is_not_another_one() -> None:
    recorder = Recorder(layout("us"))
    events = list(typed(TRACK_2))
    half = len(events) // 2
    first, rest = timed(events[:half], 100.0), timed(events[half:], 101.3, pace=0.01)
    assert read(recorded([*first, *rest], recorder)) == ["unreadable"]
    assert read(recorded(timed(typed(TRACK_2), 110.0), recorder)) == [NUMBER]


def test_a_line_end_before_the_card_makes_it_no_rest_of_a_broken_one() -> None:
    broken = timed(typed(TRACK_2[:5]))
    sound = timed(typed(f"\r{TRACK_2}\r"), broken[-1][0] + 1)
    assert read(recorded([*broken, *sound], Recorder(layout("us")))) == ["unreadable", NUMBER]


def test_a_key_released_long_before_costs_no_swipe() -> None:
    stray = timed(key(ENTER, RELEASED), start=90.0)
    assert read(recorded([*stray, *timed(typed(TRACK_2))], Recorder(layout("us")))) == [NUMBER]


def test_a_key_released_right_before_the_first_character_fails_the_swipe() -> None:
    stray = timed(key(ENTER, RELEASED), start=99.9)
    assert read(recorded([*stray, *timed(typed(TRACK_2))], Recorder(layout("us")))) == ["unreadable"]


def test_a_reader_that_ends_lines_is_waited_for_longer_between_tracks() -> None:
    recorder = Recorder(layout("us"))
    assert read(recorded(timed(typed(BOTH + "\r")), recorder)) == [NUMBER]
    first, second = timed(typed("%PARAUGS ANNA?"), 200.0), timed(typed(TRACK_2 + "\r"), 200.25)
    assert read(recorded([*first, *second], recorder)) == [NUMBER]


def test_a_text_without_an_end_is_broken_off_after_a_longer_silence() -> None:
    recorder = Recorder(layout("us"))
    events = timed(typed(TRACK_2[:-1]))
    list(recorder.feed(events))
    last = events[-1][0] + events[-1][1] / 1e6
    assert list(recorder.silence(last + 0.9 * BROKEN_SILENCE)) == []
    (swipe,) = recorder.silence(last + 1.1 * BROKEN_SILENCE)
    assert swipe.fault == "TRUNCATED"


def test_a_held_key_keeps_the_swipe_open() -> None:
    held = [*typed(TRACK_2[:-1]), *key(SHIFT, 1), *key(53, 1)]
    assert swiped(held) == ["unreadable"]


def test_more_text_than_any_card_has_is_refused() -> None:
    found = recorded(timed(typed(";" + "1" * 600 + "?")), Recorder(layout("us")))
    with judged(found[0], RULES) as result:
        assert isinstance(result, SwipeFailed)
    assert found[0].fault == "TRUNCATED"
