"""The lamp beside the reader, on the kernel's own LED class.

The kernel makes LEDs of the lock lamps of a keyboard, and lets the keyboard's locks drive them: they have
everything that an LED on GPIO has. What arrives at the keyboard's end is what such an LED would show.
"""

import select
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import evdev
import pytest
from evdev import ecodes

from hw.emulator.links.pluggable import Pluggable
from hw.feedback.chain import Chain
from hw.feedback.leds import LEDS, Leds
from hw.feedback.patterns import BAD, OFFLINE, PROCESSING, READY
from hw.feedback.player import Player
from hw.service.reader_messages import Lamp
from tests.hw.reader.rig import wait_until

GREEN, RED = ecodes.LED_NUML, ecodes.LED_CAPSL


class Lamps(Pluggable):
    """A keyboard with two lamps."""

    def plug(self) -> None:
        self._keyboard = evdev.UInput(
            {ecodes.EV_KEY: [ecodes.KEY_A], ecodes.EV_LED: [GREEN, RED]}, name="Lamps beside the reader"
        )
        self._lit: set[int] = set()
        name = Path(self._keyboard.device.path).name
        self.input = Path("/sys/class/input", name, "device").resolve().name
        wait_until(lambda: (LEDS / self.green).exists() and (LEDS / self.red).exists())

    @property
    def green(self) -> str:
        return f"{self.input}::numlock"

    @property
    def red(self) -> str:
        return f"{self.input}::capslock"

    def lit(self) -> set[int]:
        """Take what has arrived at the keyboard, and tell which lamps are lit."""
        while select.select([self._keyboard.fd], [], [], 0)[0]:
            for event in self._keyboard.read():
                if event.type == ecodes.EV_LED:
                    (self._lit.add if event.value else self._lit.discard)(event.code)
        return self._lit

    def comes_to(self, lit: set[int]) -> None:
        wait_until(lambda: self.lit() == lit, 5)

    def unplug(self) -> None:
        self._keyboard.close()


@pytest.fixture
def lamps() -> Iterator[Lamps]:
    with Lamps() as lamps:
        yield lamps


@contextmanager
def ready(lamps: Lamps) -> Iterator[Leds]:
    with closing(Leds(lamps.green, lamps.red)) as leds:
        leds.watch(lambda: None)
        wait_until(leds.capabilities)
        yield leds


@pytest.mark.parametrize(
    ("lamp", "lit"), [("green", {GREEN}), ("red", {RED}), ("yellow", {GREEN, RED}), ("off", set())]
)
def test_a_colour_arrives_at_the_leds(lamps: Lamps, lamp: Lamp, lit: set[int]) -> None:
    with ready(lamps) as leds:
        leds.show("off" if lit else "yellow")
        leds.show(lamp)
        lamps.comes_to(lit)


def test_the_kernels_own_trigger_drives_them_no_longer(lamps: Lamps) -> None:
    triggers = [LEDS / name / "trigger" for name in (lamps.green, lamps.red)]
    assert ["[none]" in trigger.read_text() for trigger in triggers] == [False, False]
    with ready(lamps):
        assert ["[none]" in trigger.read_text() for trigger in triggers] == [True, True]


def test_the_patterns_of_a_swipe_and_of_a_missing_reader_are_shown(lamps: Lamps) -> None:
    with ready(lamps) as leds:
        player = Player(Chain((leds,)), lambda *_: None, lambda *_: None)
        player.rest(READY)
        lamps.comes_to({GREEN})
        player.play(PROCESSING)
        lamps.comes_to({GREEN, RED})
        player.play(BAD)
        lamps.comes_to({RED})
        lamps.comes_to({GREEN})
        player.rest(OFFLINE)
        for lit in ({RED}, set[int](), {RED}, set[int]()):
            lamps.comes_to(lit)
        player.stop()


def test_leds_that_are_pulled_out_leave_the_chain_and_are_taken_again_when_they_are_back() -> None:
    with Lamps() as first, ready(first) as leds:
        first.unplug()
        wait_until(lambda: not (LEDS / first.green).exists())
        leds.show("red")
        assert leds.capabilities() == frozenset()
        with Lamps() as second:
            leds._folders = {"green": LEDS / second.green, "red": LEDS / second.red}  # the next one's number
            back = time.monotonic()
            wait_until(leds.capabilities)
            assert time.monotonic() - back < 3
            leds.show("red")
            second.comes_to({RED})
