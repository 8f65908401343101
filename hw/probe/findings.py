"""What the probe finds, as data: the same for people and for machines."""

from typing import Literal

from msgspec import Struct

State = Literal["usable", "faulty", "left alone"]


class ReaderFinding(Struct, frozen=True, kw_only=True):
    """A reader, or something that could be one.

    Attributes:
        state: whether cards can be read with it.
        driver: the driver that takes it; of what is left alone, the one that would.
        node: its device node.
        usb: its USB id, or "".
        name: maker and model, or what it calls itself.
        why: why this driver takes it, or why none does.
        trouble: what is wrong and what to do about it, or "".
        lamp: who can set its lamp: host, own, none or unknown; "" of what is left alone.
        beeper: the same of its beeper.
    """

    state: State
    driver: str
    node: str
    usb: str = ""
    name: str = ""
    why: str = ""
    trouble: str = ""
    lamp: str = ""
    beeper: str = ""


class ChannelFinding(Struct, frozen=True):
    """A lamp or a sound of the kiosk's own.

    Attributes:
        channel: leds, beeper or sounder.
        name: which one.
        used: whether kiosk.toml names it.
        works: whether it can be used.
        words: more about it.
    """

    channel: str
    name: str
    used: bool
    works: bool
    words: str


class PrinterFinding(Struct, frozen=True):
    """A queue of CUPS: `used` if kiosk.toml names it."""

    queue: str
    used: bool
    state: str
    words: str


class Findings(Struct, frozen=True):
    """All of it; `service` says what the reader service tells of itself."""

    service: str
    readers: list[ReaderFinding]
    channels: list[ChannelFinding]
    printers: list[PrinterFinding]

    @property
    def usable(self) -> bool:
        """Whether cards can be read."""
        return any(reader.state == "usable" for reader in self.readers)
