"""Owns the on-screen keyboard and the number pad."""

from typing import Any, Final

from kivy.graphics import Color, Rectangle
from kivy.metrics import dp
from kivy.properties import (
    BooleanProperty,
    ColorProperty,
    NumericProperty,
    ObjectProperty,
    OptionProperty,
    StringProperty,
)
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.gridlayout import GridLayout
from kivy.uix.label import Label

from kiosk.ui import icons, tokens
from kiosk.ui.kv import load_beside
from kiosk.ui.look import color
from kiosk.ui.widgets.keyboard_layouts import LAYOUTS, SPECIAL, KeyPlace, Row, Sheet
from kiosk.ui.widgets.plate import Plate
from kiosk.ui.widgets.tappable import Tappable

_ICONS: Final = {"shift": "shift", "backspace": "backspace", "enter": "enter"}
_ICON_SIDE: Final = 28
_LABELS: Final = {"letters": "ABC", "symbols": "?123", "russian": "РУ", "space": ""}
_NEXT_SHIFT: Final = {"off": "once", "once": "lock", "lock": "off"}


class Key(Tappable, Plate, Label):
    """One key. A finger hits the whole cell; the key is drawn a little smaller.

    A widget without others in it: there are dozens of keys, and each widget takes time and memory.

    Attributes:
        key: the character it types, or its name, such as `backspace`.
        text: what stands on it; empty where there is an icon.
        icon: its icon, or empty.
        strong: it is the one that leads on (ENTER).
    """

    key = StringProperty("")
    icon = StringProperty("")
    type_size = NumericProperty(tokens.TEXT_LARGE)
    strong = BooleanProperty(defaultvalue=False)
    rest = ColorProperty(tokens.SURFACE)

    def __init__(self, **kwargs: Any) -> None:
        self._sign: tuple[Color, Rectangle] | None = None
        super().__init__(**kwargs)
        self.fbind("icon", self._redraw)
        self.fbind("color", self._redraw)

    def _draw(self, *_: object) -> None:
        super()._draw()
        if not self.icon and self._sign is None:
            return
        if self._sign is None:
            self._sign = Color(), Rectangle()
            for part in self._sign:
                self.canvas.add(part)
        ink, image = self._sign
        side = round(dp(_ICON_SIDE)) if self.icon else 0
        ink.rgba = color("surface") if self.strong else self.color
        image.texture = icons.texture(self.icon, side) if self.icon else None
        image.pos, image.size = (
            (round(self.center_x - side / 2), round(self.center_y - side / 2)),
            (side, side),
        )


class Keyboard(BoxLayout):
    """Types into `target`: all Latvian, Russian and ASCII characters, in the panel's layout.

    Attributes:
        target: what is typed into; has `press(key)`, key being a character, `backspace` or `enter`.
        layout: name of one of `LAYOUTS`.
        sheet: the sheet in sight: letters, symbols or russian.
        shift: off, once (for the next letter) or lock.
    """

    target = ObjectProperty(None, allownone=True)
    layout = OptionProperty("wide", options=list(LAYOUTS))
    sheet = OptionProperty("letters", options=["letters", "symbols", "russian"])
    shift = OptionProperty("off", options=["off", "once", "lock"])

    def __init__(self, **kwargs: Any) -> None:
        self._built: dict[str, list[BoxLayout]] = {}
        super().__init__(**kwargs)

    def on_kv_post(self, _: object) -> None:
        """Build the first sheet."""
        self.fbind("sheet", self._lay_out)
        self.fbind("shift", self._relabel)
        self._lay_out()

    def reset(self) -> None:
        """Go back to small letters."""
        self.sheet, self.shift = "letters", "off"

    def strike(self, key: str) -> None:
        """Do what the key says."""
        if key == "shift":
            self.shift = _NEXT_SHIFT[self.shift]
        elif key in ("letters", "symbols", "russian"):
            self.sheet = key
        else:
            self._type(key)

    def _type(self, key: str) -> None:
        if self.target is not None:
            self.target.press(" " if key == "space" else self._cased(key))
        if self.shift == "once" and key not in SPECIAL:
            self.shift = "off"

    def _cased(self, key: str) -> str:
        return key if key in SPECIAL or self.shift == "off" else key.upper()

    def _lay_out(self, *_: object) -> None:
        self.clear_widgets()
        if self.sheet not in self._built:
            self._built[self.sheet] = self._build(LAYOUTS[self.layout][self.sheet])
        for row in self._built[self.sheet]:
            self.add_widget(row)
        self._relabel()

    def _build(self, sheet: Sheet) -> list[BoxLayout]:
        return [self._build_row(row) for row in sheet]

    def _build_row(self, row: Row) -> BoxLayout:
        box = BoxLayout()
        for place in row:
            box.add_widget(self._build_key(place))
        return box

    def _build_key(self, place: KeyPlace) -> Key:
        quiet = place.key in SPECIAL and place.key != "space"
        key = Key(
            key=place.key,
            icon=_ICONS.get(place.key, ""),
            strong=place.key == "enter",
            rest=color("key" if quiet else "surface"),
            size_hint_x=place.columns,
        )
        key.bind(on_tap=lambda tapped: self.strike(tapped.key))
        return key

    def _relabel(self, *_: object) -> None:
        for row in self._built[self.sheet]:
            for key in row.children:
                if key.key == "shift":
                    key.icon = "shift" if self.shift == "off" else "shift-on"
                    key.rest = color("brand_tint" if self.shift == "lock" else "key")
                elif not key.icon:
                    key.text = _LABELS.get(key.key, self._cased(key.key))


class FindKeyboard(Keyboard):
    """The keyboard for searching: lower, since no diacritics are needed."""


class NumPad(GridLayout):
    """Ten digits, „Notīrīt“ and backspace, typed into `target`.

    Attributes:
        target: has `press(key)`, key being a digit, `backspace` or `clear`.
    """

    target = ObjectProperty(None, allownone=True)

    def strike(self, key: str) -> None:
        """Pass the key on."""
        if self.target is not None:
            self.target.press(key)


load_beside(__file__)
