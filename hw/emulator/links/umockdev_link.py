"""A USB port in the mocked kernel, for machines without /dev/uinput and /dev/uhid."""

from hw.emulator.links import usb_tree
from hw.emulator.links.evdev_node import EvdevNode
from hw.emulator.links.hidraw_node import HidrawNode
from hw.emulator.links.kernel import Device, MockKernel
from hw.emulator.links.usb_link import UsbLink
from hw.emulator.readers.usb import UsbReader


class UmockdevLink(UsbLink):
    """A reader's input node, if it types, and its hidraw node.

    Args:
        reader: what is plugged in.
        kernel: where its devices appear; programs started with its environment see them.
        pace: seconds from one report to the next.
    """

    def __init__(self, reader: UsbReader, kernel: MockKernel, pace: float = 0.002) -> None:
        super().__init__(reader, pace)
        self.environment = kernel.environment
        self.kernel = kernel
        self.evdev: EvdevNode | None = None
        self.hidraw: HidrawNode | None = None
        self._devices: list[tuple[str, Device]] = []

    @property
    def plugged(self) -> bool:
        """Whether the reader is in the port."""
        return bool(self._devices)

    def plug(self) -> None:
        """Let the USB device appear, and then what the kernel makes of it."""
        if self.plugged:
            return
        identity, shape = self.reader.identity, self.reader.shape
        usb = self._add(usb_tree.usb_device(identity))
        interface = self._add(usb_tree.interface(shape), usb)
        hid = self._add(usb_tree.hid(identity, shape), interface)
        if shape.types:
            self.evdev = EvdevNode(identity, self.output)
            keyboard = self._add(usb_tree.keyboard(identity), hid)
            self._add(usb_tree.event_node(identity, self.evdev), keyboard)
        self.hidraw = HidrawNode(identity, shape, self)
        self._add(usb_tree.hidraw_node(identity, self.hidraw), hid)
        self.node = usb_tree.EVENT_NODE if shape.types else usb_tree.HIDRAW_NODE

    def unplug(self) -> None:
        """Let everything of it disappear, the last thing first."""
        for path, device in self._devices:
            if device.asked:
                self.kernel.cut(path, device)
        for node in (self.evdev, self.hidraw):
            if node:
                node.close()
        self.evdev = self.hidraw = None
        while self._devices:
            self.kernel.remove(*self._devices.pop())

    def send(self, report: bytes) -> bool:
        """Let an input report come, on every node that it comes on."""
        nodes = [node for node in (self.evdev, self.hidraw) if node]
        sent = [node.send(report) for node in nodes]
        return bool(sent) and all(sent)

    def pause(self, seconds: float) -> None:
        """Let time pass; a key that is down repeats."""
        if self.evdev:
            self.evdev.pause(seconds)
        else:
            super().pause(seconds)

    def drop(self) -> bool:
        """Overflow the input node; a hidraw node tells nobody what it loses."""
        if self.evdev:
            return self.evdev.drop()
        return False

    def _add(self, device: Device, parent: str | None = None) -> str:
        path = self.kernel.add(device, parent)
        self._devices.append((path, device))
        return path
