"""An emulated reader is set up on the best that the machine has, which here is the real kernel."""

import os
from typing import Any

import evdev
import pytest

from hw.emulator.set_up import Order, standing


@pytest.mark.parametrize(
    ("reader", "node", "driver"),
    [
        ("wedge", "/dev/input/event", "wedge"),
        ("magtek-keyboard", "/dev/input/event", "wedge"),
        ("magtek", "/dev/hidraw", "hid"),
        ("msr605x", "/dev/hidraw", "hid"),
    ],
)
def test_it_hangs_on_uinput_or_uhid(reader: str, node: str, driver: str) -> None:
    with standing(Order(reader)) as stand:
        settings: dict[str, Any] = stand.settings()
        assert settings["driver"] == driver
        assert settings["device"].startswith(node)
        assert stand.environment == {}
        assert os.path.exists(settings["device"])  # noqa: PTH110 - a node's name, not a path of ours
        stand.unplug()
        assert settings["device"] not in evdev.list_devices()
        stand.plug()
        assert stand.plugged
