"""An MSR120 in software: what it answers to every command, and what a swipe leaves in it. No I/O.

By Unitech's programmer's manual PM010, section 4, protocol 0.
"""

from collections.abc import Callable

from hw.emulator.cards import Card

ACK, NO_DATA, ERROR, INVALID, CANNOT, POWER_ON = b"^", b"+", b"*", b"!", b"~", b":"
_LEDS = {
    ord("L"): ("green", "on"),
    ord("l"): ("green", "off"),
    ord("M"): ("red", "on"),
    ord("m"): ("red", "off"),
    ord("("): ("green", "flash"),
    ord(")"): ("red", "flash"),
}
_BEEPS = {ord("Z"): "long", ord("z"): "short"}
_SEND = {ord("Q"): 1, ord("R"): 2, ord("S"): 3}
_STATES = ("off", "on", "flash")
_ABORT, _ARM, _STATUS, _AGAIN = 0x1B, ord("P"), ord("$"), ord("%")


class Msr120:
    """The device at the end of the line.

    While armed it obeys only the abort, the status and the LEDs; anything else is invalid and noted.

    Args:
        lit: called with every colour that the lamp takes; both LEDs together are yellow.

    Attributes:
        powered: whether it has power; without it nothing is answered.
        armed: whether a swipe would be read.
        leds: what each LED does: off, on or flash.
        beeps: the beeps it gave, long or short.
        card: the card in its buffers.
        heads: the tracks it has heads for.
        sends_lrc: whether it is set to send check characters.
        oddities: the commands that no driver should send, as they came.
    """

    def __init__(self, lit: Callable[[str], None] = lambda _: None) -> None:
        self.powered = True
        self.armed = False
        self.leds = {"green": "off", "red": "off"}
        self.beeps: list[str] = []
        self.card: Card | None = None
        self.heads: tuple[int, ...] = (1, 2, 3)
        self.sends_lrc = False
        self.oddities: list[bytes] = []
        self._lit = lit
        self._last = b""

    @property
    def lamp(self) -> str:
        """The lamp's colour: off, green, yellow or red."""
        lit = [led for led, does in self.leds.items() if does != "off"]
        return "yellow" if len(lit) > 1 else lit[0] if lit else "off"

    def switch(self, *, powered: bool) -> bytes:
        """Plug the power supply in or out; the reader starts anew and says so."""
        self.powered, self.armed, self.card = powered, False, None
        self._light({"green": "off", "red": "off"})
        return POWER_ON if powered else b""

    def receive(self, data: bytes) -> bytes:
        """Take bytes from the line and give the answer."""
        return b"".join(map(self._byte, data)) if self.powered else b""

    def swipe(self, card: Card) -> bytes:
        """Draw a card through the slot: the reader says that it has read it, if it was armed."""
        if not (self.powered and self.armed):
            return b""
        self.armed, self.card = False, card
        return ACK

    def _byte(self, byte: int) -> bytes:
        if byte == _AGAIN and not self.armed:
            return self._last
        answer = self._obey(byte)
        if byte != _ARM:
            self._last = answer
        return answer

    def _obey(self, byte: int) -> bytes:
        if byte == _STATUS:
            return bytes((self._status(),))
        if byte in _LEDS:
            led, does = _LEDS[byte]
            self._light(self.leds | {led: does})
            return ACK
        if byte == _ABORT:
            self.armed = False
            return ACK
        return self._refuse(byte) if self.armed else self._idle(byte)

    def _idle(self, byte: int) -> bytes:
        if byte == _ARM:
            self.armed, self.card = True, None
            return ACK
        if byte in _BEEPS:
            self.beeps.append(_BEEPS[byte])
            return ACK
        if byte in _SEND:
            return self._track(_SEND[byte])
        return self._refuse(byte)

    def _refuse(self, byte: int) -> bytes:
        self.oddities.append(bytes((byte,)))
        return INVALID

    def _track(self, number: int) -> bytes:
        if number not in self.heads:
            return CANNOT
        if self.card is None:
            return NO_DATA
        if self.card.damage:
            return ERROR
        text = self.card.tracks()[number - 1]
        return (text + (_check(text) if self.sends_lrc and text else "")).encode("ascii") or NO_DATA

    def _status(self) -> int:
        green, red = (_STATES.index(self.leds[led]) for led in ("green", "red"))
        return green | red << 2 | 1 << 4 | (self.card is not None) << 5 | self.armed << 6

    def _light(self, leds: dict[str, str]) -> None:
        before, self.leds = self.lamp, leds
        if self.lamp != before:
            self._lit(self.lamp)


def _check(text: str) -> str:
    """Give the check character of a track."""
    base = 0x20 if text[0] == "%" else 0x30
    value = 0
    for character in text:
        value ^= ord(character) - base
    return chr(base + value)
