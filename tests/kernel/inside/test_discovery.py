"""The automatic driver on a real kernel with a real udevd: it finds readers, and leaves keyboards alone."""

import time
from contextlib import closing
from pathlib import Path

import evdev
from evdev import ecodes

from hw.reader.discovery.auto import AutoDriver
from hw.reader.driver import Offline, Online, Started
from hw.service.settings import ReaderSettings
from tests.hw.reader.wedge.keyboard import typed
from tests.kernel.inside.listening import Listening, Verdict
from tests.kernel.inside.scenarios import CARD, RIGHT
from tests.kernel.inside.test_udev_rules import keyboard

WITHIN = 1.0
"""Seconds from udev's word until a reader is online, as is asked for."""


def swipe(reader: evdev.UInput) -> None:
    """Type the card."""
    for kind, code, value in typed(CARD + "\r", "us"):
        reader.write(kind, code, value)
        if kind == ecodes.EV_SYN:
            time.sleep(0.001)


def test_a_reader_is_found_read_lost_and_found_again() -> None:
    with Listening(AutoDriver(ReaderSettings())) as listening:
        assert listening.next(Offline) == Offline("unplugged")
        for _ in range(3):
            with closing(keyboard("Mag-Tek USB Swipe Reader", "0801:0001")) as magtek:
                plugged = time.monotonic()
                listening.next(Online)
                assert listening.at[-1] - plugged < WITHIN
                swipe(magtek)
                listening.next(Started)
                assert listening.next(Verdict) == RIGHT
            listening.next(Offline)


def test_two_readers_are_read_at_once() -> None:
    first, second = ("Mag-Tek USB Swipe Reader", "0801:0001"), ("Sycreader USB Reader", "ffff:0035")
    with (
        Listening(AutoDriver(ReaderSettings())) as listening,
        closing(keyboard(*first)) as one,
        closing(keyboard(*second)) as two,
    ):
        while " + " not in listening.next(Online).model:
            pass
        swipe(one)
        swipe(two)
        assert [listening.next(Verdict), listening.next(Verdict)] == [RIGHT, RIGHT]
        one.close()
        assert listening.next(Online).model == "Sycreader USB Reader"
        swipe(two)
        assert listening.next(Verdict) == RIGHT


def test_an_ordinary_keyboard_is_left_to_whoever_types_on_it() -> None:
    with Listening(AutoDriver(ReaderSettings())) as listening:
        listening.next(Offline)
        with closing(keyboard("Office Keyboard", "046d:c31c")) as office:
            assert listening.next(Offline) == Offline("not-a-reader")
            other = evdev.InputDevice(office.device.path)
            with closing(other):
                other.grab()  # which it could not if the driver held it
                swipe(office)
                assert any(event.type == ecodes.EV_KEY for event in other.read())


def test_the_name_of_a_reader_that_went_is_not_taken_for_the_keyboard_that_came() -> None:
    with Listening(AutoDriver(ReaderSettings())) as listening:
        for _ in range(5):
            reader = keyboard("Mag-Tek USB Swipe Reader", "0801:0001")
            listening.next(Online)
            path = reader.device.path
            reader.close()
            with closing(keyboard("Office Keyboard", "046d:c31c")) as office:
                assert Path(office.device.path) == Path(path)
                listening.next(Offline)
                time.sleep(0.5)
                with closing(evdev.InputDevice(path)) as other:
                    other.grab()
