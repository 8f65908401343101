"""An emulated reader with what it hangs on, as its commands and its user see it."""

import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping

from hw.emulator.cards import Card
from hw.emulator.links.usb_link import UsbLink
from hw.emulator.mocked_port import MockedPort
from hw.emulator.reader import EmulatedSerial
from hw.emulator.readers.serial_reader import SerialReader
from hw.emulator.readers.typing import Typing

Answer = dict[str, object]
LampRecord = list[tuple[float, str]]


class Stand(ABC):
    """A reader that can be told what to do.

    Attributes:
        cards: the cards that can be swiped, by name.
        environment: what a program that is to see the reader must be started with.
    """

    cards: dict[str, Card]
    environment: Mapping[str, str]

    @property
    @abstractmethod
    def plugged(self) -> bool:
        """Whether it is plugged into the USB port."""

    @abstractmethod
    def swipe(self, card: Card) -> str:
        """Swipe a card: "", or the word for why it was lost."""

    @abstractmethod
    def plug(self) -> None:
        """Plug it in."""

    @abstractmethod
    def unplug(self) -> None:
        """Pull it out."""

    @abstractmethod
    def power(self, *, on: bool) -> bool:
        """Plug its power supply in or out; False when it has none."""

    @abstractmethod
    def lamp(self) -> Answer:
        """Say what a person at the reader sees, and what it showed before."""

    @abstractmethod
    def settings(self) -> Answer:
        """Give the `[reader]` settings under which its driver finds it."""


class SerialStand(Stand):
    """A serial reader.

    Args:
        reader: the reader on its pty.
        model: its language, as the settings name it.
        port: where it is shown in a mocked kernel, if it is.
        environment: how to see that.
    """

    def __init__(
        self,
        reader: EmulatedSerial[SerialReader],
        model: str,
        port: MockedPort | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.cards = reader.cards
        self.environment = environment or {}
        self._reader = reader
        self._model = model
        self._port = port

    @property
    def plugged(self) -> bool:
        """Whether it is plugged into the USB port."""
        return self._reader.plugged

    def swipe(self, card: Card) -> str:
        """Swipe a card."""
        if self._reader.swipe_card(card):
            return ""
        return "not-armed" if self._reader.device.powered else "no-power"

    def plug(self) -> None:
        """Plug it in."""
        if not self.plugged:
            self._reader.plug()
            if self._port:
                self._port.plug()

    def unplug(self) -> None:
        """Pull it out."""
        if self._port:
            self._port.unplug()
        self._reader.unplug()

    def power(self, *, on: bool) -> bool:
        """Plug its power supply in or out."""
        self._reader.power(on=on)
        return True

    def lamp(self) -> Answer:
        """Say how its lamp is and was."""
        device = self._reader.device
        return {"lamp": device.lamp, "armed": device.armed, "record": told(self._reader.lamp_record)}

    def settings(self) -> Answer:
        """Give its settings."""
        device = self._port.node if self._port else str(self._reader.link)
        return {"driver": "serial", "device": device, "model": self._model}


class UsbStand(Stand):
    """A HID reader.

    Args:
        link: what it hangs on.
        cards: the cards that can be swiped.
        typing: how it types.
        record: where its lamp's colours are kept.
    """

    def __init__(self, link: UsbLink, cards: Mapping[str, Card], typing: Typing, record: LampRecord) -> None:
        self.cards = dict(cards)
        self.environment = link.environment
        self._link = link
        self._typing = typing
        self._record = record

    @property
    def plugged(self) -> bool:
        """Whether it is plugged into the USB port."""
        return self._link.plugged

    def swipe(self, card: Card) -> str:
        """Swipe a card. One that types is never armed: it always types."""
        happens = self._link.reader.swipe(card)
        if not happens:
            return "not-armed"
        return "" if self._link.play(happens) else "unplugged"

    def plug(self) -> None:
        """Plug it in."""
        if not self.plugged:
            self._link.reader.power_up()
            self._link.plug()

    def unplug(self) -> None:
        """Pull it out."""
        self._link.unplug()

    def power(self, *, on: bool) -> bool:
        """Plug its power supply in or out."""
        return self._link.reader.power(on=on)

    def lamp(self) -> Answer:
        """Say how its lamp is and was, or what else it shows."""
        return {**self._link.reader.state(), "record": told(self._record)}

    def settings(self) -> Answer:
        """Give its settings."""
        found: Answer = {"driver": self._link.driver, "device": self._link.node}
        if self._link.driver == "wedge":
            found |= {"layout": self._typing.layout, "sends_lrc": self._typing.sends_lrc}
        return found


def told(record: LampRecord) -> list[dict[str, object]]:
    """Give a lamp's record as it is told."""
    return [{"at": round(at, 4), "lamp": lamp} for at, lamp in record]


def recorder(record: LampRecord) -> Callable[[str], None]:
    """Give what a reader calls when its lamp changes."""
    return lambda lamp: record.append((time.monotonic(), lamp))
