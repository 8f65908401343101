"""What the readers send reaches nobody but their driver: neither the console nor another input client."""

import select
import time
from contextlib import closing

import evdev

from tests.kernel.inside.console import Console
from tests.kernel.inside.listening import Listening
from tests.kernel.inside.outside import Outside
from tests.kernel.inside.readers import UinputKeyboard, UsbKeyboard
from tests.kernel.inside.scenarios import CARD, breaks_off, listened, reads, ready

ECHO_TIME = 0.3  # the console's work queue is far quicker


def test_what_nobody_holds_reaches_the_console() -> None:
    with UinputKeyboard() as keyboard, Console() as console:
        keyboard.swipe(CARD)
        time.sleep(ECHO_TIME)
        assert console.screen() == CARD
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
