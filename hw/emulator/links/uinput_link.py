"""A keyboard of the real kernel, through /dev/uinput; its reports are turned into events here."""

import os
import select
import threading
from pathlib import Path

import evdev

from hw.emulator.links.evdev_facts import CAPABILITIES
from hw.emulator.links.keys import KEY, LED, MSC, Keys
from hw.emulator.links.usb_link import UsbLink
from hw.emulator.readers.usb import UsbReader

DEVICE = Path("/dev/uinput")
_BUS_USB = 3


class UinputLink(UsbLink):
    """The kernel's own input node, with the reader's vendor and product.

    Args:
        reader: what is plugged in, which types.
        pace: seconds from one report to the next.
    """

    def __init__(self, reader: UsbReader, pace: float = 0.002) -> None:
        super().__init__(reader, pace)
        self._device: evdev.UInput | None = None
        self._keys = Keys()
        self._lock = threading.Lock()
        self._stop = os.eventfd(0, os.EFD_NONBLOCK)
        self._listening: threading.Thread | None = None

    @property
    def plugged(self) -> bool:
        """Whether the reader is in the port."""
        return self._device is not None

    def plug(self) -> None:
        """Make the device."""
        if self.plugged:
            return
        identity, self._keys = self.reader.identity, Keys()
        self._device = device = evdev.UInput(
            {kind: list(CAPABILITIES[kind]) for kind in (KEY, MSC, LED)},
            name=f"{identity.maker} {identity.product}",
            vendor=identity.vendor,
            product=identity.product_id,
            version=identity.version,
            bustype=_BUS_USB,
        )
        self.node = device.device.path
        # The library opens the node by itself; a driver that grabs the node is not kept from it by that.
        self._listening = threading.Thread(target=self._listen, args=(device,), daemon=True)
        self._listening.start()

    def unplug(self) -> None:
        """Destroy the device."""
        if self._listening is None:
            return
        os.eventfd_write(self._stop, 1)
        self._listening.join()
        self._listening = None
        os.eventfd_read(self._stop)
        with self._lock:
            device, self._device = self._device, None
            if device:
                device.close()

    def send(self, report: bytes) -> bool:
        """Let an input report come."""
        with self._lock:
            if self._device is None:
                return False
            for event in self._keys.events(report):
                self._device.write(*event)
            return True

    def _listen(self, device: evdev.UInput) -> None:
        """Hear the host's LEDs."""
        leds = 0
        while self._stop not in (ready := select.select([device.fd, self._stop], [], [])[0]):
            for event in device.read() if device.fd in ready else ():
                if event.type == LED:
                    leds = leds & ~(1 << event.code) | bool(event.value) << event.code
                    self.output(bytes((leds,)))
