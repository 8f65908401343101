"""A HID reader with its link, as its commands and its user see it."""

from collections.abc import Mapping

from hw.emulator.cards import Card
from hw.emulator.links.usb_link import UsbLink
from hw.emulator.readers.typing import Typing
from hw.emulator.stand import Answer, LampRecord, Stand, told


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
