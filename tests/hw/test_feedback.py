"""Feedback: patterns in time, the chain of channels, the sounder and the trace."""

import math
import stat
from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import pytest

from hw.feedback.chain import Chain
from hw.feedback.channel import Capability
from hw.feedback.configured import channels
from hw.feedback.patterns import BAD, GOOD, OFFLINE, PATTERNS, PROCESSING, READY, Pattern, Step
from hw.feedback.player import Player
from hw.feedback.sounder import Sounder
from hw.feedback.tones import RATE, samples
from hw.feedback.trace import Trace
from hw.service.reader_messages import Lamp, Signal
from hw.service.settings import ReaderSettings
from tests.hw.reader.rig import wait_until


class Shown:
    """A channel that notes what it is given; one that `breaks` can do nothing from its next command on."""

    def __init__(self, name: str, *able: Capability, breaks: bool = False, immediate: bool = True) -> None:
        self.name = name
        self.immediate = immediate
        self.able = frozenset(able)
        self.breaks = breaks
        self.given: list[str] = []
        self.changed: Callable[[], None] = lambda: None

    def capabilities(self) -> frozenset[Capability]:
        return self.able

    def show(self, lamp: Lamp) -> None:
        self._give(lamp)

    def sound(self, signal: Signal) -> None:
        self._give(signal)

    def watch(self, changed: Callable[[], None]) -> None:
        self.changed = changed

    def close(self) -> None:
        self.given.append("closed")

    def _give(self, what: str) -> None:
        if self.breaks:
            self.able = frozenset()
        else:
            self.given.append(what)


def played(*channels: Shown) -> tuple[Player, Trace]:
    trace = Trace()
    return Player(Chain(channels), lambda lamp, by: [trace.lit(lamp, by)].clear(), trace.sounded), trace


def lamps(trace: Trace) -> list[tuple[str, str]]:
    return [(entry.lamp, entry.channel) for entry in trace.entries().lamp_trace]


def sounds(trace: Trace) -> list[tuple[str, str]]:
    return [(entry.sound, entry.channel) for entry in trace.entries().sound_trace]


@pytest.mark.parametrize(
    ("pattern", "colours", "signal", "repeats"),
    [
        (READY, ["green"], None, False),
        (PROCESSING, ["yellow"], None, False),
        (GOOD, ["off"], "good", False),
        (BAD, ["red"], "bad", False),
        (OFFLINE, ["red", "off"], None, True),
    ],
)
def test_each_pattern_has_its_colours_and_its_signal(
    pattern: Pattern, colours: list[str], signal: str | None, repeats: bool
) -> None:
    assert [step.lamp for step in pattern.steps] == colours
    assert (pattern.signal, pattern.repeats) == (signal, repeats)


def test_no_pattern_stands_still_before_its_last_step() -> None:
    for pattern in PATTERNS.values():
        timed = pattern.steps if pattern.repeats else pattern.steps[:-1]
        assert all(step.seconds for step in timed)


def test_each_part_goes_to_the_first_channel_that_can_give_it() -> None:
    lamp, both = Shown("reader", "lamp"), Shown("leds", "lamp", "sound")
    chain = Chain((lamp, both))
    assert (chain.show("green"), chain.sound("good")) == ("reader", "leds")
    assert (lamp.given, both.given) == (["green"], ["good"])
    assert chain.able() == ["reader", "leds"]


def test_a_channel_that_fails_in_the_attempt_is_passed_over_at_once() -> None:
    broken, works = Shown("leds", "lamp", "sound", breaks=True), Shown("sounder", "lamp", "sound")
    assert Chain((broken, works)).show("red") == "sounder"
    assert works.given == ["red"]
    broken.able = frozenset({"sound"})
    assert Chain((broken, works)).sound("bad") == "sounder"


def test_only_one_lamp_is_lit_at_a_time() -> None:
    reader, leds = Shown("reader"), Shown("leds", "lamp")
    chain = Chain((reader, leds))
    chain.show("red")
    reader.able = frozenset({"lamp"})
    assert chain.show("green") == "reader"
    assert (reader.given, leds.given) == (["green"], ["red", "off"])
    reader.able = frozenset()
    assert chain.show("red") == "leds"
    assert reader.given == ["green"]


def test_what_no_channel_can_give_is_in_the_trace_all_the_same() -> None:
    player, trace = played(Shown("reader"))
    player.play(BAD)
    assert (lamps(trace), sounds(trace)) == ([("red", "none")], [("bad", "none")])
    player.stop()


def test_the_first_step_and_the_signal_are_given_at_once_and_the_rest_in_time() -> None:
    channel = Shown("reader", "lamp", "sound")
    played(channel)[0].play(Pattern((Step("red", 0.05), Step("off", 0.05), Step("green")), "bad"))
    assert channel.given == ["red", "bad"]
    wait_until(lambda: channel.given == ["red", "bad", "off", "green"])


