"""The automatic driver on a real kernel with a real udevd: it finds readers, and leaves keyboards alone."""

import time
from contextlib import closing

import evdev
import pytest
from evdev import ecodes

from hw.reader.discovery.auto import AutoDriver
from hw.reader.driver import Offline, Online, Started
from hw.service.settings import ReaderSettings
from tests.kernel.inside.listening import Listening, Verdict
from tests.kernel.inside.readers import MAGTEK, OFFICE, SYCREADER
from tests.kernel.inside.scenarios import CARD, RIGHT
from tests.kernel.inside.udev import settled

WITHIN = 1.0
"""Seconds from udev's word until a reader is online, as is asked for."""


def test_a_reader_is_found_read_lost_and_found_again() -> None:
    with Listening(AutoDriver(ReaderSettings())) as listening:
        assert listening.next(Offline) == Offline("unplugged")
        for _ in range(3):
            with settled(MAGTEK) as magtek:
                plugged = time.monotonic()
                listening.next(Online)
                assert listening.at[-1] - plugged < WITHIN
                magtek.swipe(CARD)
                listening.next(Started)
                assert listening.next(Verdict) == RIGHT
            listening.next(Offline)


def test_two_readers_are_read_at_once() -> None:
    with (
        Listening(AutoDriver(ReaderSettings())) as listening,
        settled(MAGTEK) as one,
        settled(SYCREADER) as two,
    ):
        while " + " not in listening.next(Online).model:
            pass
        one.swipe(CARD)
        two.swipe(CARD)
        assert [listening.next(Verdict), listening.next(Verdict)] == [RIGHT, RIGHT]
        one.unplug()
        assert listening.next(Online).model == SYCREADER.name
        two.swipe(CARD)
        assert listening.next(Verdict) == RIGHT


def test_an_ordinary_keyboard_is_left_to_whoever_types_on_it() -> None:
    with Listening(AutoDriver(ReaderSettings())) as listening:
        listening.next(Offline)
        with settled(OFFICE) as office:
            assert listening.next(Offline) == Offline("not-a-reader")
            other = evdev.InputDevice(office.device)
            with closing(other):
                other.grab()  # which it could not if the driver held it
                office.swipe(CARD)
                assert any(event.type == ecodes.EV_KEY for event in other.read())


@pytest.mark.parametrize("times", [2, pytest.param(10, marks=pytest.mark.exhaustive)])
def test_the_name_of_a_reader_that_went_is_not_taken_for_the_keyboard_that_came(times: int) -> None:
    with Listening(AutoDriver(ReaderSettings())) as listening:
        for _ in range(times):
            with settled(MAGTEK) as reader:
                listening.next(Online)
            with settled(OFFICE) as office:
                assert office.device == reader.device
                listening.next(Offline)
                time.sleep(0.5)
                with closing(evdev.InputDevice(reader.device)) as other:
                    other.grab()
