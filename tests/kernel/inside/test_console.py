"""What the readers send reaches nobody but their driver: neither the console nor another input client."""

import fcntl
import select
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import evdev

from hw.reader import console as consoles
from tests.kernel.inside.console import Console
from tests.kernel.inside.listening import Listening
from tests.kernel.inside.outside import Outside
from tests.kernel.inside.readers import UinputKeyboard, UsbKeyboard
from tests.kernel.inside.scenarios import CARD, breaks_off, listened, reads, ready

_KDSKBMODE, _K_UNICODE = 0x4B45, 3  # linux/kd.h
ECHO_TIME = 0.3  # the console's work queue is far quicker


@contextmanager
def deaf() -> Iterator[None]:
    """Have the consoles hear nothing for a while."""
    assert consoles.main([]) == 0
    try:
        yield
    finally:
        for number in range(1, 7):
            with Path(f"/dev/tty{number}").open("rb") as console:
                fcntl.ioctl(console, _KDSKBMODE, _K_UNICODE)


def test_what_nobody_holds_reaches_the_console() -> None:
    with UinputKeyboard() as keyboard, Console() as console:
        keyboard.swipe(CARD)
        time.sleep(ECHO_TIME)
        assert console.screen() == CARD
        assert console.read() == CARD + "\n"


def test_what_nobody_holds_does_not_reach_a_deaf_console() -> None:
    """This closes the gap between plugging in and taking."""
    with UinputKeyboard() as keyboard, Console() as console:
        with deaf():
            keyboard.swipe(CARD)
            time.sleep(ECHO_TIME)
            assert console.leaked() == ""
        keyboard.swipe(CARD)
        time.sleep(ECHO_TIME)
        assert console.read() == CARD + "\n"


def test_an_unfinished_line_is_found_too() -> None:
    with UinputKeyboard(end="") as keyboard, Console() as console:
        keyboard.swipe(CARD)
        time.sleep(ECHO_TIME)
        assert console.read() == CARD


def test_nothing_of_a_card_reaches_the_console() -> None:
    keyboard = UinputKeyboard()
    with Console() as console, listened(keyboard) as listening:
        reads(keyboard, listening)
        time.sleep(ECHO_TIME)
        assert console.leaked() == ""


def test_nothing_of_a_card_reaches_the_console_after_a_plug_was_pulled_in_mid_swipe(outside: Outside) -> None:
    keyboard = UsbKeyboard(outside)
    with Console() as console, listened(keyboard) as listening:
        breaks_off(keyboard, listening, len(CARD) // 2)
        time.sleep(ECHO_TIME)
        assert console.leaked() == ""


def test_another_client_hears_nothing_of_a_held_reader() -> None:
    with (
        UinputKeyboard() as keyboard,
        closing(evdev.InputDevice(keyboard.device)) as other,
        Listening(keyboard.driver()) as listening,
    ):
        ready(listening)
        reads(keyboard, listening)
        assert not select.select([other], [], [], ECHO_TIME)[0]
