"""The udev rules in force: a reader's node belongs to the reader service, and to no desktop or seat."""

import grp
import stat
from pathlib import Path

import pyudev

from tests.hw.reader.rig import wait_until
from tests.kernel.inside.readers import UinputKeyboard

GROUP = "cardreader"


def made_of(node: str) -> pyudev.Device:
    return pyudev.Devices.from_device_file(pyudev.Context(), node)


def test_a_known_reader_belongs_to_the_reader_service_alone() -> None:
    keyboard = UinputKeyboard()
    keyboard.plug()
    try:
        wait_until(lambda: made_of(keyboard.device).is_initialized)
        device, node = made_of(keyboard.device), Path(keyboard.device).stat()
        assert grp.getgrgid(node.st_gid).gr_name == GROUP
        assert stat.S_IMODE(node.st_mode) == 0o660
        assert device.properties.get("LIBINPUT_IGNORE_DEVICE") == "1"
        assert not device.properties.get("ID_INPUT_KEYBOARD")
        assert {"seat", "uaccess"}.isdisjoint(device.properties["CURRENT_TAGS"].split(":"))
    finally:
        keyboard.unplug()


def test_another_keyboard_stays_a_keyboard() -> None:
    keyboard = UinputKeyboard("Office keyboard", ids=(0x1234, 0x5678))
    keyboard.plug()
    try:
        wait_until(lambda: made_of(keyboard.device).is_initialized)
        assert made_of(keyboard.device).properties["ID_INPUT_KEYBOARD"] == "1"
        assert grp.getgrgid(Path(keyboard.device).stat().st_gid).gr_name != GROUP
    finally:
        keyboard.unplug()
