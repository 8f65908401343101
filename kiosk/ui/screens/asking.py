"""Owns the wait for the insurer: „Datu apstrāde ir sākta“, what is awaited, and what helps if it is long."""

from kivy.properties import BooleanProperty, StringProperty

from kiosk.flow.state import Kiosk
from kiosk.flow.visit import current
from kiosk.ui.format import money
from kiosk.ui.i18n import tr
from kiosk.ui.kv import load_beside
from kiosk.ui.screen import KioskScreen
from kiosk.ui.transaction_words import whose


class AskingScreen(KioskScreen):
    """The card was read and the insurer is being asked.

    Attributes:
        asking: the wait is on the glass.
        insurer: whose answer is awaited.
        card: the card that was read, its number but for the last four characters hidden.
        bill: how many services it is about, and their sum.
    """

    asking = BooleanProperty(defaultvalue=False)
    insurer = StringProperty("")
    card = StringProperty("")
    bill = StringProperty("")

    def context(self, kiosk: Kiosk) -> str:
        """Return who is asked, and about whom."""
        return whose(kiosk)

    def show(self, kiosk: Kiosk) -> None:
        """Say what is awaited."""
        transaction = current(kiosk)
        if transaction is None:
            return
        services = tr.n("{n} pakalpojums", "{n} pakalpojumi", len(transaction.bill))
        self.insurer, self.card = transaction.insurer.name, f"•••• {transaction.card_last_four}"
        self.bill = f"{services} · {money(transaction.totals.price)}"
        self.asking = True

    def left(self) -> None:
        """Stop the clock of the wait."""
        self.asking = False


load_beside(__file__)
