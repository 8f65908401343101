"""The beeper beside the reader, on the kernel's own input layer."""

import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import pairwise

import evdev
import pytest
from evdev import ecodes

from hw.emulator.links.pluggable import Pluggable
from hw.feedback.beeper import Beeper
from hw.feedback.tones import TONES
from hw.service.reader_messages import Signal
from tests.hw.reader.rig import wait_until
from tests.kernel.inside.readers import UinputKeyboard

_LATE = 0.5  # seconds; the guest's processor is emulated


class Buzzer(Pluggable):
    """A beeper made by uinput, and what has arrived at its end: code, value, and when it came.

    Attributes:
        code: the best of its sounds.
    """

    def __init__(self, *sounds: int) -> None:
        self._sounds = sounds
        self.code = sounds[-1]
        self.heard: list[tuple[int, int, float]] = []

    def plug(self) -> None:
        self._device = evdev.UInput({ecodes.EV_SND: list(self._sounds)}, name="Beeper beside the reader")
        self.path = self._device.device.path

    def listen(self) -> list[tuple[int, int]]:
        try:
            for event in self._device.read():
                if event.type == ecodes.EV_SND:
                    self.heard.append((event.code, event.value, event.timestamp()))
        except BlockingIOError:
            pass  # nothing has come
        return [(code, value) for code, value, _ in self.heard]

    def unplug(self) -> None:
        self._device.close()


@pytest.fixture(params=[(ecodes.SND_BELL, ecodes.SND_TONE), (ecodes.SND_BELL,)], ids=["tone", "bell"])
def buzzer(request: pytest.FixtureRequest) -> Iterator[Buzzer]:
    with Buzzer(*request.param) as buzzer:
        yield buzzer


@contextmanager
def working(path: str) -> Iterator[Beeper]:
    with closing(Beeper(path)) as beeper:
        beeper.watch(lambda: None)
        wait_until(beeper.capabilities)
        yield beeper


@contextmanager
def ready(buzzer: Buzzer) -> Iterator[Beeper]:
    with working(buzzer.path) as beeper:
        wait_until(lambda: len(buzzer.listen()) == 1)
        assert buzzer.listen()[0][1] == 0  # silence: an end in the middle of a tone may have left one
        buzzer.heard.clear()
        yield beeper


def sounds_bad(beeper: Beeper, buzzer: Buzzer) -> None:
    """Let the signal of a bad swipe begin."""
    beeper.sound("bad")
    wait_until(lambda: len(buzzer.listen()) > 0)


@pytest.mark.parametrize("signal", ["good", "bad"])
def test_a_signal_arrives_tone_by_tone_in_its_time(buzzer: Buzzer, signal: Signal) -> None:
    with ready(buzzer) as beeper:
        beeper.sound(signal)
        wait_until(lambda: len(buzzer.listen()) == len(TONES[signal]) + 1)
    tones = [hertz if buzzer.code == ecodes.SND_TONE else min(hertz, 1) for hertz, _ in TONES[signal]]
    assert buzzer.listen() == [(buzzer.code, value) for value in (*tones, 0)]
    for (_, seconds), (one, two) in zip(TONES[signal], pairwise(buzzer.heard), strict=True):
        assert seconds - 0.01 < two[2] - one[2] < seconds + _LATE


def test_a_new_signal_ends_the_one_before(buzzer: Buzzer) -> None:
    with ready(buzzer) as beeper:
        sounds_bad(beeper, buzzer)
        beeper.sound("good")
        wait_until(lambda: len(buzzer.listen()) == 4)
        assert [bool(value) for _, value in buzzer.listen()] == [True, False, True, False]
        time.sleep(0.5)
        assert len(buzzer.listen()) == 4


def test_a_closed_beeper_is_silent_at_once(buzzer: Buzzer) -> None:
    with ready(buzzer) as beeper:
        sounds_bad(beeper, buzzer)
        beeper.close()
        wait_until(lambda: len(buzzer.listen()) == 2, 1)
        assert buzzer.listen()[-1][1] == 0


def test_a_beeper_that_is_pulled_out_leaves_the_chain_and_comes_back_by_itself() -> None:
    with Buzzer(ecodes.SND_TONE) as first, ready(first) as beeper:
        first.unplug()
        wait_until(lambda: not beeper.capabilities(), 5)
        with Buzzer(ecodes.SND_TONE) as second:
            assert second.path == first.path
            wait_until(beeper.capabilities, 5)
            beeper.sound("good")
            wait_until(lambda: (ecodes.SND_TONE, TONES["good"][0][0]) in second.listen())


def test_a_signal_sounds_on_while_something_else_is_plugged_in(buzzer: Buzzer) -> None:
    with ready(buzzer) as beeper:
        sounds_bad(beeper, buzzer)
        beeper.attempt()
        wait_until(lambda: len(buzzer.listen()) == len(TONES["bad"]) + 1)
        time.sleep(0.2)
        assert [bool(value) for _, value in buzzer.listen()] == [True, False, True, False]


def test_what_has_no_beeper_is_none() -> None:
    with UinputKeyboard() as keyboard, pytest.raises(OSError, match="has no beeper"):
        Beeper(keyboard.device).attempt()


def test_the_speaker_of_the_machine_is_a_beeper() -> None:
    devices = map(evdev.InputDevice, evdev.list_devices())
    speaker = next(device.path for device in devices if device.name == "PC Speaker")
    with working(speaker) as beeper:
        beeper.sound("bad")
        time.sleep(0.7)
        assert beeper.capabilities() == {"sound"}
