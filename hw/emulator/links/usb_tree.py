"""What sysfs and udev's database say of a USB reader. Pure."""

from collections.abc import Iterable
from dataclasses import replace

from hw.emulator.links.evdev_facts import CAPABILITIES
from hw.emulator.links.evdev_node import EvdevNode
from hw.emulator.links.hidraw_node import HidrawNode
from hw.emulator.links.kernel import Device
from hw.emulator.readers.usb import Identity, Shape

_INPUT_MAJOR, _EVENT_MINOR, _HIDRAW_MAJOR, _USB_SERIAL_MAJOR = 13, 69, 240, 188
EVENT_NODE, HIDRAW_NODE, TTY_NODE = "/dev/input/event5", "/dev/hidraw0", "/dev/ttyUSB0"
_NAMES = {0: "ev", 1: "key", 4: "msc", 0x11: "led"}
_WORD = 64


def usb_device(identity: Identity) -> Device:
    """Give the USB device."""
    attributes = {
        "idVendor": f"{identity.vendor:04x}",
        "idProduct": f"{identity.product_id:04x}",
        "bcdDevice": f"{identity.version:04x}",
        "manufacturer": identity.maker,
        "product": identity.product,
    }
    return Device("usb", "1-2", attributes, {"DEVTYPE": "usb_device", **_ids(identity)})


def interface(shape: Shape | None) -> Device:
    """Give its one interface: of a HID reader, or with None of a serial converter."""
    # Even the readers that type nothing say that they are boot keyboards.
    kind = ("ff", "00", "00") if shape is None else ("03", "01", "01")
    names = ("bInterfaceClass", "bInterfaceSubClass", "bInterfaceProtocol")
    attributes = {"bInterfaceNumber": "00", **dict(zip(names, kind, strict=True))}
    return Device("usb", "1-2:1.0", attributes, {"DEVTYPE": "usb_interface"})


def hid(identity: Identity, shape: Shape) -> Device:
    """Give the HID device on the interface."""
    name = f"0003:{identity.vendor:04X}:{identity.product_id:04X}"
    properties = {
        "HID_ID": f"0003:{identity.vendor:08X}:{identity.product_id:08X}",
        "HID_NAME": f"{identity.maker} {identity.product}",
        "HID_PHYS": "usb-mock-2/input0",
        "DRIVER": "hid-generic",
    }
    return Device("hid", f"{name}.0001", {}, properties, {"report_descriptor": shape.descriptor})


def keyboard(identity: Identity) -> Device:
    """Give the input device that the kernel makes of a keyboard."""
    attributes = {
        "name": f"{identity.maker} {identity.product}",
        "phys": "usb-mock-2/input0",
        "id/bustype": "0003",
        "id/vendor": f"{identity.vendor:04x}",
        "id/product": f"{identity.product_id:04x}",
        "id/version": f"{identity.version:04x}",
        **{f"capabilities/{_NAMES[kind]}": _bitmap(codes) for kind, codes in CAPABILITIES.items()},
    }
    return Device("input", "input5", attributes, {"ID_INPUT": "1", "ID_INPUT_KEYBOARD": "1"})


def event_node(identity: Identity, node: EvdevNode) -> Device:
    """Give the keyboard's node."""
    properties = {"ID_INPUT": "1", "ID_INPUT_KEY": "1", "ID_INPUT_KEYBOARD": "1", **_ids(identity)}
    device = _with_node("input", EVENT_NODE, (_INPUT_MAJOR, _EVENT_MINOR), properties)
    return replace(device, asked=node, target=node.path)


def hidraw_node(identity: Identity, node: HidrawNode) -> Device:
    """Give the node of the reports as they are."""
    device = _with_node("hidraw", HIDRAW_NODE, (_HIDRAW_MAJOR, 0), _ids(identity))
    return replace(device, asked=node, target=node.path)


def serial_port(identity: Identity, target: str) -> Device:
    """Give the port of a serial converter, behind which a pseudo-terminal stands."""
    return replace(_with_node("tty", TTY_NODE, (_USB_SERIAL_MAJOR, 0), _ids(identity)), target=target)


def _with_node(subsystem: str, path: str, number: tuple[int, int], properties: dict[str, str]) -> Device:
    major, minor = number
    return Device(
        subsystem,
        path.rpartition("/")[2],
        {"dev": f"{major}:{minor}"},
        {"DEVNAME": path, "MAJOR": str(major), "MINOR": str(minor), **properties},
        node=path,
    )


def _ids(identity: Identity) -> dict[str, str]:
    return {
        "ID_BUS": "usb",
        "ID_VENDOR_ID": f"{identity.vendor:04x}",
        "ID_MODEL_ID": f"{identity.product_id:04x}",
        "ID_MODEL": identity.product.replace(" ", "_"),
    }


def _bitmap(codes: Iterable[int]) -> str:
    """Give codes as sysfs has them: hexadecimal words, the highest first."""
    mask = sum(1 << code for code in set(codes))
    words: list[str] = []
    while mask or not words:
        words.append(f"{mask & (1 << _WORD) - 1:x}")
        mask >>= _WORD
    return " ".join(reversed(words))
