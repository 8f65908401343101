"""The other input nodes of a composite reader: whatever hangs on the same USB device."""

import os
from pathlib import Path

_INPUT = Path("/sys/class/input")
_BY_NUMBER = Path("/sys/dev/char")


def nodes_of_device(path: str) -> list[str]:
    """Give all input nodes of the device that a node belongs to, that one first.

    A device without a USB or HID parent has just the one. Read from sysfs as it is: this runs while a reader
    is held, and an enumeration by libudev takes so long that its keys overflow the kernel's buffer.
    """
    try:
        number = Path(path).stat().st_rdev
        node = (_BY_NUMBER / f"{os.major(number)}:{os.minor(number)}").resolve(strict=True)
    except OSError:
        return [path]
    parent = _parent(node)
    if parent is None:
        return [path]
    found = sorted(other.name for other in _INPUT.glob("event*") if parent in other.resolve().parents)
    return [path, *(f"/dev/input/{name}" for name in found if name != node.name)]


def _parent(node: Path) -> Path | None:
    """Find the USB device that a node hangs on, or else the HID device."""
    usb = next((folder for folder in node.parents if (folder / "idVendor").exists()), None)
    return usb or next((folder for folder in node.parents if (folder / "report_descriptor").exists()), None)
