"""Sets an emulated reader up: the device, what it hangs on, and the mocked kernel if that is needed."""

import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from hw.emulator.cards import SAMPLES, Card
from hw.emulator.catalogue import READERS, Serial, Usb
from hw.emulator.links import uhid_link, uinput_link
from hw.emulator.links.kernel import MockKernel
from hw.emulator.links.uhid_link import UhidLink
from hw.emulator.links.uinput_link import UinputLink
from hw.emulator.links.umockdev_link import UmockdevLink
from hw.emulator.links.usb_link import UsbLink
from hw.emulator.mocked_port import MockedPort
from hw.emulator.reader import EmulatedSerial
from hw.emulator.readers.typing import Typing
from hw.emulator.readers.usb import UsbReader
from hw.emulator.serial_stand import SerialStand
from hw.emulator.stand import LampRecord, Stand, recorder
from hw.emulator.usb_stand import UsbStand

Over = Literal["auto", "pty", "uinput", "uhid", "umockdev"]
PACE = 0.008
OVER: tuple[Over, ...] = ("auto", "pty", "uinput", "uhid", "umockdev")


class UnfitLinkError(ValueError):
    """This reader cannot hang on that."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be set up.

    Attributes:
        reader: its name in the catalogue.
        over: what it is to hang on; `auto` for a pty or for the best that this machine has.
        link: where a serial reader's port is to be found.
        cards: what can be swiped, by name.
        typing: how it types.
        fragment: how many bytes of a serial line are written at once; 0 for all.
        pause: seconds between fragments.
        pace: seconds from one HID report to the next. Keyboards are polled every 1 to 10 ms; the more slowly,
            the longer the reader service may be held up before the kernel's buffer overflows.
    """

    reader: str = "msr605"
    over: Over = "auto"
    link: Path = Path()
    cards: Mapping[str, Card] = field(default_factory=lambda: SAMPLES)
    typing: Typing = field(default_factory=Typing)
    fragment: int = 0
    pause: float = 0.0
    pace: float = PACE


@contextmanager
def standing(order: Order) -> Iterator[Stand]:
    """Set a reader up, plugged in, for as long as the context lasts.

    Raises:
        UnfitLinkError: it cannot hang on what was asked for.
    """
    kind = READERS[order.reader]
    with ExitStack() as stack:
        yield _serial(order, kind, stack) if isinstance(kind, Serial) else _usb(order, kind, stack)


def _serial(order: Order, kind: Serial, stack: ExitStack) -> Stand:
    if order.over not in {"auto", "pty", "umockdev"}:
        raise UnfitLinkError(f"{order.reader} is a serial reader: over pty or umockdev only")
    line = EmulatedSerial(kind.make, order.link, order.cards, fragment=order.fragment, pause=order.pause)
    reader = stack.enter_context(line)
    if order.over != "umockdev":
        return SerialStand(reader, kind.model)
    kernel = stack.enter_context(MockKernel())
    port = stack.enter_context(MockedPort(kernel, order.link))
    return SerialStand(reader, kind.model, port, kernel.environment)


def _usb(order: Order, kind: Usb, stack: ExitStack) -> Stand:
    record: LampRecord = []
    reader = kind.make(order.typing, recorder(record))
    link = stack.enter_context(_link(order, reader, stack))
    return UsbStand(link, order.cards, order.typing, record)


def _link(order: Order, reader: UsbReader, stack: ExitStack) -> UsbLink:
    match _best(reader) if order.over == "auto" else order.over:
        case "uinput" if reader.shape.types and not reader.shape.feature:
            return UinputLink(reader, order.pace)
        case "uhid":
            return UhidLink(reader, pace=order.pace)
        case "umockdev":
            return UmockdevLink(reader, stack.enter_context(MockKernel()), order.pace)
        case over:
            raise UnfitLinkError(f"{order.reader} cannot hang on {over}")


def _best(reader: UsbReader) -> Over:
    """Choose the nearest to the real thing that this user of this machine can have."""
    if reader.shape.types and not reader.shape.feature and _usable(uinput_link.DEVICE):
        return "uinput"
    return "uhid" if _usable(uhid_link.DEVICE) else "umockdev"


def _usable(device: Path) -> bool:
    return os.access(device, os.R_OK | os.W_OK)
