"""An emulated reader with what it hangs on, as its commands and its user see it."""

import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping

from hw.emulator.cards import Card

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


def told(record: LampRecord) -> list[dict[str, object]]:
    """Give a lamp's record as it is told."""
    return [{"at": round(at, 4), "lamp": lamp} for at, lamp in record]


def recorder(record: LampRecord) -> Callable[[str], None]:
    """Give what a reader calls when its lamp changes."""
    return lambda lamp: record.append((time.monotonic(), lamp))
