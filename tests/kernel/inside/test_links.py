"""Readers that type, on /dev/uinput and on /dev/uhid: what the real kernel makes of their reports."""

import errno
import os
from collections.abc import Callable
from contextlib import closing

import evdev
import pytest

from hw.emulator.cards import Card
from hw.emulator.links.uhid_link import UhidLink
from hw.emulator.links.uinput_link import UinputLink
from hw.emulator.links.usb_link import UsbLink
from hw.emulator.readers.magtek import MagTek
from hw.emulator.readers.typing import Typing
from hw.emulator.readers.usb import UsbReader
from hw.emulator.readers.wedge import Wedge
from tests.hw.emulator import nodes
from tests.hw.reader.rig import wait_until

CARD = Card(track_1="%B88^PARAUGS/ANNA?", track_2=";8812345678=2912?")
LONG = 30_000
"""Milliseconds until a key repeats: the kernel's own 250 are less than a slow machine takes for a report."""

Hang = Callable[[UsbReader], UsbLink]
either = pytest.mark.parametrize("hang", [UinputLink, UhidLink])


def same_events(link: UsbLink, card: Card) -> None:
    """Swipe: the kernel's events are those that the emulator thinks should come."""
    with closing(evdev.InputDevice(link.node)) as device:
        device.grab()
        if evdev.ecodes.EV_REP in device.capabilities():
            device.repeat = (LONG, LONG)
        for found, wanted in nodes.swiped(device.fd, link, card):
            assert found == wanted


@pytest.mark.parametrize("typing", [Typing(), Typing(holds_shift=True), Typing(alt_keypad=True)])
@pytest.mark.parametrize("make", [Wedge, lambda typing: MagTek("keyboard", typing)])
def test_the_kernel_makes_the_same_events_of_a_swipe(
    typing: Typing, make: Callable[[Typing], UsbReader]
) -> None:
    with UhidLink(make(typing)) as link:
        same_events(link, CARD)


def test_a_swipe_comes_through_uinput_event_by_event() -> None:
    with UinputLink(Wedge()) as link:
        same_events(link, Card(track_2=";88=?"))


@either
def test_leds_come_to_the_reader_as_an_output_report(hang: Hang) -> None:
    reader = Wedge()
    with hang(reader) as link, closing(evdev.InputDevice(link.node)) as device:
        device.set_led(evdev.ecodes.LED_CAPSL, 1)
        wait_until(lambda: reader.led_record[-1:] == [b"\x02"])
        device.set_led(evdev.ecodes.LED_CAPSL, 0)
        wait_until(lambda: reader.led_record[-1:] == [b"\x00"])


@either
def test_a_reader_that_is_pulled_out_is_no_device_any_more(hang: Hang) -> None:
    with hang(Wedge()) as link:
        device = evdev.InputDevice(link.node)
        link.play(link.reader.swipe(Card(track_2=";8812345678?", damage="unplugged", at=3)))
        assert not link.plugged
        assert not link.send(bytes(8))
        with pytest.raises(OSError, match="No such device") as failure:
            os.read(device.fd, 24)
        assert failure.value.errno == errno.ENODEV
        link.plug()
        with closing(evdev.InputDevice(link.node)) as again:
            assert again.name.endswith("MSR90")
            assert (again.info.vendor, again.info.product) == (0xC216, 0x0180)
