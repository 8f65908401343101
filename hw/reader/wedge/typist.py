"""From keys pressed and released to the characters that were typed. Pure."""

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
_NONE = -1
_HIGHEST_NUMBER = 9_999


class Typist:
    """Follows the keys of one keyboard, which are all up at the beginning.

    Shift, caps lock and AltGr choose the layout's level; Ctrl with a letter is a control character; left Alt
    with digits of the keypad is a character by its number. A dead key followed by a space is its own sign.

    Args:
        layout: the layout the reader types for.

    Attributes:
        unpaired: whether a key was pressed twice or released without having been pressed, or Alt came after
            the first digit of a number: events are missing, or out of order.
    """

    def __init__(self, layout: KeyboardLayout) -> None:
        self._layout = layout
        self._caps = False
        self._number = _NONE  # typed so far with Alt
        self._dead = _NONE
        self.restart(set())

    @property
    def at_rest(self) -> bool:
        """Whether no key is down, and nothing is half typed."""
        return not self._down and self._dead == _NONE

    def restart(self, down: set[int]) -> None:
        """Begin anew with these keys down, after events were lost; caps lock is taken to be off."""
        self._down, self.unpaired = down, False
        self._caps, self._number, self._dead = False, _NONE, _NONE
        self._follow_modifiers()

    def settle(self) -> None:
        """Begin the next text; keys that are down stay so, and caps lock as it is."""
        self.unpaired, self._number, self._dead = False, _NONE, _NONE

    def release(self, code: int) -> tuple[int, ...]:
        """Let a key go; give the character that this completes, if any."""
        if code not in self._down:
            self.unpaired = True
            return ()
        self._down.discard(code)
        if code in _MODIFIERS:
            self._follow_modifiers()
        if code == _LEFT_ALT and self._number != _NONE:
            character, self._number = self._number, _NONE
            return (min(character, UNKNOWN),)
        return ()

    def press(self, code: int) -> tuple[int, ...]:
        """Press a key; give the characters that this types."""
        if code in self._down:
            self.unpaired = True
            return ()
        self.unpaired |= code == _LEFT_ALT and not self._down.isdisjoint(_KEYPAD)
        self._down.add(code)
        if code in _MODIFIERS:
            self._caps ^= code == _CAPS_LOCK
            self._follow_modifiers()
            return ()
        if self._left_alt and code in _KEYPAD:
            self._number = min(max(self._number, 0) * 10 + _KEYPAD[code], _HIGHEST_NUMBER)
            return ()
        return self._typed(_PLAIN.get(code) or self._meant(code))

    def _follow_modifiers(self) -> None:
        down = self._down
        ctrl, self._left_alt = not _CTRLS.isdisjoint(down), _LEFT_ALT in down
        self._altgr = _ALTGR in down or (ctrl and self._left_alt)  # both together: as Windows has it
        self._ctrl = ctrl and not self._altgr
        self._shift = not _SHIFTS.isdisjoint(down)

    def _meant(self, code: int) -> Key:
        if self._left_alt and not self._altgr:
            return _UNKNOWN
        shift = self._shift ^ (self._caps and self._is_letter(code))
        key = self._layout.levels[shift + 2 * self._altgr].get(code, _UNKNOWN)
        return Key(key.character & 0x1F) if self._ctrl else key

    def _is_letter(self, code: int) -> bool:
        """Tell by the capital, since the Turkish dotless i has nothing else in ASCII."""
        return 0x41 <= self._layout.levels[1].get(code, _UNKNOWN).character <= 0x5A

    def _typed(self, key: Key) -> tuple[int, ...]:
        dead, self._dead = self._dead, key.character if key.dead else _NONE
        if dead == _NONE:
            return () if key.dead else (key.character,)
        if key.dead or key.character == _SPACE:
            return (dead,)
        return (dead, key.character)