def test_nobody_hears_of_a_pattern_before_lamp_and_signal_are_given() -> None:
    channel, order = Shown("reader", "lamp", "sound"), []

    def told(what: str, _: str) -> None:
        order.append((what, list(channel.given)))

    Player(Chain((channel,)), told, told).play(GOOD)
    assert order == [("off", ["off", "good"]), ("good", ["off", "good"])]


def test_a_pattern_that_is_over_gives_way_to_what_the_lamp_rests_at() -> None:
    channel = Shown("reader", "lamp", "sound")
    player, trace = played(channel)
    player.rest(READY)
    player.play(GOOD)
    wait_until(lambda: channel.given[-1] == "green" and len(channel.given) == 4)
    assert channel.given == ["green", "off", "good", "green"]
    assert [lamp for lamp, _ in lamps(trace)] == ["green", "off", "green"]


def test_a_pattern_that_is_over_without_anything_to_rest_at_leaves_its_last_colour() -> None:
    channel = Shown("reader", "lamp")
    player, _ = played(channel)
    player.play(Pattern((Step("red", 0.02),)))
    wait_until(lambda: player._thread is None)
    assert channel.given == ["red"]


def test_a_pattern_repeats_until_another_begins_and_is_told_once() -> None:
    channel = Shown("leds", "lamp")
    player, trace = played(channel)
    player.rest(Pattern((Step("red", 0.02), Step("off", 0.02)), repeats=True))
    wait_until(lambda: len(channel.given) >= 6)
    player.rest(READY)
    count = len(channel.given)
    assert channel.given[:6] == ["red", "off"] * 3
    assert lamps(trace) == [("red", "leds"), ("green", "leds")]
    wait_until(lambda: player._thread is None)
    assert channel.given[count - 1 :] == ["green"]


def test_a_pattern_between_goes_back_to_the_one_that_repeats() -> None:
    channel = Shown("leds", "lamp")
    player, _ = played(channel)
    player.rest(Pattern((Step("red", 5), Step("off", 5)), repeats=True))
    player.play(Pattern((Step("yellow", 0.02), Step("green", 0.02))))
    wait_until(lambda: channel.given == ["red", "yellow", "green", "red"])
    player.stop()


def test_a_new_pattern_ends_the_one_before() -> None:
    channel = Shown("reader", "lamp")
    player, _ = played(channel)
    player.play(Pattern((Step("red", 0.05), Step("yellow"))))
    player.play(Pattern((Step("off", 0.1), Step("green"))))
    wait_until(lambda: channel.given[-1] == "green")
    assert channel.given == ["red", "off", "green"]


def test_however_patterns_interrupt_each_other_the_newest_one_is_shown_whole_and_alone() -> None:
    channel = Shown("reader", "lamp")
    player, _ = played(channel)
    player.rest(READY)
    for _ in range(200):  # each begins about when the one before has its next step
        player.play(Pattern((Step("red", 0.001), Step("yellow", 0.001))))
        wait_until(lambda: channel.given[-1] != "red", 1)
    player.play(Pattern((Step("off", 0.05),)))
    at = len(channel.given)
    wait_until(lambda: player._thread is None)
    assert channel.given[at - 1 :] == ["off", "green"]
    assert all(one != two for one, two in pairwise(channel.given) if one != "red")


def test_a_lamp_that_would_be_late_is_not_asked_for_the_colour_of_a_swipe() -> None:
    reader, leds = Shown("reader", "lamp", immediate=False), Shown("leds", "lamp")
    player, _ = played(reader, leds)
    player.rest(READY)
    player.play(PROCESSING)
    player.play(BAD)
    assert (reader.given, leds.given) == (["green", "red"], [])
    player.stop()


def test_finishing_a_pattern_ends_that_one_only() -> None:
    channel = Shown("reader", "lamp", "sound")
    player, _ = played(channel)
    player.rest(READY)
    player.play(PROCESSING)
    player.finish(PROCESSING)
    assert channel.given == ["green", "yellow", "green"]
    player.play(BAD)
    player.finish(PROCESSING)
    assert channel.given[3:] == ["red", "bad"]
    player.stop()


def test_a_stopped_pattern_shows_nothing_more() -> None:
    channel = Shown("reader", "lamp")
    player, _ = played(channel)
    player.play(Pattern((Step("red", 0.05), Step("yellow"))))
    player.stop()
    player.play(Pattern((Step("off", 0.1), Step("green"))))
    wait_until(lambda: channel.given[-1] == "green")
    assert "yellow" not in channel.given


