"""Owns the list of bills put aside: when, how many services, how much; never whose."""

from datetime import datetime
from functools import partial
from typing import Any

from kivy.properties import ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.domain.parked import ParkedBill
from kiosk.flow.events import BackTapped, ParkedDropped, TakeUpTapped
from kiosk.flow.state import Kiosk
from kiosk.ui import format as written
from kiosk.ui.i18n import tr
from kiosk.ui.kv import load_beside
from kiosk.ui.questions import Question
from kiosk.ui.screen import KioskScreen
from kiosk.ui.widgets.plate import Plate
from kiosk.ui.widgets.tappable import Tappable


class ParkedCard(Tappable, Plate, BoxLayout):
    """One bill put aside; a tap takes it up.

    Attributes:
        text: when, and how many services.
        note: the first of them, by which it is known again.
        total: their sum, in words.
        tapped: called on a tap.
        dropped: called to throw it away.
    """

    text = StringProperty("")
    note = StringProperty("")
    total = StringProperty("")
    tapped = ObjectProperty(None, allownone=True)
    dropped = ObjectProperty(None, allownone=True)

    def on_tap(self) -> None:
        """Take it up."""
        if self.tapped is not None:
            self.tapped()

    def drop(self) -> None:
        """Ask for it to be thrown away."""
        if self.dropped is not None:
            self.dropped()


class ParkedScreen(KioskScreen):
    """One card per bill, the newest first.

    Attributes:
        hint: what a tap does.
    """

    tabs = "billing"
    hint = StringProperty("")

    def show(self, kiosk: Kiosk) -> None:
        """Draw the cards."""
        today = kiosk.now.at[:10]
        self.ids.parked.data = [self._card(one, today) for one in reversed(kiosk.parked)]
        swaps = tr("Pieskarieties rēķinam, lai to turpinātu; tagad atvērtais tiks atlikts.")
        self.hint = swaps if kiosk.bill.lines else tr("Pieskarieties rēķinam, lai to turpinātu.")

    def left(self) -> None:
        """Begin at the top next time."""
        self.ids.parked.to_top()

    def back(self) -> None:
        """Go on with the open bill."""
        self.emit(BackTapped())

    def _card(self, parked: ParkedBill, today: str) -> dict[str, Any]:
        at = datetime.fromisoformat(parked.at)
        when = written.clock(at) if parked.at[:10] == today else written.moment(at)
        services = tr.n("{n} pakalpojums", "{n} pakalpojumi", len(parked.lines))
        return {
            "text": f"{when} · {services}",
            "note": parked.lines[0].name,
            "total": written.money(parked.total),
            "tapped": partial(self.emit, TakeUpTapped(parked.id)),
            "dropped": partial(self._ask_to_drop, parked.id, f"{when} · {services}"),
        }

    def _ask_to_drop(self, parked: str, words: str) -> None:
        question = Question(tr("Dzēst atlikto rēķinu?"), words, yes=tr("Dzēst rēķinu"), danger=True)
        self.ask(question, lambda: self.emit(ParkedDropped(parked)))


load_beside(__file__)
