"""A serial reader with its pty, as its commands and its user see it."""

from collections.abc import Mapping

from hw.emulator.cards import Card
from hw.emulator.mocked_port import MockedPort
from hw.emulator.reader import EmulatedSerial
from hw.emulator.readers.serial_reader import SerialReader
from hw.emulator.stand import Answer, Stand, told


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
