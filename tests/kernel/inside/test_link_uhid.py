"""Readers that hang on /dev/uhid: what the real kernel makes of their descriptors and their reports."""

import errno
import os
import time
from collections.abc import Callable

import evdev
import pytest

from hw.emulator.cards import Card
from hw.emulator.links.uhid_link import UhidLink
from hw.emulator.readers.magtek import MagTek, swipe_report
from hw.emulator.readers.msr605x import Msr605x
from hw.emulator.readers.typing import Typing
from hw.emulator.readers.usb import UsbReader
from hw.emulator.readers.wedge import Wedge
from tests.hw.emulator import nodes

CARD = Card(track_1="%B88^PARAUGS/ANNA?", track_2=";8812345678=2912?")


def wait_until(true: Callable[[], object], seconds: float = 20.0) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it never came to be"
        time.sleep(0.02)


@pytest.mark.parametrize("typing", [Typing(), Typing(holds_shift=True), Typing(alt_keypad=True)])
@pytest.mark.parametrize("make", [Wedge, lambda typing: MagTek("keyboard", typing)])
def test_the_kernel_makes_the_same_events_of_a_swipe(
    typing: Typing, make: Callable[[Typing], UsbReader]
) -> None:
    with UhidLink(make(typing)) as link:
        device = evdev.InputDevice(link.node)
        device.grab()
        for found, wanted in nodes.swiped(device.fd, link, CARD):
            assert found == wanted


def test_leds_come_to_the_reader_as_an_output_report() -> None:
    reader = Wedge()
    with UhidLink(reader) as link:
        device = evdev.InputDevice(link.node)
        device.set_led(evdev.ecodes.LED_CAPSL, 1)
        wait_until(lambda: reader.led_record[-1:] == [b"\x02"])
        device.set_led(evdev.ecodes.LED_CAPSL, 0)
        wait_until(lambda: reader.led_record[-1:] == [b"\x00"])


def test_hidraw_gives_the_337_bytes_and_takes_commands() -> None:
    reader = MagTek()
    with UhidLink(reader) as link:
        device = os.open(link.node, os.O_RDWR)
        nodes.set_feature(device, bytes((0, 1, 0x10)).ljust(24, b"\0"))
        assert reader.commands == [bytes((0, 1, 0x10)).ljust(24, b"\0")]
        assert nodes.get_feature(device, 24) == bytes((0, 1, 0)).ljust(24, b"\0")
        with pytest.raises(OSError, match="Errno"):
            nodes.set_feature(device, bytes((0, 1, 0x10)))
        assert link.play(reader.swipe(CARD))
        assert nodes.report(device) == swipe_report(CARD)
        os.close(device)


def test_a_magtek_is_switched_from_keyboard_to_hid() -> None:
    reader = MagTek("keyboard")
    with UhidLink(reader) as link:
        before = link.node
        assert before.startswith("/dev/input/event")
        device = os.open(link.hidraw, os.O_RDWR)
        for command in (bytes((1, 2, 0x10, 0)), bytes((2, 0))):
            nodes.set_feature(device, command.ljust(24, b"\0"))
        os.close(device)
        wait_until(lambda: link.node.startswith("/dev/hidraw"))
        assert not os.path.exists(before)  # noqa: PTH110 - a node's name, not a path of ours
        device = os.open(link.node, os.O_RDWR)
        assert link.play(reader.swipe(CARD))
        assert nodes.report(device) == swipe_report(CARD)
        os.close(device)


def test_an_msr605x_takes_its_line_as_feature_and_as_output_reports() -> None:
    reader = Msr605x()
    with UhidLink(reader) as link:
        device = os.open(link.node, os.O_RDWR)
        nodes.set_feature(device, b"\xc2\x1be".ljust(64, b"\0"))
        assert nodes.report(device)[:3] == b"\xc2\x1by"
        os.write(device, b"\0" + b"\xc2\x1b\x83".ljust(64, b"\0"))
        wait_until(lambda: reader.reader.lamp == "green")
        os.close(device)


def test_a_reader_that_is_pulled_out_is_no_device_any_more() -> None:
    with UhidLink(Wedge()) as link:
        device = evdev.InputDevice(link.node)
        link.play(link.reader.swipe(Card(track_2=";8812345678?", damage="unplugged", at=3)))
        assert not link.plugged
        with pytest.raises(OSError, match="No such device") as failure:
            os.read(device.fd, 24)
        assert failure.value.errno == errno.ENODEV
        link.plug()
        assert evdev.InputDevice(link.node).name.endswith("MSR90")
