"""A Unitech MSR120 in software: commands of one byte, two LEDs and a beeper for the host. No I/O.

By Unitech's programmer's manual PM010, section 4, protocol 0: bare bytes.
"""

from collections.abc import Callable

from hw.emulator.cards import Card
from hw.emulator.checks import check_character
from hw.emulator.damage import is_unreadable, place, spoilt

_ACK, _NO_DATA, _ERROR, _INVALID, _CANNOT, _POWER_ON = b"^", b"+", b"*", b"!", b"~", b":"
_LEDS = {
    ord("L"): ("green", "on"),
    ord("l"): ("green", "off"),
    ord("M"): ("red", "on"),
    ord("m"): ("red", "off"),
    ord("("): ("green", "flash"),
    ord(")"): ("red", "flash"),
}
_BEEPS = {ord("Z"): "long", ord("z"): "short"}
_TRACKS = {ord("Q"): 1, ord("R"): 2, ord("S"): 3}
_BITS = "UVWuvw"  # tracks as bits, for which this one has no hardware
_ARM, _ARM_PROMPTING, _ABORT, _AGAIN = ord("P"), ord("p"), 0x1B, ord("%")
_LED_BITS = {"off": 0, "on": 1, "flash": 2}


class Msr120:
    """The device at the end of the line.

    While armed it obeys only the abort, the status and the LEDs; anything else is invalid, and noted.

    Args:
        lit: called with the lamp's colour whenever an LED changes: off, green, red, or both as yellow.

    Attributes:
        powered: whether its power supply is there; without it nothing is answered.
        armed: whether a swipe would be read.
        leds: what each LED does: off, on or flash.
        beeps: the signals its beeper gave, long or short.
        card: the card in its buffers.
        heads: the tracks it has heads for.
        sends_lrc: whether it is set to send check characters.
        oddities: bytes that it has no command for at that moment, as they came.
    """

    def __init__(self, lit: Callable[[str], None] = lambda _: None) -> None:
        self.powered = True
        self.armed = False
        self.leds = {"green": "off", "red": "off"}
        self.beeps: list[str] = []
        self.oddities: list[bytes] = []
        self._lit = lit
        self.card: Card | None = None
        self.heads: tuple[int, ...] = (1, 2, 3)
        self.sends_lrc = False
        self._last = b""
        self._heard = False

    @property
    def lamp(self) -> str:
        """The colour that a person sees."""
        lit = [colour for colour, does in self.leds.items() if does != "off"]
        return "yellow" if len(lit) > 1 else lit[0] if lit else "off"

    def switch(self, *, powered: bool) -> bytes:
        """Plug the power supply in or out; the reader starts anew, and says so."""
        self.powered, self.armed, self.card, self._heard = powered, False, None, False
        self._light({"green": "off", "red": "off"})
        return _POWER_ON if powered else b""

    def receive(self, data: bytes) -> bytes:
        """Take bytes from the line and give the answer."""
        return b"".join(map(self._command, data)) if self.powered else b""

    def swipe(self, card: Card) -> bytes:
        """Draw a card through the slot: the host hears that there is something to be asked for."""
        if not (self.powered and self.armed):
            return b""
        self.armed = False
        self.card = spoilt(card)
        return _ACK

    def _command(self, byte: int) -> bytes:
        heard, self._heard = self._heard, True
        if byte == _AGAIN:
            return self._last
        if byte == _ABORT:
            self.armed = False
            return _ACK if heard else b""
        answer = self._obeyed(byte)
        if byte not in {_ARM, _ARM_PROMPTING}:
            self._last = answer
        return answer

    def _obeyed(self, byte: int) -> bytes:
        if byte in _LEDS:
            colour, does = _LEDS[byte]
            self._light({**self.leds, colour: does})
            return _ACK
        if byte == ord("$"):
            return bytes((self._status(),))
        return self._refused(byte) if self.armed else self._idle(byte)

    def _idle(self, byte: int) -> bytes:
        if byte in {_ARM, _ARM_PROMPTING}:
            self.armed, self.card = True, None
            return _ACK
        if byte in _BEEPS:
            self.beeps.append(_BEEPS[byte])
            return _ACK
        if byte in _TRACKS:
            return self._track(_TRACKS[byte])
        return self._told(byte)

    def _told(self, byte: int) -> bytes:
        facts: dict[str, Callable[[], bytes]] = {
            "\x7f": lambda: self.switch(powered=True),
            "#": lambda: b"\x67",  # all three tracks
            "9": lambda: b"MSR12011030121",
            "T": lambda: b"3" if self.card else b"0",  # ISO, or no card yet
            **dict.fromkeys(_BITS, lambda: _CANNOT),
        }
        if chr(byte) in facts:
            return facts[chr(byte)]()
        return self._refused(byte)

    def _refused(self, byte: int) -> bytes:
        self.oddities.append(bytes((byte,)))
        return _INVALID

    def _track(self, number: int) -> bytes:
        if number not in self.heads:
            return _CANNOT
        if self.card is None:
            return _NO_DATA
        if is_unreadable(self.card, number):
            return _ERROR
        text = self.card.tracks()[number - 1]
        check = check_character(text, number) if self.sends_lrc and text else ""
        return _damaged(self.card, (text + check).encode("ascii")) or _NO_DATA

    def _status(self) -> int:
        leds = _LED_BITS[self.leds["green"]] | _LED_BITS[self.leds["red"]] << 2
        return leds | 1 << 4 | (self.card is not None) << 5 | self.armed << 6

    def _light(self, leds: dict[str, str]) -> None:
        before, self.leds = self.lamp, leds
        if self.lamp != before:
            self._lit(self.lamp)


def _damaged(card: Card, track: bytes) -> bytes:
    at = place(card, len(track))
    match card.damage:
        case "half-frame":
            return track[:at]
        case "stray-byte":
            return track[:at] + b"\x80" + track[at:]
        case _:
            return track
