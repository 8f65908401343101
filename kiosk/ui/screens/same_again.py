"""Owns the question before a bill that repeats an earlier one; nothing of it has been sent."""

from datetime import datetime

from kivy.properties import StringProperty

from kiosk.domain.transaction import Transaction
from kiosk.flow.events import BackTapped, SendAgainTapped
from kiosk.flow.places import SameAgain
from kiosk.flow.state import Kiosk
from kiosk.ui import format as written
from kiosk.ui.i18n import tr
from kiosk.ui.kv import load_beside
from kiosk.ui.screen import KioskScreen
from kiosk.ui.transaction_words import STATES, numbered


class SameAgainScreen(KioskScreen):
    """The earlier transaction, and whether the bill is really to be sent.

    Attributes:
        number: of the earlier transaction, and when it was.
        person: the person's code, masked.
        insurer: the insurer's name.
        bill: the earlier transaction's services and their sum.
        word: its state, never without icon and tone.
    """

    number = StringProperty("")
    person = StringProperty("")
    insurer = StringProperty("")
    bill = StringProperty("")
    word = StringProperty("")
    icon = StringProperty("")
    tone = StringProperty("quiet")

    def show(self, kiosk: Kiosk) -> None:
        """Draw the earlier transaction as it stands now."""
        place = kiosk.place
        earlier = kiosk.transactions.get(place.earlier) if isinstance(place, SameAgain) else None
        if earlier is not None:
            self._draw(earlier)

    def back(self) -> None:
        """Send nothing; the bill stays."""
        self.emit(BackTapped())

    def send(self) -> None:
        """It is meant: go on to the card."""
        self.emit(SendAgainTapped())

    def _draw(self, earlier: Transaction) -> None:
        at = written.clock(datetime.fromisoformat(earlier.created_at))
        services = tr.n("{n} pakalpojums", "{n} pakalpojumi", len(earlier.bill))
        look = STATES[earlier.state]
        self.number = f"{numbered(earlier)} · {at}"
        self.person, self.insurer = earlier.person.masked, earlier.insurer.name
        self.bill = f"{services} · {written.money(earlier.totals.price)}"
        self.word, self.icon, self.tone = tr(look.word), look.icon, look.tone


load_beside(__file__)
