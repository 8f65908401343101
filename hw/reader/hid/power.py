"""Keeps a USB reader awake.

A MagTek that the system suspends in the middle of a swipe loses the rest of it, and some firmware then hangs
until it is unplugged (MagTek 99875191, host poll timeout).
"""

import logging
import os
from pathlib import Path

log = logging.getLogger(__name__)


def keep_awake(node: int, sysfs: Path = Path("/sys")) -> None:
    """Switch the automatic suspend of the USB device behind a node off, as far as this process may.

    Args:
        node: an open descriptor of the device node.
        sysfs: where the kernel's device tree is.
    """
    number = os.fstat(node).st_rdev
    place = sysfs / f"dev/char/{os.major(number)}:{os.minor(number)}"
    usb = next((folder for folder in place.resolve().parents if (folder / "idVendor").exists()), None)
    if usb is None:
        return  # not on USB: nothing suspends it
    control = usb / "power/control"
    try:
        if control.read_text().strip() != "on":
            control.write_text("on")
    except OSError as error:
        log.warning("reader: %s may suspend it in mid-swipe: %s", control, error.strerror)
    else:
        log.info("reader: kept awake")
