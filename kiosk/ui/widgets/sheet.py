"""Owns the drawing of one printed sheet: what it is called, and how far it is."""

from typing import Any

from kivy.properties import BooleanProperty, ColorProperty, OptionProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.ui import tokens
from kiosk.ui.kv import load_beside
from kiosk.ui.widgets.tone import TONES


class Sheet(BoxLayout):
    """A sheet of paper with its name on it and its state below, in icon, word and colour.

    Attributes:
        name: `2/3`, or `D1` for a duplicate.
        word: its state; empty while it is only offered.
        icon: icon of the state.
        tone: colour of the state, as in `kiosk.ui.widgets.tone`.
        busy: it is with the printer now.
    """

    name = StringProperty("")
    word = StringProperty("")
    icon = StringProperty("")
    tone = OptionProperty("quiet", options=list(TONES))
    busy = BooleanProperty(defaultvalue=False)
    ink = ColorProperty(tokens.QUIET)


class SheetRow(BoxLayout):
    """Sheets side by side; the same widgets are kept while their number stays."""

    def show(self, sheets: list[dict[str, Any]]) -> None:
        """Show these sheets, each a dictionary of `Sheet`'s properties."""
        if len(sheets) != len(self.children):
            self.clear_widgets()
            for _ in sheets:
                self.add_widget(Sheet())
        for drawn, values in zip(reversed(self.children), sheets, strict=True):
            for name, value in values.items():
                setattr(drawn, name, value)


load_beside(__file__)