def test_a_lamp_that_comes_late_takes_the_present_colour() -> None:
    late = Shown("leds")
    player, trace = played(late)
    player.refresh()
    assert lamps(trace) == []
    player.rest(READY)
    late.able = frozenset({"lamp"})
    player.refresh()
    assert late.given == ["green"]
    assert lamps(trace) == [("green", "none"), ("green", "leds")]


def test_the_trace_notes_a_colour_once_and_forgets_the_oldest() -> None:
    trace = Trace()
    assert trace.lamp == "off"
    assert trace.lit("green", "reader")
    assert not trace.lit("green", "reader")
    for _ in range(1000):
        trace.lit("off", "reader")
        trace.lit("green", "reader")
    entries = trace.entries().lamp_trace
    assert len(entries) == 1000
    assert (trace.lamp, entries[-1].lamp) == ("green", "green")
    assert entries[0].at <= entries[-1].at
    assert entries[0].wall.endswith("+00:00")


def _pitch(signal: Signal) -> float:
    """Give a signal's hertz by its zero crossings, where it sounds."""
    data = [value for value in array("h", samples(signal)) if value]
    crossings = sum(1 for one, two in pairwise(data) if one * two < 0)
    return crossings / 2 / (len(data) / RATE)


def test_the_good_signal_is_one_high_beep_and_the_bad_one_two_low_ones() -> None:
    assert math.isclose(_pitch("good"), 1760, rel_tol=0.05)
    assert math.isclose(_pitch("bad"), 220, rel_tol=0.05)
    loud = [abs(value) > 100 for value in array("h", samples("bad"))]
    blocks = [any(loud[at : at + RATE // 50]) for at in range(0, len(loud), RATE // 50)]
    beeps = sum(1 for one, two in zip([False, *blocks], blocks, strict=False) if two and not one)
    assert beeps == 2


@pytest.fixture
def aplay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a program `aplay` that keeps what it plays in a file; on a device named `broken` it fails."""
    program = tmp_path / "aplay"
    program.write_text(f'#!/bin/sh\n[ "$3" = broken ] && exit 1\ncat >> {tmp_path}/played\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    return tmp_path / "played"


@contextmanager
def sounding(device: str, changed: Callable[[], None] = lambda: None) -> Iterator[Sounder]:
    sounder = Sounder(device)
    assert sounder.capabilities() == frozenset()
    sounder.watch(changed)
    yield sounder
    sounder.close()


def test_the_sounder_plays_the_samples_of_the_signal(aplay: Path) -> None:
    with sounding("default") as sounder:
        wait_until(lambda: sounder.capabilities() == {"sound"})
        probe = aplay.stat().st_size
        sounder.sound("good")
        wait_until(lambda: aplay.stat().st_size == probe + len(samples("good")))
        assert aplay.read_bytes()[probe:] == samples("good")


def test_a_sounder_whose_device_does_not_open_says_that_it_is_silent(
    aplay: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("INFO"), sounding("broken") as sounder:
        wait_until(lambda: "sounder: does not work (aplay: CalledProcessError)" in caplog.text)
        assert sounder.capabilities() == frozenset()
    assert not aplay.exists()


def test_a_sounder_that_fails_leaves_the_chain_and_comes_back_by_itself(
    aplay: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hw.feedback.attended._FIRST_PAUSE", 0.05)
    program = aplay.parent / "aplay"
    good = program.read_text()
    with sounding("default") as sounder:
        wait_until(sounder.capabilities)
        program.write_text("#!/bin/sh\nexit 1\n")
        sounder.sound("bad")
        wait_until(lambda: not sounder.capabilities())
        program.write_text(good)
        wait_until(sounder.capabilities)


def test_two_signals_one_upon_the_other_both_sound_on_a_device_for_one_player(
    aplay: Path, caplog: pytest.LogCaptureFixture
) -> None:
    held = aplay.parent / "held"
    (aplay.parent / "aplay").write_text(
        f"#!/bin/sh\nmkdir {held} || exit 1\ncat >> {aplay}\nsleep 0.2\nrmdir {held}\n"
    )
    with caplog.at_level("INFO"), sounding("default") as sounder:
        wait_until(sounder.capabilities)
        probe = aplay.stat().st_size
        sounder.sound("bad")
        sounder.sound("good")
        both = len(samples("bad")) + len(samples("good"))
        wait_until(lambda: aplay.stat().st_size == probe + both)
    assert "does not work" not in caplog.text


def test_a_sounder_without_aplay_is_silent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with caplog.at_level("INFO"), sounding("default"):
        wait_until(lambda: "sounder: does not work (No such file" in caplog.text)


def test_the_configuration_names_the_channels_in_their_order() -> None:
    everything = ReaderSettings(lamp_red="kiosk:red", beeper="/dev/input/event9", sound="default")
    assert [channel.name for channel in channels(everything)] == ["leds", "beeper", "sounder"]
    assert channels(ReaderSettings(sound="")) == ()
