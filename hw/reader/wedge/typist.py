"""From keys pressed and released to the characters that were typed. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from hw.reader.wedge.layouts import UNKNOWN, Key, KeyboardLayout

_SHIFTS, _CTRLS, _LEFT_ALT, _ALTGR, _CAPS_LOCK, _NUM_LOCK = {42, 54}, {29, 97}, 56, 100, 58, 69
_MODIFIERS = _SHIFTS | _CTRLS | {_LEFT_ALT, _ALTGR, _CAPS_LOCK, _NUM_LOCK}
_KEYPAD = {82: 0, 79: 1, 80: 2, 81: 3, 75: 4, 76: 5, 77: 6, 71: 7, 72: 8, 73: 9}
_KEYPAD_SIGNS = {55: "*", 74: "-", 78: "+", 83: ".", 98: "/", 117: "="}
_CONTROLS = {1: 0x1B, 14: 0x08, 15: 0x09, 28: 0x0D, 96: 0x0D}  # Esc, Backspace, Tab, Enter and the keypad's
_PLAIN = {code: Key(0x30 + digit) for code, digit in _KEYPAD.items()}
_PLAIN |= {code: Key(ord(sign)) for code, sign in _KEYPAD_SIGNS.items()}
_PLAIN |= {code: Key(character) for code, character in _CONTROLS.items()}
_UNKNOWN = Key(UNKNOWN)
_SPACE = 0x20


@dataclass(slots=True)
class Typist:
    """Follows the keys of one keyboard, which are all up at the beginning.

    Shift, caps lock and AltGr choose the layout's level; Ctrl with a letter is a control character; left Alt
    with digits of the keypad is a character by its number. A dead key followed by a space is its own sign.

    Args:
        layout: the layout the reader types for.

    Attributes:
        down: the keys that are down.
        unpaired: whether a key was pressed twice or released without having been pressed: events are missing.
    """

    layout: KeyboardLayout
    down: set[int] = field(default_factory=set)
    unpaired: bool = False
    _caps: bool = False
    _number: int = -1  # the digits typed with Alt, -1 for none
    _dead: int = 0

    @property
    def at_rest(self) -> bool:
        """Whether no key is down, and nothing is half typed."""
        return not self.down and not self._dead

    def restart(self, down: set[int]) -> None:
        """Begin anew with these keys down, after events were lost; caps lock is taken to be off."""
        self.down, self.unpaired, self._caps, self._number, self._dead = down, False, False, -1, 0

    def release(self, code: int) -> Iterator[int]:
        """Let a key go; give the character that this completes, if any."""
        if code not in self.down:
            self.unpaired = True
            return
        self.down.discard(code)
        if code == _LEFT_ALT and self._number >= 0:
            character, self._number = self._number, -1
            yield min(character, UNKNOWN)

    def press(self, code: int) -> Iterator[int]:
        """Press a key; give the characters that this types."""
        if code in self.down:
            self.unpaired = True
            return
        self.down.add(code)
        if code in _MODIFIERS:
            self._caps ^= code == _CAPS_LOCK
        elif _LEFT_ALT in self.down and code in _KEYPAD:
            self._number = max(self._number, 0) * 10 + _KEYPAD[code]
        else:
            yield from self._typed(self._meant(code))

    def _meant(self, code: int) -> Key:
        if code in _PLAIN:
            return _PLAIN[code]
        ctrl, left_alt = not _CTRLS.isdisjoint(self.down), _LEFT_ALT in self.down
        altgr = _ALTGR in self.down or (ctrl and left_alt)  # as Windows has it
        if left_alt and not altgr:
            return _UNKNOWN
        key = self.layout.levels[self._level(code, altgr=altgr)].get(code, _UNKNOWN)
        return Key(key.character & 0x1F) if ctrl and not altgr else key

    def _level(self, code: int, *, altgr: bool) -> int:
        shift = not _SHIFTS.isdisjoint(self.down)
        plain = self.layout.levels[0].get(code, _UNKNOWN).character
        is_letter = 0x61 <= plain <= 0x7A or (plain == UNKNOWN and self._is_capital(code))
        return (shift ^ (self._caps and is_letter)) + 2 * altgr

    def _is_capital(self, code: int) -> bool:
        """Tell of a letter that has only its capital in ASCII, as the Turkish dotless i."""
        return 0x41 <= self.layout.levels[1].get(code, _UNKNOWN).character <= 0x5A

    def _typed(self, key: Key) -> Iterator[int]:
        dead, self._dead = self._dead, 0
        if dead:
            yield dead
            if key.character == _SPACE and not key.dead:
                return
        if key.dead:
            self._dead = key.character
        else:
            yield key.character
