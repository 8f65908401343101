"""The protocol of /dev/uhid, byte by byte: linux/uhid.h packs its structures."""

import struct

from hw.emulator.links import uhid
from hw.emulator.readers.magtek import MagTek
from hw.emulator.readers.wedge import Wedge

HID, KEYBOARD = MagTek().shape, Wedge().shape


def padded(event: bytes) -> bytes:
    return event.ljust(uhid.EVENT_SIZE, b"\0")


def test_a_device_is_made_with_its_names_and_its_descriptor() -> None:
    event = uhid.create(MagTek().identity, HID, "usb-uhid-2/input0")
    assert len(event) == uhid.EVENT_SIZE == 4376
    assert struct.unpack_from("=I", event) == (11,)
    assert event[4:28] == b"Mag-Tek USB Swipe Reader"
    assert event[132:149] == b"usb-uhid-2/input0"
    size, bus, vendor, product = struct.unpack_from("=HHII", event, 260)
    assert (size, bus, vendor, product) == (len(HID.descriptor), 3, 0x0801, 0x0002)
    assert event[280 : 280 + size] == HID.descriptor


def test_what_the_device_sends() -> None:
    assert uhid.sent(b"\x01\x02") == bytes((12, 0, 0, 0, 2, 0, 1, 2))
    assert uhid.destroy() == bytes((1, 0, 0, 0))
    assert uhid.taken(7, accepted=True) == struct.pack("=IIH", 14, 7, 0)
    assert uhid.taken(7, accepted=False) == struct.pack("=IIH", 14, 7, 5)
    assert uhid.given(8, b"ab")[:15] == struct.pack("=IIHH", 10, 8, 0, 3) + b"\0ab"
    assert uhid.given(8, None)[:12] == struct.pack("=IIHH", 10, 8, 5, 0)


def test_what_the_host_asks() -> None:
    led = padded(struct.pack("=I", 6) + b"\x02".ljust(4096, b"\0") + struct.pack("=HB", 1, 1))
    assert uhid.request(led, KEYBOARD) == uhid.Sent(b"\x02")
    written = padded(struct.pack("=I", 6) + b"\0\x02".ljust(4096, b"\0") + struct.pack("=HB", 2, 1))
    assert uhid.request(written, KEYBOARD) == uhid.Sent(b"\x02")
    feature = bytes(range(1, 25))
    setting = padded(struct.pack("=IIBBH", 13, 9, 0, 0, 25) + b"\0" + feature)
    assert uhid.request(setting, HID) == uhid.Set(9, uhid.FEATURE, feature)
    assert uhid.request(padded(struct.pack("=IIBB", 9, 3, 0, 0)), HID) == uhid.Get(3, uhid.FEATURE)
    assert uhid.request(padded(struct.pack("=I", 2)), HID) is None
