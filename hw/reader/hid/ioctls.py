"""The ioctls of a hidraw node, made by hand as `linux/hidraw.h` and `asm-generic/ioctl.h` make them."""

import fcntl
import struct
from dataclasses import dataclass

from hw.reader.hid.items import LONGEST_DESCRIPTOR

_WRITE, _READ = 1, 2
_TYPE = ord("H")
_INT = struct.Struct("i")
_INFO = struct.Struct("IHH")  # struct hidraw_devinfo; the kernel has the ids signed, which here they are not
_NAME_SIZE = 256


def request(direction: int, number: int, size: int) -> int:
    """Give the number of an ioctl: _IOC(direction, 'H', number, size)."""
    return direction << 30 | size << 16 | _TYPE << 8 | number


GET_DESCRIPTOR_SIZE = request(_READ, 0x01, _INT.size)
GET_DESCRIPTOR = request(_READ, 0x02, _INT.size + LONGEST_DESCRIPTOR)
GET_INFO = request(_READ, 0x03, _INFO.size)


@dataclass(frozen=True, slots=True)
class Identity:
    """Which device a node belongs to.

    Attributes:
        vendor: the USB vendor id.
        product: the USB product id.
        name: the maker's and the product's name.
        place: where it is plugged in, such as `usb-0000:00:14.0-1/input0`.
    """

    vendor: int
    product: int
    name: str
    place: str


def identity(node: int) -> Identity:
    """Ask which device a node belongs to: HIDIOCGRAWINFO, HIDIOCGRAWNAME, HIDIOCGRAWPHYS."""
    _, vendor, product = _INFO.unpack(fcntl.ioctl(node, GET_INFO, bytes(_INFO.size)))
    name, place = (_text(node, number) for number in (0x04, 0x05))
    return Identity(vendor, product, name, place)


def descriptor(node: int) -> bytes:
    """Ask for the report descriptor: HIDIOCGRDESCSIZE, HIDIOCGRDESC."""
    (size,) = _INT.unpack(fcntl.ioctl(node, GET_DESCRIPTOR_SIZE, bytes(_INT.size)))
    asked = bytearray(_INT.pack(size).ljust(_INT.size + LONGEST_DESCRIPTOR, b"\0"))
    fcntl.ioctl(node, GET_DESCRIPTOR, asked)
    return bytes(asked[_INT.size : _INT.size + size])


def set_feature(node: int, report: bytes) -> None:
    """Send a feature report, its id (0 where there are none) in its first byte: HIDIOCSFEATURE."""
    fcntl.ioctl(node, request(_WRITE | _READ, 0x06, len(report)), report)


def get_feature(node: int, number: int, size: int) -> bytes:
    """Ask for a feature report of `size` bytes; its id comes first: HIDIOCGFEATURE."""
    asked = bytearray((number, *bytes(size)))
    got = fcntl.ioctl(node, request(_WRITE | _READ, 0x07, len(asked)), asked)
    return bytes(asked[:got])


def _text(node: int, number: int) -> str:
    text = fcntl.ioctl(node, request(_READ, number, _NAME_SIZE), bytes(_NAME_SIZE))
    return text.partition(b"\0")[0].decode("utf-8", "replace")
