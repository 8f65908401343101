"""A wedge that hangs on /dev/uinput: the real kernel's input node."""

import errno
import os
import time

import evdev
import pytest

from hw.emulator.cards import Card
from hw.emulator.links.uinput_link import UinputLink
from hw.emulator.readers.wedge import Wedge
from tests.hw.emulator import nodes


def test_a_swipe_comes_through_event_by_event() -> None:
    with UinputLink(Wedge()) as link:
        device = evdev.InputDevice(link.node)
        device.grab()
        assert (device.info.vendor, device.info.product) == (0xC216, 0x0180)
        for found, wanted in nodes.swiped(device.fd, link, Card(track_2=";88=?")):
            assert found == wanted


def test_leds_come_to_the_reader() -> None:
    reader = Wedge()
    with UinputLink(reader) as link:
        device = evdev.InputDevice(link.node)
        device.set_led(evdev.ecodes.LED_CAPSL, 1)
        end = time.monotonic() + 10
        while not reader.led_record and time.monotonic() < end:
            time.sleep(0.02)
        assert reader.led_record[-1] == b"\x02"


def test_a_reader_that_is_pulled_out_is_no_device_any_more() -> None:
    with UinputLink(Wedge()) as link:
        device = evdev.InputDevice(link.node)
        link.unplug()
        assert not link.send(bytes(8))
        with pytest.raises(OSError, match="No such device") as failure:
            os.read(device.fd, 24)
        assert failure.value.errno == errno.ENODEV
        link.plug()
        assert evdev.InputDevice(link.node).info.vendor == 0xC216
