"""A USB reader that the system might suspend is kept awake: on a real USB device."""

import os
from pathlib import Path

from hw.reader.hid.power import keep_awake
from tests.hw.reader.rig import wait_until
from tests.kernel.inside.outside import Outside
from tests.kernel.inside.readers import UsbKeyboard


def usb_nodes() -> list[Path]:
    return [node for node in Path("/sys/class/hidraw").iterdir() if "/usb" in str(node.resolve())]


def test_a_usb_device_is_kept_awake(outside: Outside) -> None:
    with UsbKeyboard(outside):
        wait_until(lambda: usb_nodes() and Path("/dev", usb_nodes()[0].name).exists())
        (place,) = usb_nodes()
        usb = next(folder for folder in place.resolve().parents if (folder / "idVendor").exists())
        (usb / "power/control").write_text("auto", encoding="ascii")
        node = os.open(f"/dev/{place.name}", os.O_RDWR)
        keep_awake(node)
        os.close(node)
        assert (usb / "power/control").read_text(encoding="ascii") == "on\n"
