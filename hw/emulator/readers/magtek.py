"""A MagTek SureSwipe in software: reports of 337 bytes, or a keyboard, and the commands of both. No I/O.

By MagTek's manuals 99875191 (HID) and 99875206 (keyboard emulation).
"""

from typing import Literal

from hw.emulator.cards import Card
from hw.emulator.damage import Step, is_unreadable, spoilt, steps
from hw.emulator.readers import descriptors
from hw.emulator.readers.typing import Typing
from hw.emulator.readers.usb import Identity, Reports, Shape, UsbReader
from hw.emulator.readers.wedge import Wedge

Mode = Literal["hid", "keyboard"]

_TRACK_SIZE, _HEADER_SIZE, _COMMAND_SIZE, _DATA_SIZE = 110, 7, 24, 22
_SWIPE_SIZE = _HEADER_SIZE + 3 * _TRACK_SIZE
_GET, _SET, _RESET = 0, 1, 2
_SUCCESS, _FAILURE, _BAD_PARAMETER = 0, 1, 2
_SOFTWARE_ID, _INTERFACE = 0x00, 0x10
_READ_ONLY = {_SOFTWARE_ID}
_INTERFACES: tuple[Mode, Mode] = ("hid", "keyboard")  # by the value of the property
_ISO, _UNDETERMINED, _NONE = 0, 5, 6

_IDENTITIES: dict[Mode, Identity] = {
    "hid": Identity("Mag-Tek", "USB Swipe Reader", 0x0801, 0x0002),
    "keyboard": Identity("Mag-Tek", "USB Swipe Reader", 0x0801, 0x0001),
}
_SHAPES: dict[Mode, Shape] = {
    "hid": Shape(descriptors.MAGTEK, _SWIPE_SIZE, feature=_COMMAND_SIZE),
    "keyboard": Shape(descriptors.MAGTEK_KEYBOARD, 8, output=1, feature=_COMMAND_SIZE, types=True),
}


class MagTek(UsbReader):
    """One reader with two modes; a change of mode shows after a reset or when it is plugged in again.

    Args:
        mode: as what it leaves the factory.
        typing: how it types in keyboard mode.

    Attributes:
        properties: its settings, by number.
        commands: the feature reports that came, good or bad.
    """

    def __init__(self, mode: Mode = "hid", typing: Typing | None = None) -> None:
        self.properties: dict[int, bytes] = {
            _SOFTWARE_ID: b"21042812D01",
            0x01: b"",
            0x02: b"\x0a" if mode == "hid" else b"\x01",
            0x03: b"\x08",
            0x04: b"\x95" if mode == "hid" else b"\x63",
            _INTERFACE: bytes((_INTERFACES.index(mode),)),
        }
        self.commands: list[bytes] = []
        self.keyboard = Wedge(typing or Typing(), _IDENTITIES["keyboard"])
        self._answer = bytes(_COMMAND_SIZE)
        self.power_up()

    def power_up(self) -> None:
        """Start anew, in the mode that is set."""
        super().power_up()
        self.mode: Mode = _INTERFACES[self.properties[_INTERFACE][0]]
        self.identity, self.shape = _IDENTITIES[self.mode], _SHAPES[self.mode]
        self._answer = bytes(_COMMAND_SIZE)
        self.keyboard.power_up()

    def swipe(self, card: Card) -> tuple[Step, ...]:
        """Give the one report of a swipe, which comes too when nothing was decoded; or the keys."""
        if self.mode == "keyboard":
            return self.keyboard.swipe(card)
        if card.damage == "half-frame":
            return ()  # USB gives a report as a whole or not at all
        return steps(card, (swipe_report(spoilt(card)),))

    def output(self, report: bytes) -> Reports | None:
        """Take the keyboard's LEDs."""
        return self.keyboard.output(report) if self.mode == "keyboard" else None

    def set_feature(self, report: bytes) -> Reports | None:
        """Take a command; one that is not of 24 bytes is refused."""
        self.commands.append(report)
        if len(report) != _COMMAND_SIZE:
            return None
        code, value = self._done(report[0], report[1], report[2:])
        self._answer = bytes((code, len(value))) + value.ljust(_DATA_SIZE, b"\0")
        return ()

    def get_feature(self) -> bytes | None:
        """Give the answer to the last command."""
        return self._answer

    def state(self) -> dict[str, object]:
        """Say in which mode it is; its lamp is its own, and it always reads."""
        return {"mode": self.mode, **self.keyboard.state()}

    def _done(self, command: int, length: int, data: bytes) -> tuple[int, bytes]:
        known = length and length <= _DATA_SIZE and data[0] in self.properties
        match command:
            case 0 if known and length == 1:
                return _SUCCESS, self.properties[data[0]]
            case 1 if known and data[0] not in _READ_ONLY:
                return self._set(data[0], data[1:length]), b""
            case 2 if not length:
                self.wants_restart = True
                return _SUCCESS, b""
            case _:
                return _BAD_PARAMETER if command in {_GET, _SET, _RESET} else _FAILURE, b""

    def _set(self, number: int, value: bytes) -> int:
        fits = len(value) == 1 and (number != _INTERFACE or value[0] < len(_INTERFACES))
        if number != 0x01 and not fits:
            return _BAD_PARAMETER
        self.properties[number] = value
        return _SUCCESS


def swipe_report(card: Card) -> bytes:
    """Give the 337 bytes of a swipe. What stands behind a track's length is undefined: here it is 5A."""
    texts = [text.encode("ascii") for text in card.tracks()]
    errors = bytes(is_unreadable(card, number) for number in (1, 2, 3))
    tracks = [b"" if error else text for text, error in zip(texts, errors, strict=True)]
    kind = _ISO if any(tracks) else _UNDETERMINED if any(errors) else _NONE
    header = errors + bytes(map(len, tracks)) + bytes((kind,))
    return header + b"".join(track.ljust(_TRACK_SIZE, b"\x5a") for track in tracks)
