"""A keyboard wedge in software: it types what is on the card. No I/O."""

from hw.emulator.cards import Card
from hw.emulator.checks import check_character
from hw.emulator.damage import Dropped, Pause, Step, Unplugged, is_unreadable, place, spoilt
from hw.emulator.readers import boot_keyboard as keyboard
from hw.emulator.readers import descriptors
from hw.emulator.readers.boot_keyboard import Press
from hw.emulator.readers.fingers import Fingers
from hw.emulator.readers.typing import Typing
from hw.emulator.readers.usb import Identity, Reports, Shape, UsbReader

_END_KEYS = {"cr": "\r", "lf": "\n", "tab": "\t", "none": "", "ctrl-m": "\r"}
_SENTINELS = ("%", ";", "+")


class Wedge(UsbReader):
    """A reader that types.

    Args:
        typing: how it is set up.
        identity: what it calls itself.

    Attributes:
        leds: the last LED report of the host.
        led_record: all of them.
    """

    shape = Shape(descriptors.BOOT_KEYBOARD, 8, output=1, types=True)

    def __init__(self, typing: Typing | None = None, identity: Identity | None = None) -> None:
        self.typing = typing or Typing()
        self.identity = identity or Identity("Card Device Expert Co., LTD", "MSR90", 0xC216, 0x0180)
        self.led_record: list[bytes] = []
        self.leds = keyboard.CAPS_LOCK if self.typing.caps_lock else 0

    def output(self, report: bytes) -> Reports | None:
        """Take the host's LEDs."""
        if len(report) != self.shape.output:
            return None
        self.leds = report[0]
        self.led_record.append(report)
        return ()

    def state(self) -> dict[str, object]:
        """Say which LEDs the host has put on; its lamp is its own, and it always types."""
        return {"lamp": "own", "armed": True, "leds": self.leds}

    def swipe(self, card: Card) -> tuple[Step, ...]:
        """Give the reports of a swipe, key by key."""
        presses = self.presses(spoilt(card))
        if card.damage == "half-frame":
            presses = presses[: place(card, len(presses))]
        return _with_damage(card, presses)

    def presses(self, card: Card) -> list[list[Press]]:
        """Give what is pressed for each character of a card."""
        return Fingers(self.typing, caps_lock=bool(self.leds & keyboard.CAPS_LOCK)).presses(self.text(card))

    def text(self, card: Card) -> str:
        """Give what is typed for a card."""
        texts = [self._track(card, number, text) for number, text in enumerate(card.tracks(), 1)]
        if self.typing.errors == "card" and any(is_unreadable(card, number) for number in (1, 2, 3)):
            texts = []
        end = _END_KEYS[self.typing.terminator]
        tracks = [text for text in texts if text]
        typed = "".join(text + end for text in tracks) if self.typing.each_track else "".join(tracks) + end
        return self.typing.prefix + typed if tracks else ""

    def _track(self, card: Card, number: int, text: str) -> str:
        if is_unreadable(card, number):
            typed = f"{_SENTINELS[number - 1]}E?" if self.typing.errors == "token" else ""
        else:
            typed = self._read(card, number, text) if text else ""
        return typed.lower() if self.typing.lower_case else typed

    def _read(self, card: Card, number: int, text: str) -> str:
        typed = self.typing.third + text[1:] if number == 3 else text
        check = check_character(text, number)
        if card.damage == "bad-check":
            check = chr(ord(check) ^ 1)
        return typed + check if self.typing.sends_lrc else typed


def _with_damage(card: Card, presses: list[list[Press]]) -> tuple[Step, ...]:
    """Give the reports; where a swipe stands still, a key is down."""
    at = place(card, len(presses))
    found: list[Step] = []
    for index, character in enumerate(presses):
        reports: list[Step] = [report for press in character for report in press.reports()]
        here = card.damage if index == at else ""
        if here == "unplugged":
            return (*found, Unplugged())
        if here == "stall":
            reports.insert(1, Pause(card.seconds))
        if here == "dropped":
            reports.insert(1, Dropped())
        found += reports
    return tuple(found)
