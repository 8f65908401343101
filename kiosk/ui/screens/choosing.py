"""Owns what the two lists „who?“ have in common: a heading, large cards to tap, and the way back."""

from collections.abc import Sequence
from functools import partial

from kivy.properties import NumericProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.flow.events import BackTapped, Event
from kiosk.flow.state import Kiosk
from kiosk.ui.format import money
from kiosk.ui.i18n import tr
from kiosk.ui.kv import load_beside
from kiosk.ui.screen import KioskScreen
from kiosk.ui.widgets.plate import Plate
from kiosk.ui.widgets.tappable import Tappable

Choice = tuple[str, str, Event]
"""What stands on a card, the quieter line below it, and the event of its tap."""


class ChoiceCard(Tappable, Plate, BoxLayout):
    """One choice.

    Attributes:
        icon: its icon.
        text: its name.
        note: a quieter second line, or empty.
        tapped: called on a tap.
    """

    icon = StringProperty("")
    text = StringProperty("")
    note = StringProperty("")
    tapped = ObjectProperty(None, allownone=True)

    def on_tap(self) -> None:
        """Choose."""
        if self.tapped is not None:
            self.tapped()


class ChoosingScreen(KioskScreen):
    """A heading, one card per choice, and what the choice is for.

    Attributes:
        icon: on every card.
        heading: what is to be chosen.
        hint: why.
        card_height: in design pixels.
    """

    icon = StringProperty("")
    heading = StringProperty("")
    hint = StringProperty("")
    card_height = NumericProperty(104)

    def context(self, kiosk: Kiosk) -> str:
        """Return how many services are asked about, and their sum."""
        words = tr.n("{n} pakalpojums", "{n} pakalpojumi", len(kiosk.bill.lines))
        return f"{words} · {money(kiosk.bill.total)}"

    def back(self) -> None:
        """One step back."""
        self.emit(BackTapped())

    def offer(self, choices: Sequence[Choice]) -> None:
        """Show one card per choice."""
        self.ids.choices.data = [
            {"icon": self.icon, "text": text, "note": note, "tapped": partial(self.emit, event)}
            for text, note, event in choices
        ]

    def left(self) -> None:
        """Begin at the top next time."""
        self.ids.choices.to_top()


load_beside(__file__)
