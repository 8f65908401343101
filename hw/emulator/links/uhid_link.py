"""A HID device of the real kernel, through /dev/uhid."""

import os
import select
import threading
import time
from pathlib import Path

from hw.emulator.links import uhid
from hw.emulator.links.usb_link import UsbLink
from hw.emulator.readers.usb import UsbReader

DEVICE = Path("/dev/uhid")
_SYSFS = Path("/sys/bus/hid/devices")
_NODE_SECONDS = 10.0


class UhidLink(UsbLink):
    """The kernel makes of the reader's descriptor what it would make of the real one: input and hidraw nodes.

    Args:
        reader: what is plugged in.
        place: where it says that it is plugged in.
        pace: seconds from one report to the next.

    Attributes:
        hidraw: its hidraw node.
    """

    def __init__(self, reader: UsbReader, place: str = "usb-uhid-2/input0", pace: float = 0.002) -> None:
        super().__init__(reader, pace)
        self.hidraw = ""
        self._place = place
        self._descriptor = -1
        self._lock = threading.Lock()
        self._stop = os.eventfd(0, os.EFD_NONBLOCK)
        self._answering: threading.Thread | None = None

    @property
    def plugged(self) -> bool:
        """Whether the reader is in the port."""
        return self._descriptor >= 0

    def plug(self) -> None:
        """Make the device, and wait for its nodes.

        Raises:
            TimeoutError: the kernel makes none.
        """
        if self.plugged:
            return
        before = set(_SYSFS.glob("*"))
        self._descriptor = os.open(DEVICE, os.O_RDWR | os.O_CLOEXEC)
        os.write(self._descriptor, uhid.create(self.reader.identity, self.reader.shape, self._place))
        self._answering = threading.Thread(target=self._answer, args=(self._descriptor,), daemon=True)
        self._answering.start()
        self._find_nodes(before)

    def unplug(self) -> None:
        """Take the device away."""
        if self._answering is None:
            return
        os.eventfd_write(self._stop, 1)
        if self._answering is not threading.current_thread():
            self._answering.join()
        self._answering = None
        os.eventfd_read(self._stop)
        with self._lock:
            os.write(self._descriptor, uhid.destroy())
            os.close(self._descriptor)
            self._descriptor = -1

    def send(self, report: bytes) -> bool:
        """Let an input report come."""
        return self._write(uhid.sent(report))

    def _write(self, event: bytes) -> bool:
        with self._lock:
            if not self.plugged:
                return False
            os.write(self._descriptor, event)
            return True

    def _answer(self, descriptor: int) -> None:
        while self._stop not in select.select([descriptor, self._stop], [], [])[0]:
            match uhid.request(os.read(descriptor, uhid.EVENT_SIZE), self.reader.shape):
                case uhid.Sent(report):
                    self.output(report)
                case uhid.Set(number, kind, report):
                    take = self.set_feature if kind == uhid.FEATURE else self.output
                    self._write(uhid.taken(number, accepted=take(report)))
                case uhid.Get(number, kind):
                    self._write(uhid.given(number, self.get_feature() if kind == uhid.FEATURE else None))

    def _find_nodes(self, before: set[Path]) -> None:
        end = time.monotonic() + _NODE_SECONDS
        pattern = "input/input*/event*" if self.reader.shape.types else "hidraw/hidraw*"
        while time.monotonic() < end:
            for device in set(_SYSFS.glob("*")) - before:
                raw, found = _nodes(device, "hidraw/hidraw*"), _nodes(device, pattern)
                if raw and found:
                    self.hidraw, self.node = raw[0], found[0]
                    return
            time.sleep(0.02)
        raise TimeoutError(f"no node of the emulated reader within {_NODE_SECONDS:g} s")


def _nodes(device: Path, pattern: str) -> list[str]:
    """Give what there is in /dev of a device's parts in sysfs, where each one appears a little earlier."""
    folder = Path("/dev/input" if pattern.startswith("input/") else "/dev")
    nodes = (folder / part.name for part in sorted(device.glob(pattern)))
    return [str(node) for node in nodes if node.exists()]
