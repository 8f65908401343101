"""The port of an emulated serial reader, shown in the mocked kernel as that of a USB converter."""

from pathlib import Path

from hw.emulator.links import usb_tree
from hw.emulator.links.kernel import Device, MockKernel
from hw.emulator.links.pluggable import Pluggable
from hw.emulator.readers.usb import Identity

CONVERTER = Identity("Prolific Technology Inc.", "USB-Serial Controller", 0x067B, 0x2303, 0x0300)
"""The converter that is built into an MSR605."""


class MockedPort(Pluggable):
    """`plug` follows the pty, `unplug` goes before it.

    Args:
        kernel: where the port appears.
        link: the emulated reader's own link to its pty.
    """

    node = usb_tree.TTY_NODE

    def __init__(self, kernel: MockKernel, link: Path) -> None:
        self._kernel = kernel
        self._link = link
        self._devices: list[tuple[str, Device]] = []

    def plug(self) -> None:
        """Let the converter appear."""
        if self._devices:
            return
        parent: str | None = None
        port = usb_tree.serial_port(CONVERTER, str(self._link.readlink()))
        for device in (usb_tree.usb_device(CONVERTER), usb_tree.interface(None), port):
            parent = self._kernel.add(device, parent)
            self._devices.append((parent, device))

    def unplug(self) -> None:
        """Let it disappear."""
        while self._devices:
            self._kernel.remove(*self._devices.pop())
