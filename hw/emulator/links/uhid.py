"""The protocol of /dev/uhid (linux/uhid.h): a HID device whose hardware is this process. Pure."""

import struct
from dataclasses import dataclass

from hw.emulator.readers.usb import Identity, Shape

_DESTROY, _CREATE2, _GET_REPORT_REPLY, _INPUT2, _SET_REPORT_REPLY = 1, 11, 10, 12, 14
_OUTPUT, _GET_REPORT, _SET_REPORT = 6, 9, 13
_DATA = 4096
EVENT_SIZE = 4 + 128 + 64 + 64 + 2 + 2 + 4 * 4 + _DATA  # the longest of the union, which is create2
FEATURE, OUTPUT = 0, 1
_BUS_USB = 3
_REFUSED = 5  # EIO: what a device that stalls the pipe gives

_CREATE = struct.Struct(f"=I128s64s64sHHIIII{_DATA}s")
_REPLY = struct.Struct(f"=IIHH{_DATA}s")


@dataclass(frozen=True, slots=True)
class Sent:
    """A report came from the host, which waits for no answer."""

    report: bytes


@dataclass(frozen=True, slots=True)
class Set:
    """The host sets a report, and waits for an answer with this number."""

    number: int
    kind: int
    report: bytes


@dataclass(frozen=True, slots=True)
class Get:
    """The host asks for a report, and waits for an answer with this number."""

    number: int
    kind: int


Request = Sent | Set | Get


def create(identity: Identity, shape: Shape, place: str) -> bytes:
    """Give the event that makes the device.

    Args:
        identity: what it calls itself.
        shape: its reports.
        place: where it is plugged in (`phys`).
    """
    name = f"{identity.maker} {identity.product}".encode()
    numbers = (_BUS_USB, identity.vendor, identity.product_id, identity.version, 0)
    return _CREATE.pack(
        _CREATE2, name, place.encode(), b"", len(shape.descriptor), *numbers, shape.descriptor
    )


def destroy() -> bytes:
    """Give the event that takes the device away."""
    return struct.pack("=I", _DESTROY)


def sent(report: bytes) -> bytes:
    """Give the event of an input report."""
    return struct.pack("=IH", _INPUT2, len(report)) + report


def taken(number: int, *, accepted: bool) -> bytes:
    """Give the answer to `Set`."""
    return struct.pack("=IIH", _SET_REPORT_REPLY, number, 0 if accepted else _REFUSED)


def given(number: int, report: bytes | None) -> bytes:
    """Give the answer to `Get`: a report without number, before which the kernel's users expect a zero."""
    if report is None:
        return _REPLY.pack(_GET_REPORT_REPLY, number, _REFUSED, 0, b"")
    whole = b"\0" + report
    return _REPLY.pack(_GET_REPORT_REPLY, number, 0, len(whole), whole)


def request(event: bytes, shape: Shape) -> Request | None:
    """Read what the kernel says; None for what needs no answer."""
    (kind,) = struct.unpack_from("=I", event)
    if kind == _OUTPUT:
        size, _ = struct.unpack_from("=HB", event, 4 + _DATA)
        return Sent(_unnumbered(event[4 : 4 + size], shape.output))
    if kind == _SET_REPORT:
        number, _, report_kind, size = struct.unpack_from("=IBBH", event, 4)
        data = event[12 : 12 + size]
        return Set(
            number, report_kind, _unnumbered(data, shape.feature if report_kind == FEATURE else shape.output)
        )
    if kind == _GET_REPORT:
        number, _, report_kind = struct.unpack_from("=IBB", event, 4)
        return Get(number, report_kind)
    return None


def _unnumbered(report: bytes, size: int) -> bytes:
    """Take off the zero in front: it comes with what hidraw sends, and not with what the LEDs send."""
    return report if len(report) == size else report.removeprefix(b"\0")
