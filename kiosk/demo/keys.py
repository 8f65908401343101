"""The small panel in the terminal beside the demo's window: a key swipes a card, another takes the paper."""

import contextlib
import sys
import termios
import threading
import tty
from collections.abc import Callable, Iterator
from typing import Any, Final, Protocol

from kiosk.demo.child import ChildError

WORDS: Final = """
  g  swipe the good card       Anna Paraugs, 320000-10003, Paraugs AAS
  b  swipe one that cannot be read
  o  swipe another person's card
  u  unplug the reader / plug it in
  p  take the paper out of the printer / put it in
  f  switch the printer off / on
  ?  show this again
Close the kiosk's window, or press Ctrl-C here, to end.
"""
SWIPED: Final = {
    "good": "swiped Anna Paraugs' card",
    "bad": "swiped a card that cannot be read",
    "other": "swiped Bruno Piemērs' card",
}
LOST: Final = {
    "not-armed": "not read: the reader waits for no card now (first the personal code; training reads none)",
    "no-power": "not read: the reader has no power",
    "unplugged": "not read: the reader is unplugged",
}


class Part(Protocol):
    """An emulated device that can be told what to do."""

    def say(self, command: str) -> dict[str, Any]:
        """Give a command and return its answer; raises ChildError if it was not carried out."""
        ...


class Keys:
    """Listens to the terminal on a thread of its own.

    Args:
        reader: the emulated reader.
        printer: the virtual printer.
    """

    def __init__(self, reader: Part, printer: Part) -> None:
        self._reader = reader
        self._printer = printer
        self._plugged = self._paper = self._power = True

    def start(self) -> None:
        """Print what the keys do, and listen."""
        sys.stdout.write(WORDS)
        sys.stdout.flush()
        threading.Thread(target=self._listen, name="keys", daemon=True).start()

    def press(self, key: str) -> str:
        """Do what a key does and return what happened, in words; "" for a key that does nothing."""
        does = self._keys().get(key)
        try:
            return does() if does else ""
        except ChildError as error:
            return LOST.get(error.answer.get("lost", ""), str(error))

    def _keys(self) -> dict[str, Callable[[], str]]:
        return {
            "g": lambda: self._swipe("good"),
            "b": lambda: self._swipe("bad"),
            "o": lambda: self._swipe("other"),
            "u": self._plug,
            "p": self._refill,
            "f": self._switch,
            "?": lambda: WORDS,
        }

    def _swipe(self, card: str) -> str:
        self._reader.say(f"swipe {card}")
        return SWIPED[card]

    def _plug(self) -> str:
        self._plugged = not self._plugged
        self._reader.say("plug" if self._plugged else "unplug")
        return "the reader is plugged in" if self._plugged else "the reader is unplugged"

    def _refill(self) -> str:
        self._paper = not self._paper
        self._printer.say(f"paper {'in' if self._paper else 'out'}")
        return "there is paper" if self._paper else "the paper is out"

    def _switch(self) -> str:
        self._power = not self._power
        self._printer.say("on" if self._power else "off")
        return "the printer is on" if self._power else "the printer is off"

    def _listen(self) -> None:
        with _unbuffered():
            while key := sys.stdin.read(1):
                words = self.press(key)
                if words:
                    sys.stdout.write(f"{words}\n")
                    sys.stdout.flush()


@contextlib.contextmanager
def _unbuffered() -> Iterator[None]:
    """Let single keys through, where stdin is a terminal; Ctrl-C still ends the program."""
    if not sys.stdin.isatty():
        yield
        return
    before = termios.tcgetattr(sys.stdin)
    try:
        tty.setcbreak(sys.stdin)
        yield
    finally:
        termios.tcsetattr(sys.stdin, termios.TCSADRAIN, before)
