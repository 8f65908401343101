"""What went over the wire of a USB device, from QEMU's capture of its traffic (pcap, link type 220)."""

import struct
from collections.abc import Iterator
from pathlib import Path

_FILE_HEADER = 24
_RECORD = struct.Struct("<4I")  # seconds, microseconds, captured, original length
_PACKET = struct.Struct("<Q4BH2BqiiII8s16x")  # Documentation/usb/usbmon.rst of the kernel
_INTERRUPT, _CONTROL = 1, 2
_SET_REPORT = bytes((0x21, 0x09))


class Capture:
    """The traffic of one device, from when it was plugged in.

    Args:
        file: what QEMU writes.

    Attributes:
        reports_set: the HID reports that the guest has set by control transfers.
        fetched: how many input reports the guest has fetched.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._at = _FILE_HEADER
        self.reports_set: list[bytes] = []
        self.fetched = 0

    def update(self) -> None:
        """Look at what has come since the last time."""
        for packet in self._fresh():
            _, kind, transfer, _, _, _, no_setup, *_, setup = _PACKET.unpack_from(packet)
            data = packet[_PACKET.size :]
            if chr(kind) == "S" and transfer == _CONTROL and not no_setup and setup[:2] == _SET_REPORT:
                self.reports_set.append(data)
            if chr(kind) == "C" and transfer == _INTERRUPT and data:
                self.fetched += 1

    def _fresh(self) -> Iterator[bytes]:
        with self._file.open("rb") as file:
            file.seek(self._at)
            new = file.read()
        at = 0
        while at + _RECORD.size <= len(new):
            end = at + _RECORD.size + _RECORD.unpack_from(new, at)[2]
            if end > len(new):
                break  # QEMU is still writing it
            yield new[at + _RECORD.size : end]
            at = end
        self._at += at
