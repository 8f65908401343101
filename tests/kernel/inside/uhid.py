"""A HID device made by this process through /dev/uhid, as linux/uhid.h has it."""

import itertools
import os
import select
import struct
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import Self

_DESTROY, _OUTPUT, _GET, _GET_REPLY, _CREATE, _INPUT, _SET, _SET_REPLY = (1, 6, 9, 10, 11, 12, 13, 14)
_CREATED = struct.Struct("<I128s64s64sHHIIII4096s")
_OUTPUT_EVENT = struct.Struct("<4096sHB")
_GET_EVENT = struct.Struct("<IBB")
_SET_EVENT = struct.Struct("<IBBH4096s")
_LONGEST_EVENT = 4380
_BUS_USB = 3
_NO_SUCH_REPORT = 5  # EIO
_numbers = itertools.count(1)


class UhidDevice:
    """A device without report ids, plugged in by `plug`; a context manager.

    uhid shows a 0 in the id's place before reports to the device, which a USB device does not see, and
    expects one before answers: it is taken off and put on here.

    Args:
        descriptor: the report descriptor.
        ids: the vendor's and the product's id.
        name: the name.
        place: where it is plugged in.

    Attributes:
        features: the feature reports that came.
        outputs: the output reports that came.
        unique: the name by which the device's nodes are found.
    """

    def __init__(
        self, descriptor: bytes, ids: tuple[int, int], name: str = "Reader", place: str = "usb-1/input0"
    ) -> None:
        self.features: list[bytes] = []
        self.outputs: list[bytes] = []
        self._descriptor, self._ids, self._name, self._place = descriptor, ids, name, place
        self.unique = f"uhid-{next(_numbers)}"
        self._uhid = -1
        self._stop = os.eventfd(0)
        self._thread: threading.Thread | None = None

    def __enter__(self) -> Self:
        self.plug()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        self.unplug()

    def node(self) -> str:
        """Wait for the device's hidraw node."""
        end = time.monotonic() + 20
        while time.monotonic() < end:
            for node in Path("/dev").glob("hidraw*"):
                if self._is_behind(node.name):
                    return str(node)
            time.sleep(0.01)
        raise AssertionError("no hidraw node has come")

    def _is_behind(self, node: str) -> bool:
        try:
            event = Path(f"/sys/class/hidraw/{node}/device/uevent").read_text(encoding="utf-8")
        except OSError:
            return False  # it is just coming or going
        return f"HID_UNIQ={self.unique}\n" in event

    def plug(self) -> None:
        """Plug the device in."""
        self._uhid = os.open("/dev/uhid", os.O_RDWR | os.O_CLOEXEC)
        texts = (self._name.encode(), self._place.encode(), self.unique.encode())
        sizes = (len(self._descriptor), _BUS_USB, *self._ids, 0, 0)
        os.write(self._uhid, _CREATED.pack(_CREATE, *texts, *sizes, self._descriptor))
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def unplug(self) -> None:
        """Unplug the device."""
        if self._thread is None:
            return
        os.eventfd_write(self._stop, 1)
        self._thread.join()
        self._thread = None
        os.eventfd_read(self._stop)
        os.write(self._uhid, struct.pack("<I", _DESTROY))
        os.close(self._uhid)

    def send(self, report: bytes) -> None:
        """Send an input report."""
        os.write(self._uhid, struct.pack("<IH", _INPUT, len(report)) + report)

    def feature_came(self, report: bytes) -> None:
        """Take a feature report; for a device of its own to say what it does with it."""

    def output_came(self, report: bytes) -> None:
        """Take an output report; likewise."""

    def feature_asked(self) -> bytes | None:
        """Give the feature report that is asked for; None where there is none."""

    def _serve(self) -> None:
        while self._stop not in select.select([self._uhid, self._stop], [], [])[0]:
            event = os.read(self._uhid, _LONGEST_EVENT)
            self._answer(struct.unpack_from("<I", event)[0], event[4:].ljust(_LONGEST_EVENT, b"\0"))

    def _answer(self, kind: int, event: bytes) -> None:
        if kind == _OUTPUT:
            data, size, _ = _OUTPUT_EVENT.unpack_from(event)
            self.outputs.append(data[1:size])
            self.output_came(data[1:size])
        elif kind == _GET:
            number, _, _ = _GET_EVENT.unpack_from(event)
            answer = self.feature_asked()
            reply = (0, b"\0" + answer) if answer is not None else (_NO_SUCH_REPORT, b"")
            head = struct.pack("<IIHH", _GET_REPLY, number, reply[0], len(reply[1]))
            os.write(self._uhid, head + reply[1])
        elif kind == _SET:
            number, _, _, size, data = _SET_EVENT.unpack_from(event)
            os.write(self._uhid, struct.pack("<IIH", _SET_REPLY, number, 0))
            self.features.append(data[1:size])
            self.feature_came(data[1:size])
