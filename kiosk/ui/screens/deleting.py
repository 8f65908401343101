"""Owns the question why a transaction is to be voided; its answer is also the consent to it."""

from functools import partial
from typing import Any

from kivy.properties import BooleanProperty, StringProperty

from kiosk.domain.authority import may_void
from kiosk.domain.transaction import Transaction
from kiosk.domain.voiding import NOTE_LIMIT, VoidReason, offered, suffices
from kiosk.flow.events import BackTapped, CauseChanged, VoidTapped
from kiosk.flow.places import Deleting
from kiosk.flow.state import Kiosk
from kiosk.flow.visit import current
from kiosk.ui.each import show_each
from kiosk.ui.format import money
from kiosk.ui.i18n import tr
from kiosk.ui.kv import load_beside
from kiosk.ui.screen import Ask, Emit
from kiosk.ui.transaction_words import numbered, whose
from kiosk.ui.void_words import REASONS, until_said
from kiosk.ui.widgets.row import ListRow
from kiosk.ui.writing import WritingScreen


class DeletingScreen(WritingScreen):
    """What a void means, the reasons to choose from, and room for a note.

    Attributes:
        question: which transaction.
        consequence: what deleting it means.
        until: until when that is possible; empty where nothing ends.
        label: of the button that does it: „Dzēst“ or „Dzēst un sākt jaunu transakciju“.
        reason: the code chosen; empty before.
        restart: a new transaction replaces it.
        note_hint: what may, or has to, be written beside the reason.
        ready: the reason suffices.
    """

    question = StringProperty("")
    consequence = StringProperty("")
    until = StringProperty("")
    label = StringProperty("")
    reason = StringProperty("")
    restart = BooleanProperty(defaultvalue=False)
    note_hint = StringProperty("")
    ready = BooleanProperty(defaultvalue=False)
    note_limit = NOTE_LIMIT
    written = "note"

    def __init__(self, emit: Emit, ask: Ask, **kwargs: Any) -> None:
        self._about: tuple[str, bool, str] = ("", False, "")
        self._told = ("", "")
        super().__init__(emit, ask, **kwargs)

    def context(self, kiosk: Kiosk) -> str:
        """Return whose transaction it is."""
        return whose(kiosk)

    def show(self, kiosk: Kiosk) -> None:
        """Say what is to be deleted, and offer the reasons anew for another transaction or language."""
        transaction, place = current(kiosk), kiosk.place
        if transaction is None or not isinstance(place, Deleting):
            return
        self.restart = place.restart
        self.label = tr("Dzēst un sākt jaunu transakciju") if place.restart else tr("Dzēst")
        self.question = tr("Dzēst transakciju {number}?", number=numbered(transaction))
        self.consequence = self._consequence(transaction)
        self.until = until_said(transaction, kiosk.now.at, kiosk.zone)
        if kiosk.operator and not may_void(kiosk.operator, transaction, kiosk.now.at[:10]):
            self.consequence += " " + tr("Vajadzēs vadītāja atļauju.")
        about = (transaction.id, place.restart, tr.lang)
        if about[:2] != self._about[:2]:
            self._told = place.reason, place.note
            self.reason, self.ids.note.text = self._told
        if about != self._about:
            self._about = about
            self._offer()
        self._judge()

    def left(self) -> None:
        """Forget what was chosen and typed; the place keeps it as long as it lasts."""
        self._about, self.reason, self.typing = ("", False, ""), "", False
        self.ids.note.text, self.ids.note.focused = "", False
        self.ids.scroll.scroll_y = 1

    def choose(self, reason: str) -> None:
        """Take a reason; one that has to be told opens the keyboard."""
        self.reason = reason
        for row in self.ids.reasons.children:
            row.selected = row.reason == reason
        self.judge()
        if reason == VoidReason.OTHER and not self.ids.note.text:
            self.ids.note.focused = True

    def judge(self) -> None:
        """See whether what was chosen and typed suffices, and have it kept."""
        self._judge()
        cause = str(self.reason), self.ids.note.text
        if self._about[0] and cause != self._told:
            self._told = cause
            self.emit(CauseChanged(*cause))

    def back(self) -> None:
        """Delete nothing."""
        self.emit(BackTapped())

    def void(self) -> None:
        """Delete it."""
        self.emit(VoidTapped(self.reason, self.ids.note.text.strip()))

    def _offer(self) -> None:
        show_each(self.ids.reasons, ReasonRow, [self._row(one) for one in offered(restart=self.restart)])

    def _row(self, reason: VoidReason) -> dict[str, Any]:
        """Return the properties of a `ReasonRow`."""
        return {
            "text": tr(REASONS[reason]),
            "reason": reason,
            "selected": reason == self.reason,
            "tapped": partial(self.choose, reason),
        }

    def _judge(self) -> None:
        other = self.reason == VoidReason.OTHER
        self.note_hint = tr("Ierakstiet iemeslu, bez pacienta datiem") if other else tr("Piezīme, ja vajag")
        self.ready = suffices(self.reason, self.ids.note.text, restart=self.restart)

    def _consequence(self, transaction: Transaction) -> str:
        paid = money(transaction.totals.compensated)
        void = tr("Apdrošinātājs vairs neapmaksās {sum}. Dzēšanu nevar atsaukt.", sum=paid)
        new = tr("Pakalpojumi tiks pārnesti uz jaunu rēķinu; karte būs jāvelk vēlreiz.")
        return f"{void} {new}" if self.restart else str(void)


class ReasonRow(ListRow):
    """A reason to choose."""

    reason = StringProperty("")


load_beside(__file__)
