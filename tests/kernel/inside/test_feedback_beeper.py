"""The beeper beside the reader, on the kernel's own input layer."""

import subprocess
import time
from collections.abc import Iterator
from itertools import pairwise

import evdev
import pytest
from evdev import ecodes

from hw.feedback.beeper import Beeper
from hw.feedback.tones import TONES
from hw.service.reader_messages import Signal
from tests.hw.reader.rig import wait_until

_LATE = 0.5  # seconds; the guest's processor is emulated


class Buzzer:
    """A beeper made by uinput, and what has arrived at its end: code, value, and when it came.

    Attributes:
        code: the best of its sounds.
    """

    def __init__(self, *sounds: int) -> None:
        self._device = evdev.UInput({ecodes.EV_SND: list(sounds)}, name="Beeper beside the reader")
        self.code = sounds[-1]
        self.path = self._device.device.path
        self.heard: list[tuple[int, int, float]] = []

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
    buzzer = Buzzer(*request.param)
    yield buzzer
    buzzer.unplug()


def ready(buzzer: Buzzer) -> Beeper:
    beeper = Beeper(buzzer.path)
    beeper.watch(lambda: None)
    wait_until(beeper.capabilities)
    wait_until(lambda: len(buzzer.listen()) == 1)
    assert buzzer.listen()[0][1] == 0  # silence: an end in the middle of a tone may have left one
    buzzer.heard.clear()
    return beeper


@pytest.mark.parametrize("signal", ["good", "bad"])
def test_a_signal_arrives_tone_by_tone_in_its_time(buzzer: Buzzer, signal: Signal) -> None:
    beeper = ready(buzzer)
    beeper.sound(signal)
    wait_until(lambda: len(buzzer.listen()) == len(TONES[signal]) + 1)
    tones = [hertz if buzzer.code == ecodes.SND_TONE else min(hertz, 1) for hertz, _ in TONES[signal]]
    assert buzzer.listen() == [(buzzer.code, value) for value in (*tones, 0)]
    for (_, seconds), (one, two) in zip(TONES[signal], pairwise(buzzer.heard), strict=True):
        assert seconds - 0.01 < two[2] - one[2] < seconds + _LATE
    beeper.close()


def test_a_new_signal_ends_the_one_before(buzzer: Buzzer) -> None:
    beeper = ready(buzzer)
    beeper.sound("bad")
    wait_until(lambda: len(buzzer.listen()) == 1)
    beeper.sound("good")
    wait_until(lambda: len(buzzer.listen()) == 4)
    values = [value for _, value in buzzer.listen()]
    assert [bool(value) for value in values] == [True, False, True, False]
    time.sleep(0.5)
    assert len(buzzer.listen()) == 4
    beeper.close()


def test_a_closed_beeper_is_silent_at_once(buzzer: Buzzer) -> None:
    beeper = ready(buzzer)
    beeper.sound("bad")
    wait_until(lambda: len(buzzer.listen()) == 1)
    beeper.close()
    wait_until(lambda: len(buzzer.listen()) == 2, 1)
    assert buzzer.listen()[-1][1] == 0


def test_a_beeper_that_is_pulled_out_leaves_the_chain_and_comes_back_by_itself() -> None:
    first = Buzzer(ecodes.SND_TONE)
    beeper = ready(first)
    first.unplug()
    wait_until(lambda: not beeper.capabilities(), 5)
    second = Buzzer(ecodes.SND_TONE)
    assert second.path == first.path
    wait_until(beeper.capabilities, 5)
    beeper.sound("good")
    wait_until(lambda: (ecodes.SND_TONE, TONES["good"][0][0]) in second.listen())
    beeper.close()
    second.unplug()


def test_a_signal_sounds_on_while_something_else_is_plugged_in(buzzer: Buzzer) -> None:
    beeper = ready(buzzer)
    beeper.sound("bad")
    wait_until(lambda: len(buzzer.listen()) == 1)
    beeper.attempt()
    wait_until(lambda: len(buzzer.listen()) == len(TONES["bad"]) + 1)
    time.sleep(0.2)
    assert [bool(value) for _, value in buzzer.listen()] == [True, False, True, False]
    beeper.close()


def test_what_has_no_beeper_is_none() -> None:
    keyboard = evdev.UInput({ecodes.EV_KEY: [ecodes.KEY_A]}, name="No beeper")
    with pytest.raises(OSError, match="has no beeper"):
        Beeper(keyboard.device.path).attempt()
    keyboard.close()


def test_the_speaker_of_the_machine_is_a_beeper() -> None:
    subprocess.run(["modprobe", "pcspkr"], check=True)
    subprocess.run(["udevadm", "settle"], check=True)
    devices = map(evdev.InputDevice, evdev.list_devices())
    speaker = next(device.path for device in devices if device.name == "PC Speaker")
    beeper = Beeper(speaker)
    beeper.watch(lambda: None)
    wait_until(beeper.capabilities)
    beeper.sound("bad")
    time.sleep(0.7)
    assert beeper.capabilities() == {"sound"}
    beeper.close()
