"""Owns the buttons with words: one primary action per screen, secondary ones, and destructive ones."""

from typing import Any

from kivy.metrics import dp
from kivy.properties import BooleanProperty, ColorProperty, NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.ui import tokens
from kiosk.ui.kv import load_beside
from kiosk.ui.look import size
from kiosk.ui.widgets.plate import Plate
from kiosk.ui.widgets.tappable import Tappable
from kiosk.ui.wrap import lines, width


class WordButton(Tappable, Plate, BoxLayout):
    """A button with words and, if named, an icon before them; the words wrap where they do not fit.

    Attributes:
        text: the words.
        icon: name of the icon, or empty.
        icon_after: the icon stands after the words.
        ink: colour of words and icon.
        rest: ground while nothing presses it.
        held: ground while a finger is on it.
        type_size: the size of the words where they fit.
        fitted: `type_size`, or the smallest where the words would stand out of the button.
        natural: width of the words on one line in `type_size`, in pixels.
        taken: width of the words as they are, on one line or several, in pixels.
        room: what is left for the words, in pixels.
    """

    text = StringProperty("")
    icon = StringProperty("")
    icon_after = BooleanProperty(defaultvalue=False)
    type_size = NumericProperty(tokens.TEXT)
    ink = ColorProperty(tokens.INK)
    rest = ColorProperty(tokens.SURFACE)
    held = ColorProperty(tokens.PRESSED)
    natural = NumericProperty(0)
    fitted = NumericProperty(tokens.TEXT)
    taken = NumericProperty(0)
    room = NumericProperty(1)
    ink_now = ColorProperty(tokens.INK)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        for name in ("text", "type_size", "room", "height"):
            self.fbind(name, self._fit)
        self._fit()

    def _fit(self, *_: object) -> None:
        smaller = {one for one in (size("text"), tokens.TEXT) if one < self.type_size}
        sizes = (int(self.type_size), *sorted(smaller, reverse=True))
        self.fitted = next((one for one in sizes if self._fits(one)), sizes[-1])
        self.natural = _width_of(self.text, sizes[0])
        # Words that wrap keep their icon beside them, not at the button's edge.
        self.taken = min(self.room, self._widest(int(self.fitted)))

    def _fits(self, type_size: int) -> bool:
        high = (len(self._broken(type_size)) * 1.2 + 0.2) * dp(type_size)
        return bool(self._widest(type_size) <= self.room + 2 and high <= self.height)

    def _widest(self, type_size: int) -> float:
        return max((_width_of(line, type_size) for line in self._broken(type_size)), default=0.0)

    def _broken(self, type_size: int) -> tuple[str, ...]:
        return lines(self.text, int(self.room), size=type_size, bold=True)


def _width_of(text: str, type_size: int) -> float:
    return float(width(text, dp(type_size), bold=True) + 2) if text else 0.0


class PrimaryButton(WordButton):
    """The one action that leads on; stands bottom right, 15 mm high."""


class SecondaryButton(WordButton):
    """Any other action."""


class DangerButton(WordButton):
    """An action that takes something away."""


class QuietButton(WordButton):
    """A small action inside a row or a bar, without a rim."""


class IconButton(Tappable, Plate, BoxLayout):
    """A square button that is only an icon; at least 9 mm a side."""

    icon = StringProperty("")
    ink = ColorProperty(tokens.INK)
    side = NumericProperty(28)
    rest = ColorProperty(tokens.CLEAR)
    held = ColorProperty(tokens.PRESSED)


load_beside(__file__)
