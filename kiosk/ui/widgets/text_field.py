"""Owns the field one types into, on the glass or on a keyboard that is plugged in."""

from typing import Any, Final

from kivy.core.text import Label as CoreLabel
from kivy.core.window import Keyboard as KeyCodes
from kivy.core.window import Window
from kivy.lang.parser import global_idmap
from kivy.metrics import dp
from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.ui import tokens
from kiosk.ui.format import grouped_code
from kiosk.ui.kv import load_beside
from kiosk.ui.widgets.plate import Plate
from kiosk.ui.widgets.tappable import Tappable

_ENTER: Final = frozenset({KeyCodes.keycodes["enter"], KeyCodes.keycodes["numpadenter"]})
_TAB: Final = KeyCodes.keycodes["tab"]
_BACKSPACE: Final = KeyCodes.keycodes["backspace"]
_DOT: Final = "•"


class TextField(Tappable, Plate, FloatLayout):
    """One line of text, typed and erased at its end. Fires `on_enter` and `on_tab`.

    Attributes:
        text: what was typed.
        hint: what stands in the empty field.
        secret: it is a password: dots, unless `revealed`.
        code: it is a personal code: digits only, at most eleven, shown grouped 6-5.
        invalid: it is marked as wrong.
        focused: keys of a plugged-in keyboard go here, and the caret stands here.
        limit: the most characters it takes.
        taken: how much of it, on the right, belongs to a button in it.
    """

    __events__ = ("on_enter", "on_tab")
    text = StringProperty("")
    hint = StringProperty("")
    secret = BooleanProperty(defaultvalue=False)
    revealed = BooleanProperty(defaultvalue=False)
    code = BooleanProperty(defaultvalue=False)
    invalid = BooleanProperty(defaultvalue=False)
    focused = BooleanProperty(defaultvalue=False)
    limit = NumericProperty(128)
    taken = NumericProperty(0)
    type_size = NumericProperty(tokens.TEXT_LARGE)
    shown = StringProperty("")
    caret_x = NumericProperty(0)

    def __init__(self, **kwargs: Any) -> None:
        self._keys: Any = None
        super().__init__(**kwargs)
        for name in ("text", "secret", "revealed", "code", "width", "type_size", "taken"):
            self.fbind(name, self._draw_text)
        self._draw_text()

    def press(self, key: str) -> None:
        """Take a key: a character, `backspace`, `clear` or `enter`."""
        if key == "enter":
            self.dispatch("on_enter")
        elif key == "backspace":
            self.text = self.text[:-1]
        elif key == "clear":
            self.text = ""
        else:
            self._insert(key)

    def on_tap(self) -> None:
        """Put the caret here."""
        self.focused = True

    def on_focused(self, _: object, focused: bool) -> None:
        """Take the plugged-in keyboard, or give it back."""
        if focused:
            # Asked for in any case: it is how the field that had the caret before learns of losing it.
            self._keys = Window.request_keyboard(self._lost_keyboard, self)
            if global_idmap["theme"].panel.has_keyboard:
                self._keys.bind(on_key_down=self._key_down, on_textinput=self._text_input)
        elif self._keys is not None:
            keys, self._keys = self._keys, None
            keys.unbind(on_key_down=self._key_down, on_textinput=self._text_input)
            keys.release()

    def on_enter(self) -> None:
        """React to ENTER; bound in kv or Python."""

    def on_tab(self) -> None:
        """React to the Tab key of a plugged-in keyboard; bound in kv or Python."""

    def _insert(self, text: str) -> None:
        allowed = "".join(c for c in text if c.isprintable() and (c in "0123456789" or not self.code))
        self.text = (self.text + allowed)[: 11 if self.code else int(self.limit)]

    def _lost_keyboard(self) -> None:
        if self._keys is not None:
            keys, self._keys = self._keys, None
            keys.unbind(on_key_down=self._key_down, on_textinput=self._text_input)
        self.focused = False

    def _key_down(self, _: object, keycode: tuple[int, str], *__: object) -> bool:
        if keycode[0] in _ENTER:
            self.press("enter")
        elif keycode[0] == _TAB:
            self.dispatch("on_tab")
        elif keycode[0] == _BACKSPACE:
            self.press("backspace")
        return True

    def _text_input(self, _: object, text: str) -> None:
        self.press(text) if len(text) == 1 else self._insert(text)

    def _draw_text(self, *_: object) -> None:
        whole = _DOT * len(self.text) if self.secret and not self.revealed else self.text
        whole = grouped_code(whole) if self.code else whole
        room = self.width - dp(40) - (dp(tokens.TOUCH) if self.secret else self.taken)
        start = 0
        while start < len(whole) and self._width_of(whole[start:]) > max(room, 1):
            start += 1
        self.shown = whole[start:]
        self.caret_x = self._width_of(self.shown)

    def _width_of(self, text: str) -> float:
        label = CoreLabel(font_name="Roboto", font_size=dp(self.type_size))
        return float(label.get_extents(text)[0]) if text else 0.0


load_beside(__file__)
