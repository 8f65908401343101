"""An emulated reader on a pty: swipes, unplugging and the power supply, with a record of its lamp."""

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Generic, Self, TypeVar

from hw.emulator.cards import SAMPLES, Card
from hw.emulator.damage import Dropped, Pause, Step, Unplugged, joined, spoilt, steps
from hw.emulator.links.pty_link import PtyLink
from hw.emulator.readers.msr605 import Msr605
from hw.emulator.readers.serial_reader import SerialReader

Kind = TypeVar("Kind", bound=SerialReader)
_LOST = 8  # bytes of an overrun


class EmulatedSerial(Generic[Kind]):
    """A serial reader that hangs on a pty; a context manager.

    Args:
        make: makes the device, which calls when its lamp changes.
        link: the path under which the serial driver finds it.
        cards: the cards that can be swiped, by name.
        fragment: how many bytes are written at once; 0 for all.
        pause: seconds between fragments; 0.00104 with fragments of 1 is the pace of 9600 baud.

    Attributes:
        lamp_record: pairs of monotonic seconds and the colour that the lamp took.
    """

    def __init__(
        self,
        make: Callable[[Callable[[str], None]], Kind],
        link: Path,
        cards: Mapping[str, Card] = SAMPLES,
        *,
        fragment: int = 0,
        pause: float = 0.0,
    ) -> None:
        self.cards = dict(cards)
        self.link = link
        self.lamp_record: list[tuple[float, str]] = []
        self.device = make(lambda lamp: self.lamp_record.append((time.monotonic(), lamp)))
        self._line = PtyLink(link, self.device.receive, fragment=fragment, pause=pause)

    def __enter__(self) -> Self:
        self._line.plug()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._line.unplug()

    @property
    def plugged(self) -> bool:
        """Whether the reader is plugged into the USB port."""
        return self._line.plugged

    def swipe(self, name: str) -> bool:
        """Swipe a card; tell whether the reader read it. Unarmed, unplugged or without power it is lost.

        Raises:
            KeyError: there is no such card.
        """
        return self.swipe_card(self.cards[name])

    def swipe_card(self, card: Card) -> bool:
        """Swipe a card that has no name."""
        sent = self.device.swipe(spoilt(card))
        happens = joined(steps(card, [bytes((byte,)) for byte in sent]))
        lost = 0
        for step in happens:
            lost = self._do(step, lost)
        return bool(happens) and self.plugged

    def send(self, data: bytes) -> bool:
        """Send bytes down the line as they are."""
        return self._line.send(data)

    def plug(self) -> None:
        """Plug the reader in; it starts anew."""
        self.device.switch(powered=self.device.powered)
        self._line.plug()

    def unplug(self) -> None:
        """Unplug the reader from the USB port."""
        self._line.unplug()
        self.device.switch(powered=self.device.powered)

    def power(self, *, on: bool) -> None:
        """Plug the 9 V supply in or out; the port stays there."""
        said = self.device.switch(powered=on)
        if said:
            self.send(said)

    def _do(self, step: Step, lost: int) -> int:
        """Do a step of a swipe; give how many of the bytes after it are lost."""
        match step:
            case Pause(seconds):
                time.sleep(seconds)
            case Dropped():
                return _LOST
            case Unplugged():
                self.unplug()
            case data:
                self.send(data[lost:])
        return 0


class EmulatedReader(EmulatedSerial[Msr605]):
    """An MSR605 that hangs on a pty."""

    def __init__(
        self, link: Path, cards: Mapping[str, Card] = SAMPLES, *, fragment: int = 0, pause: float = 0.0
    ) -> None:
        super().__init__(Msr605, link, cards, fragment=fragment, pause=pause)
