"""The wedge driver on real input nodes: grabbing, lost events, repeats, LEDs, two readers, other plugs."""

import select
import threading
import time
from collections.abc import Iterator
from contextlib import closing

import evdev
import pytest
from evdev import ecodes

from hw.reader.driver import Offline, Online, Started
from hw.reader.plugging import Plugging
from hw.reader.wedge.input_event import PRESSED, RELEASED
from tests.hw.reader.rig import NUMBER, wait_until
from tests.hw.reader.wedge.keyboard import REPORT, key, typed
from tests.kernel.inside.listening import Listening, Verdict
from tests.kernel.inside.outside import Outside
from tests.kernel.inside.readers import OFFICE, SYCREADER, UinputKeyboard, UsbKeyboard
from tests.kernel.inside.scenarios import AFTER_BROKEN, BACK_WITHIN, CARD, RIGHT, listened, reads, ready

CAPS_LOCK = 0x02  # of the LED report
OTHER_NUMBER = "9371000000000010"


@pytest.fixture
def keyboard() -> Iterator[UinputKeyboard]:
    with UinputKeyboard() as keyboard:
        yield keyboard


def test_a_held_reader_is_refused_to_others(keyboard: UinputKeyboard) -> None:
    with listened(keyboard):
        other = evdev.InputDevice(keyboard.device)
        with closing(other), pytest.raises(OSError, match="busy"):
            other.grab()


def test_a_reader_that_another_holds_is_told_and_taken_when_it_is_free(keyboard: UinputKeyboard) -> None:
    other = evdev.InputDevice(keyboard.device)
    other.grab()
    with Listening(keyboard.driver()) as listening:
        assert listening.next(Offline) == Offline("busy")
        other.close()
        ready(listening)
        reads(keyboard, listening)


def test_a_key_that_is_down_is_waited_for(keyboard: UinputKeyboard) -> None:
    keyboard.press(key(ecodes.KEY_LEFTSHIFT, PRESSED))
    other = evdev.InputDevice(keyboard.device)
    with closing(other), Listening(keyboard.driver()) as listening:
        time.sleep(0.5)
        assert listening.events == []
        keyboard.press(key(ecodes.KEY_LEFTSHIFT, RELEASED))
        ready(listening)
        released = [event.value for event in other.read() if event.code == ecodes.KEY_LEFTSHIFT]
        assert released == [RELEASED], "who heard the key go down hears it go up too"
        reads(keyboard, listening)


def test_a_repeating_key_is_not_read_twice(keyboard: UinputKeyboard) -> None:
    first, *others = typed(CARD)
    with listened(keyboard) as listening:
        keyboard.press([first, REPORT, *((ecodes.EV_KEY, first[1], 2), REPORT) * 3, *others[1:]])
        listening.next(Verdict)
        assert listening.verdicts(0) == [RIGHT]


@pytest.mark.parametrize(
    "seconds",
    [pytest.param(0.05, marks=pytest.mark.exhaustive), 0.2, pytest.param(1.0, marks=pytest.mark.exhaustive)],
)
def test_a_reading_process_that_stalls_in_mid_swipe_reads_nothing_wrong(
    keyboard: UinputKeyboard, seconds: float
) -> None:
    with listened(keyboard) as listening:
        listening.stall = seconds
        keyboard.swipe(CARD)
        listening.next(Verdict)
        (verdict,) = listening.verdicts(0)
        assert verdict.number in {NUMBER, None}
        listening.stall = 0.0
        time.sleep(AFTER_BROKEN)
        reads(keyboard, listening)


def test_two_readers_do_not_disturb_each_other() -> None:
    one, two = UinputKeyboard(), UinputKeyboard(SYCREADER)
    with listened(one) as first, listened(two) as second:
        swipe = threading.Thread(target=two.swipe, args=(f";{OTHER_NUMBER}=2912?",))
        swipe.start()
        one.swipe(CARD)
        swipe.join()
        first.next(Verdict)
        second.next(Verdict)
        assert first.verdicts(0) == [RIGHT]
        assert second.verdicts(0) == [Verdict(OTHER_NUMBER)]


def test_caps_lock_is_put_out_at_the_reader_s_end(outside: Outside) -> None:
    with UsbKeyboard(outside) as reader:
        wait_until(lambda: evdev.util.is_device(reader.device))
        with closing(evdev.InputDevice(reader.device)) as node:
            node.set_led(ecodes.LED_CAPSL, 1)
            wait_until(lambda: any(report[0] & CAPS_LOCK for report in outside.reports()))
        with Listening(reader.driver()) as listening:
            ready(listening)
            wait_until(lambda: not outside.reports()[-1][0] & CAPS_LOCK)


def test_it_is_back_in_good_time_after_udev_has_seen_it(outside: Outside) -> None:
    reader, plugging = UsbKeyboard(outside), Plugging()
    with listened(reader) as listening:
        reader.unplug()
        listening.next(Offline)
        plugging.take()
        reader.plug()
        assert select.select([plugging.fileno()], [], [], 10)[0]
        seen = time.monotonic()
        listening.next(Online)
        assert listening.at[-1] - seen < BACK_WITHIN


def test_plugging_in_something_else_in_mid_swipe_loses_nothing(keyboard: UinputKeyboard) -> None:
    with listened(keyboard) as listening:
        keys = list(typed(CARD))
        keyboard.press(keys[:20])
        listening.next(Started)
        with UinputKeyboard(OFFICE):
            keyboard.press(keys[20:])
            listening.next(Verdict)
            assert listening.verdicts(0) == [RIGHT]
