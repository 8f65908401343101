"""Feedback: patterns in time, the chain of channels, the sounder and the trace."""

import math
import stat
from array import array
from itertools import pairwise
from pathlib import Path

import pytest

from hw.feedback.chain import Chain
from hw.feedback.channel import Capability
from hw.feedback.patterns import BAD, GOOD, READY, Pattern, Step
from hw.feedback.player import Player
from hw.feedback.sounder import Sounder
from hw.feedback.tones import RATE, samples
from hw.feedback.trace import Trace
from hw.service.reader_messages import Lamp, Signal
from tests.hw.reader.rig import wait_until


class Shown:
    """A channel that notes what it is given."""

    def __init__(self, name: str, *able: Capability) -> None:
        self.name = name
        self.able = frozenset(able)
        self.given: list[str] = []

    def capabilities(self) -> frozenset[Capability]:
        return self.able

    def show(self, lamp: Lamp) -> None:
        self.given.append(lamp)

    def sound(self, signal: Signal) -> None:
        self.given.append(signal)


def chained(*channels: Shown) -> tuple[Chain, Trace]:
    trace = Trace()
    return Chain(channels, lambda lamp, by: [trace.lit(lamp, by)].clear(), trace.sounded), trace


def test_ready_is_green_good_is_one_blink_and_bad_is_red() -> None:
    assert [step.lamp for step in READY.steps] == ["green"]
    assert ([step.lamp for step in GOOD.steps], GOOD.signal) == (["off", "green"], "good")
    assert ([step.lamp for step in BAD.steps], BAD.signal) == (["red", "green"], "bad")


def test_each_part_goes_to_the_first_channel_that_can_give_it() -> None:
    lamp, both = Shown("reader", "lamp"), Shown("gpio", "lamp", "sound")
    chain, trace = chained(lamp, both)
    chain.show("green")
    chain.sound("good")
    assert (lamp.given, both.given) == (["green"], ["good"])
    assert [(entry.sound, entry.channel) for entry in trace.entries().sound_trace] == [("good", "gpio")]
    assert chain.able() == ["reader", "gpio"]


def test_what_no_channel_can_give_is_in_the_trace_all_the_same() -> None:
    chain, trace = chained(Shown("reader"))
    chain.show("red")
    chain.sound("bad")
    entries = trace.entries()
    assert [(entry.lamp, entry.channel) for entry in entries.lamp_trace] == [("red", "none")]
    assert [(entry.sound, entry.channel) for entry in entries.sound_trace] == [("bad", "none")]
    assert chain.able() == []


def test_the_first_step_and_the_signal_are_given_at_once_and_the_rest_in_time() -> None:
    channel = Shown("reader", "lamp", "sound")
    Player(chained(channel)[0]).play(Pattern((Step("red", 0.05), Step("off", 0.05), Step("green")), "bad"))
    assert channel.given == ["red", "bad"]
    wait_until(lambda: channel.given == ["red", "bad", "off", "green"])


def test_a_new_pattern_ends_the_one_before() -> None:
    channel = Shown("reader", "lamp")
    player = Player(chained(channel)[0])
    player.play(Pattern((Step("red", 0.05), Step("yellow"))))
    player.play(Pattern((Step("off", 0.1), Step("green"))))
    wait_until(lambda: channel.given[-1] == "green")
    assert channel.given == ["red", "off", "green"]


def test_a_stopped_pattern_shows_nothing_more() -> None:
    channel = Shown("reader", "lamp")
    player = Player(chained(channel)[0])
    player.play(Pattern((Step("red", 0.05), Step("yellow"))))
    player.stop()
    player.play(Pattern((Step("off", 0.1), Step("green"))))
    wait_until(lambda: channel.given[-1] == "green")
    assert "yellow" not in channel.given


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


def test_the_sounder_plays_the_samples_of_the_signal(aplay: Path) -> None:
    sounder = Sounder("default")
    assert sounder.capabilities() == {"sound"}
    probe = aplay.stat().st_size
    sounder.sound("good")
    wait_until(lambda: aplay.stat().st_size == probe + len(samples("good")))
    assert aplay.read_bytes()[probe:] == samples("good")


def test_a_sounder_whose_device_does_not_open_says_that_it_is_silent(aplay: Path) -> None:
    assert Sounder("broken").capabilities() == frozenset()
    assert Sounder("").capabilities() == frozenset()
    assert not aplay.exists()


def test_a_sounder_whose_device_fails_later_says_so_from_then_on(aplay: Path) -> None:
    sounder = Sounder("default")
    (aplay.parent / "aplay").write_text("#!/bin/sh\nexit 1\n")
    sounder.sound("bad")
    wait_until(lambda: not sounder.capabilities())


def test_a_sounder_without_aplay_is_silent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert Sounder("default").capabilities() == frozenset()
