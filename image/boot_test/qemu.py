"""QEMU's command lines for the two machines that the image is booted on. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

QEMU: Final = "qemu-system-aarch64"
OLDEST: Final = 10
"""The first QEMU whose Pi 3 has been seen to boot this kernel."""

TERMINAL: Final = ("10.0.2.100", 8443)
PRINTER: Final = ("10.0.2.101", 8631)
"""Where the guest finds the terminal service and the printer. Nothing else is to be reached from it."""

ReaderKind = Literal["keyboard", "converter", "none"]
KEYBOARD: Final = "0627:0001"
"""The USB id of QEMU's keyboard."""
SERIAL_NODE: Final = "/dev/serial/by-id/usb-QEMU_QEMU_USB_SERIAL_card-if00-port0"
"""Where the guest finds QEMU's serial converter, whose serial number we set to `card`."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What is plugged into a machine.

    Attributes:
        files: kernel, initrd and, for a Pi, dtb, as the image has them.
        command_line: the kernel's.
        disk: the card, a raw file.
        folder: takes what QEMU writes; the captures of USB traffic among it.
        screen: its width and height in pixels; None for no screen.
        ports: what the guest reaches on which port of this machine: `{TERMINAL: 40123}`; None: no network.
        reader: what reader is plugged in from the start.
        clock: when it is at the start, ISO 8601 in UTC; "" for now.
    """

    files: Mapping[str, Path]
    command_line: str
    disk: Path
    folder: Path
    screen: tuple[int, int] | None = (1280, 800)
    ports: Mapping[tuple[str, int], int] | None = field(default_factory=dict)
    reader: ReaderKind = "keyboard"
    clock: str = ""


def virt(setup: Setup, ends: Mapping[str, int]) -> list[str]:
    """Give the command for a machine with a screen.

    Args:
        setup: what is plugged in.
        ends: file descriptors of sockets for `qmp`, `inspect` and `line`, the wire of a serial converter.
    """
    words = [QEMU, *_common(setup, ends), "-M", "virt", "-cpu", "cortex-a72", "-smp", "2", "-m", "1024"]
    words += ["-serial", "chardev:console"]
    words += ["-drive", f"file={setup.disk},format=raw,if=none,id=card,cache=unsafe"]
    words += ["-device", "virtio-blk-pci,drive=card", "-device", "virtio-rng-pci"]
    # An emulated system may be too slow for it; that it strikes is told by an event.
    words += ["-device", "i6300esb", "-action", "watchdog=none"]
    words += ["-device", "virtio-serial-pci", "-device", "virtserialport,chardev=inspect,name=inspect"]
    words += ["-device", "pcie-root-port,id=later,chassis=1"]
    if setup.screen:
        words += ["-device", "virtio-gpu-pci,id=screen,xres={},yres={}".format(*setup.screen)]
    words += ["-device", "qemu-xhci,id=usb", "-device", "virtio-multitouch-pci"]
    if setup.reader != "none":
        words += ["-device", _qemu_option(reader(setup.reader, setup.folder))]
    return [*words, *_network(setup)]


def raspi3b(setup: Setup, ends: Mapping[str, int]) -> list[str]:
    """Give the command for a Pi 3: no picture, its own memory and cores, the shell on its mini UART."""
    words = [QEMU, *_common(setup, ends), "-M", "raspi3b", "-dtb", str(setup.files["dtb"])]
    words += ["-drive", f"file={setup.disk},format=raw,if=sd,cache=unsafe"]
    words += ["-serial", "chardev:console", "-serial", "chardev:inspect"]
    return [*words, "-device", _qemu_option(pi3_keyboard(setup.folder)), "-nic", "none"]


def memory_start(machine: str) -> int:
    """Give the address at which a machine's memory begins, by QEMU's name of its type."""
    return 0x4000_0000 if machine.startswith("virt") else 0


def reader(kind: str, folder: Path) -> dict[str, str]:
    """Give the options of a reader's USB device, as QMP's `device_add` takes them.

    Args:
        kind: `keyboard` or `converter`.
        folder: takes the capture of its traffic.
    """
    options = {"id": kind, "bus": "usb.0", "port": "2", "pcap": f"{folder}/{kind}.pcap"}
    if kind == "keyboard":
        return {"driver": "usb-kbd", **options}
    return {"driver": "usb-serial", "chardev": "line", "serial": "card", **options}


def pi3_keyboard(folder: Path) -> dict[str, str]:
    """Give the same of the keyboard on a Pi 3, which has one socket in this emulator."""
    return {"driver": "usb-kbd", "id": "keyboard", "pcap": f"{folder}/keyboard.pcap"}


def _qemu_option(options: dict[str, str]) -> str:
    rest = {name: value for name, value in options.items() if name != "driver"}
    return ",".join([options["driver"], *(f"{name}={value}" for name, value in rest.items())])


def _common(setup: Setup, ends: Mapping[str, int]) -> list[str]:
    words = ["-nodefaults", "-no-reboot", "-display", "none", "-kernel", str(setup.files["kernel"])]
    words += ["-initrd", str(setup.files["initrd"]), "-append", setup.command_line]
    for end, number in ends.items():
        log = f",logfile={setup.folder}/{end}.log" if end == "inspect" else ""
        words += ["-chardev", f"socket,id={end},fd={number}{log}"]
    words += ["-mon", "chardev=qmp,mode=control"]
    words += ["-chardev", f"file,id=console,path={setup.folder}/serial.log"]
    return [*words, "-rtc", f"base={setup.clock or 'utc'}"]


def _network(setup: Setup) -> list[str]:
    """Give a network from which only what the visit needs is reached: no name, no time, no way out."""
    if setup.ports is None:
        return ["-nic", "none"]
    forwards = [
        f"guestfwd=tcp:{host}:{port}-cmd:busybox nc 127.0.0.1 {here}"
        for (host, port), here in setup.ports.items()
    ]
    net = ",".join(["user,id=net,restrict=on,ipv6=off", *forwards])
    return ["-netdev", net, "-device", "virtio-net-pci,netdev=net"]
