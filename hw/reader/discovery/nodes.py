"""The device nodes that may be readers, read from sysfs and udev's database, without opening any.

Vendor and product are those of the input or HID device itself, so that a device made by uinput or uhid
has them too; only a serial port has to ask its USB parent.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyudev

from hw.reader.discovery.table import Transport

_SUBSYSTEMS = ("input", "hidraw", "tty")
_NAMES = ("event*", "hidraw*", "ttyUSB*", "ttyACM*")
_USB = 0x0003  # BUS_USB of linux/input.h
_LONG = 64  # bits in a word of `capabilities/key`; a 32-bit kernel is not an appliance of ours
# linux/input-event-codes.h: KEY_1 to KEY_0, Q to P, A to L, Z to M, KEY_ENTER
_TYPING = (*range(2, 12), *range(16, 26), *range(30, 39), *range(44, 51), 28)
_UDEV_RUNS = Path("/run/udev/control")


@dataclass(frozen=True, slots=True)
class Node:
    """A device node.

    Attributes:
        transport: which driver could take a node of this kind.
        path: the node.
        usb: vendor:product.
        unit: what is plugged in as a whole; the nodes of a composite device share it.
        sysfs: the node's own folder; another one each time that something is plugged in.
        name: the name that the device gives itself.
        types: of an input device, whether it has the keys that a card is typed with.
        descriptor: of a HID device, its report descriptor.
    """

    transport: Transport
    path: str
    usb: str
    unit: str = ""
    sysfs: str = ""
    name: str = ""
    types: bool = False
    descriptor: bytes = b""

    def is_there(self) -> bool:
        """Tell whether the node is still that of the device it was read from."""
        return Path(self.sysfs).exists()


def nodes(context: pyudev.Context) -> Iterator[Node]:
    """List the nodes, in the order of their paths."""
    listed = pyudev.Enumerator(context)
    for subsystem in _SUBSYSTEMS:
        listed.match_subsystem(subsystem)
    for name in _NAMES:
        listed.match_sys_name(name)
    found = [node for device in listed if _is_ready(device) and (node := _node(device)) is not None]
    return iter(sorted(found, key=lambda node: (node.transport, len(node.path), node.path)))


def _is_ready(device: pyudev.Device) -> bool:
    """Tell whether udev is done with the device: before that it has neither its group nor its links."""
    return bool(device.is_initialized) or not _UDEV_RUNS.exists()


def _node(device: pyudev.Device) -> Node | None:
    if device.device_node is None or device.parent is None:
        return None
    return {"input": _typing_node, "hidraw": _hid_node, "tty": _serial_node}[device.subsystem](device)


def _typing_node(device: pyudev.Device) -> Node | None:
    ids = [_number(device.parent, f"id/{name}") for name in ("bustype", "vendor", "product")]
    if ids[0] != _USB:
        return None
    return Node(
        "wedge",
        device.device_node,
        f"{ids[1]:04x}:{ids[2]:04x}",
        _unit(device),
        device.sys_path,
        _text(device.parent, "name"),
        types=_has_keys(_text(device.parent, "capabilities/key")),
    )


def _hid_node(device: pyudev.Device) -> Node | None:
    bus, vendor, product = (
        int(part, 16) for part in device.parent.properties.get("HID_ID", "0:0:0").split(":")
    )
    if bus != _USB:
        return None
    return Node(
        "hid",
        device.device_node,
        f"{vendor:04x}:{product:04x}",
        _unit(device),
        device.sys_path,
        device.parent.properties.get("HID_NAME", ""),
        descriptor=_bytes(device.parent, "report_descriptor"),
    )


def _serial_node(device: pyudev.Device) -> Node | None:
    whole = device.find_parent("usb", "usb_device")
    if whole is None:
        return None
    usb = f"{_number(whole, 'idVendor'):04x}:{_number(whole, 'idProduct'):04x}"
    name = f"{_text(whole, 'manufacturer')} {_text(whole, 'product')}".strip()
    return Node("serial", device.device_node, usb, whole.sys_path, device.sys_path, name)


def _unit(device: pyudev.Device) -> str:
    """Give what is plugged in as a whole: the USB device, or of an emulated one the HID or input device."""
    whole = device.find_parent("usb", "usb_device") or device.find_parent("hid") or device.parent
    return str(whole.sys_path)


def _has_keys(words: str) -> bool:
    keys = 0
    for word in words.split():
        keys = keys << _LONG | int(word, 16)
    return all(keys >> key & 1 for key in _TYPING)


def _number(device: pyudev.Device, name: str) -> int:
    return int(_text(device, name) or "0", 16)


def _text(device: pyudev.Device, name: str) -> str:
    return _bytes(device, name).decode("utf-8", "replace").strip()


def _bytes(device: pyudev.Device, name: str) -> bytes:
    """Give an attribute; nothing where there is none, or the device was pulled out in this moment.

    Read from its file: libudev would end a report descriptor at its first zero.
    """
    try:
        return (Path(device.sys_path) / name).read_bytes()
    except OSError:
        return b""
