"""The ioctls' numbers, and keeping a reader awake in a device tree of files."""

import logging
import os
from pathlib import Path

import pytest

from hw.reader.hid import ioctls
from hw.reader.hid.power import keep_awake


def test_the_ioctls_have_the_kernels_numbers() -> None:
    # As a C program prints them that includes linux/hidraw.h.
    assert ioctls.GET_DESCRIPTOR_SIZE == 0x80044801
    assert ioctls.GET_DESCRIPTOR == 0x90044802
    assert ioctls.GET_INFO == 0x80084803
    assert ioctls.request(3, 0x06, 25) == 0xC0194806  # HIDIOCSFEATURE(25)
    assert ioctls.request(2, 0x04, 256) == 0x81004804  # HIDIOCGRAWNAME(256)


@pytest.fixture
def sysfs(tmp_path: Path) -> Path:
    """A device tree in which /dev/null is the node of a USB reader."""
    usb = tmp_path / "devices/pci0/usb1/1-3"
    node = usb / "1-3:1.0/0003:0801:0002.0001/hidraw/hidraw0"
    node.mkdir(parents=True)
    for folder in (usb, usb / "1-3:1.0"):
        (folder / "power").mkdir()
        (folder / "power/control").write_text("auto\n")
    (usb / "idVendor").write_text("0801\n")
    number = Path("/dev/null").stat().st_rdev
    place = tmp_path / f"dev/char/{os.major(number)}:{os.minor(number)}"
    place.parent.mkdir(parents=True)
    place.symlink_to(node)
    return tmp_path


def control(sysfs: Path) -> Path:
    return sysfs / "devices/pci0/usb1/1-3/power/control"


def awake(sysfs: Path, node: str = "/dev/null") -> None:
    with Path(node).open("rb") as opened:
        keep_awake(opened.fileno(), sysfs)


def test_the_usb_device_is_kept_awake_and_the_log_says_so(
    sysfs: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    awake(sysfs)
    assert control(sysfs).read_text() == "on"
    assert (sysfs / "devices/pci0/usb1/1-3/1-3:1.0/power/control").read_text() == "auto\n"
    assert "kept awake" in caplog.text


def test_a_device_tree_that_refuses_is_told_in_the_log(sysfs: Path, caplog: pytest.LogCaptureFixture) -> None:
    control(sysfs).unlink()
    awake(sysfs)
    assert "may suspend it" in caplog.text


def test_what_is_not_on_usb_is_left_alone(sysfs: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    awake(sysfs, "/dev/zero")
    assert control(sysfs).read_text() == "auto\n"
    assert not caplog.records
