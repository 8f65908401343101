"""Owns how an outcome is shown: always an icon, a word and a colour together."""

from typing import Final

from kivy.properties import ColorProperty, NumericProperty, OptionProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.label import Label

from kiosk.ui import tokens
from kiosk.ui.format import money
from kiosk.ui.kv import load_beside

ICON: Final = {
    "full": "full-badge",
    "partial": "partial-badge",
    "refused": "refused-badge",
    "voided": "trash",
    "cancelled": "remove",
}
COLOR: Final = {"full": "good", "partial": "partial", "refused": "bad", "voided": "bad", "cancelled": "quiet"}
INK: Final = {**COLOR, "partial": "partial_ink"}


class StatusBadge(BoxLayout):
    """What the insurer pays of a line: icon, word, colour, and the reason below the word if there is one.

    Attributes:
        status: `full`, `partial` or `refused`; `voided` or `cancelled` once none of that holds.
        word: the status in words.
        note: the reason, or empty.
        content_height: how high word and reason are, in pixels.
    """

    status = OptionProperty("full", options=list(ICON))
    word = StringProperty("")
    note = StringProperty("")
    content_height = NumericProperty(0)
    icon = StringProperty(ICON["full"])
    color = ColorProperty(tokens.GOOD)
    ink = ColorProperty(tokens.GOOD)

    def on_status(self, _: object, status: str) -> None:
        """Change the icon; the colours change with it in kv."""
        self.icon = ICON[status]


class Money(Label):
    """An amount, right-aligned in figures of one width.

    Attributes:
        cents: the amount in whole cents.
    """

    cents = NumericProperty(0)

    def on_kv_post(self, _: object) -> None:
        """Write the first amount."""
        self.fbind("cents", self._write)
        self._write()

    def _write(self, *_: object) -> None:
        self.text = money(int(self.cents))


load_beside(__file__)
