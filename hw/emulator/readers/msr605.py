"""An MSR605 in software: what it answers to every command, and the bytes of a swipe. No I/O."""

from collections.abc import Callable

from hw.emulator.cards import Card
from hw.emulator.damage import is_unreadable
from hw.emulator.readers.stripe import packed

ESC = 0x1B
# Commands whose answers do not depend on anything (programmer's manual, sections 6 and 7).
_ANSWERS = {
    ord("e"): b"\x1by",
    ord("t"): b"\x1b3S",
    ord("v"): b"\x1bREVH1.00",
    ord("d"): b"\x1bH",
}
_DEFAULT_BITS, _PACKED = b"\x07\x05\x05", b"\x08\x08\x08"
_LAMPS = {0x81: "off", 0x82: "all", 0x83: "green", 0x84: "yellow", 0x85: "red"}
_NOISE = bytes((0x00, 0xFF, 0x41, 0x1B, 0x7F, 0x80, 0x1B, 0x1B))


class Msr605:
    """The device at the end of the line.

    Reading is a one-shot: one swipe after `ESC r`, or after `ESC m` one that comes as bits. What it should
    not be asked is told apart: a lamp command while armed is undocumented in the manual, so it is ignored and
    noted, and so are bits that are not packed before.

    Args:
        lit: called with every colour that the lamp takes.

    Attributes:
        powered: whether its power supply is there; without it nothing is answered.
        armed: whether a swipe would be read.
        raw: whether it would come as bits.
        bits: the bits in each byte of such a track.
        lamp: the lamp's colour: off, green, yellow, red or all.
        oddities: the commands that no driver should send, as they came.
    """

    def __init__(self, lit: Callable[[str], None] = lambda _: None) -> None:
        self.powered = True
        self.armed = self.raw = False
        self.bits = _DEFAULT_BITS
        self.lamp = "off"
        self.oddities: list[bytes] = []
        self._lit = lit
        self._escaped = False
        self._setting: bytes | None = None

    def switch(self, *, powered: bool) -> None:
        """Plug the power supply in or out; the reader starts anew."""
        self.powered, self.armed, self._escaped = powered, False, False
        self.bits, self._setting = _DEFAULT_BITS, None
        self._light("off")

    def receive(self, data: bytes) -> bytes:
        """Take bytes from the line and give the answer."""
        return b"".join(map(self._byte, data)) if self.powered else b""

    def swipe(self, card: Card) -> bytes:
        """Draw a card through the slot: the bytes it makes the reader send, none while it is not armed."""
        if not (self.powered and self.armed):
            return b""
        self.armed = False
        return raw_frame(card) if self.raw else frame(card)

    def _byte(self, byte: int) -> bytes:
        if self._setting is not None:
            return self._set(self._setting + bytes((byte,)))
        if not self._escaped:
            self._escaped = byte == ESC
            if byte != ESC:
                self.oddities.append(bytes((byte,)))
            return b""
        self._escaped = False
        return self._command(byte)

    def _command(self, byte: int) -> bytes:
        if byte == ord("a"):
            self.armed, self.bits = False, _DEFAULT_BITS
            self._light("off")
        elif byte in _LAMPS and not self.armed:
            self._light(_LAMPS[byte])
        elif byte == ord("r") and not self.armed:
            self.armed, self.raw = True, False
        elif byte == ord("m") and not self.armed and self.bits == _PACKED:
            self.armed = self.raw = True
        elif byte == ord("o") and not self.armed:
            self._setting = b""
        elif byte in _ANSWERS and not self.armed:
            return _ANSWERS[byte]
        else:
            self.oddities.append(bytes((ESC, byte)))
        return b""

    def _set(self, setting: bytes) -> bytes:
        """Take the three bytes of how many bits come in a byte."""
        self._setting = setting if len(setting) < len(self.bits) else None
        if self._setting is not None:
            return b""
        self.bits = setting
        return b"\x1b0" + setting

    def _light(self, lamp: str) -> None:
        if lamp != self.lamp:
            self.lamp = lamp
            self._lit(lamp)


def frame(card: Card, *, empty: bytes = b"\x1b+") -> bytes:
    """Give the bytes that a swipe of a card sends.

    Args:
        card: the card.
        empty: what an empty track comes as: nothing, or `ESC +`; both are seen.
    """
    tracks = [
        b"\x1b*" if is_unreadable(card, at) else text.encode("ascii") or empty
        for at, text in enumerate(card.tracks(), 1)
    ]
    whole = b"\x1bs" + b"".join(bytes((ESC, at)) + track for at, track in enumerate(tracks, 1)) + b"?\x1c"
    whole += bytes((ESC, _status(card)))
    return _damaged(card, whole, whole.index(b"\x1b\x02") + 2 + len(card.track_2) // 2)


def raw_frame(
    card: Card,
    *,
    highest_first: bool = True,
    backwards: bool = False,
    leads: tuple[int, int, int] = (0, 0, 0),
) -> bytes:
    """Give the bytes that a swipe of a card sends when it was asked for as bits.

    Args:
        card: the card; of an unreadable one nothing is read.
        highest_first: whether the first bit read is a byte's highest, as the manual has it.
        backwards: whether the card was drawn from its other end.
        leads: clocking zeros that the reader leaves in front of each track.
    """
    tracks = [
        packed(
            "" if is_unreadable(card, at) else text,
            highest_first=highest_first,
            backwards=backwards,
            lead=lead,
        )
        for at, (text, lead) in enumerate(zip(card.tracks(), leads, strict=True), 1)
    ]
    whole = b"\x1bs" + b"".join(bytes((ESC, at, len(track))) + track for at, track in enumerate(tracks, 1))
    whole += b"?\x1c" + bytes((ESC, _status(card)))
    return _damaged(card, whole, len(whole) // 2)


def _status(card: Card) -> int:
    unreadable = any(is_unreadable(card, at) for at in (1, 2, 3))
    return 0x31 if unreadable or card.damage == "status" else 0x30


def _damaged(card: Card, whole: bytes, middle: int) -> bytes:
    match card.damage:
        case "half-frame":
            return whole[:middle]
        case "noise":
            return _NOISE + whole
        case "only-noise":
            return _NOISE
        case "stray-byte":
            return whole[:middle] + b"\x80" + whole[middle:]
        case _:
            return whole
