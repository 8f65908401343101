"""Readers that hang on /dev/uhid: what the real kernel makes of their descriptors and their reports."""

import os

import pytest

from hw.emulator.cards import Card
from hw.emulator.links.uhid_link import UhidLink
from hw.emulator.readers.magtek import MagTek, swipe_report
from hw.emulator.readers.msr605x import Msr605x
from tests.hw.emulator import nodes
from tests.hw.reader.rig import wait_until

CARD = Card(track_1="%B88^PARAUGS/ANNA?", track_2=";8812345678=2912?")


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
