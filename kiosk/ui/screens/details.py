"""Owns „Informācija par transakciju“: the whole of one transaction, printing it again, and voiding it."""

from collections.abc import Iterable
from typing import Any, Final

from kivy.properties import BooleanProperty, NumericProperty, StringProperty

from kiosk.domain.transaction import State, Transaction
from kiosk.domain.voiding import is_too_late
from kiosk.domain.voucher import Copy, CopyState, may_print
from kiosk.flow.events import DeleteTapped, NoticeClosed, PrintTapped, ReprintTapped
from kiosk.flow.state import Kiosk
from kiosk.flow.visit import current
from kiosk.ui.doubt_words import UNDER_WAY
from kiosk.ui.each import show_each
from kiosk.ui.i18n import N_, tr
from kiosk.ui.kv import load_beside
from kiosk.ui.notices import say_notice
from kiosk.ui.print_progress import PrintProgress, progress_of
from kiosk.ui.screen import Ask, Emit, KioskScreen
from kiosk.ui.screens import print_panel  # noqa: F401  known to kv by being imported
from kiosk.ui.screens.print_panel import drawn_sheets
from kiosk.ui.screens.status_line import StatusBlock, line_values, service_values
from kiosk.ui.screens.transaction_facts import facts_of
from kiosk.ui.transaction_words import STATES, numbered
from kiosk.ui.void_words import until_said
from kiosk.ui.widgets.fact import Fact

_OVER: Final = {
    State.VOIDED: N_("Transakcija ir anulēta: apdrošinātājs par to nemaksā."),
    State.CANCELLED: N_("Transakcija ir atcelta: apdrošinātājs par to nemaksā."),
}


class DetailsScreen(KioskScreen):
    """One transaction.

    Attributes:
        deletable: it is in force, so that voiding it may be asked for.
        late: the insurer takes no void of it any more.
        until: until when it can be voided, or why not and whom to call; empty if nothing ends.
        over: that it came to nothing, and what that means; empty while it has not.
        printable: there is a voucher of it.
        busy: what is being waited for; empty if nothing is.
        printing: copies are under way or in doubt, so that another press would do nothing.
        copies_shown: they are, or one has come out since the screen was opened.
        left_over: label of the button that prints originals not printed yet; empty if there are none.
    """

    tabs = "reports"
    number = StringProperty("")
    word = StringProperty("")
    icon = StringProperty("")
    tone = StringProperty("quiet")
    price = NumericProperty(0)
    compensated = NumericProperty(0)
    patient = NumericProperty(0)
    answered = BooleanProperty(defaultvalue=False)
    deletable = BooleanProperty(defaultvalue=False)
    late = BooleanProperty(defaultvalue=False)
    until = StringProperty("")
    over = StringProperty("")
    printable = BooleanProperty(defaultvalue=False)
    busy = StringProperty("")
    printing = BooleanProperty(defaultvalue=False)
    copies_shown = BooleanProperty(defaultvalue=False)
    left_over = StringProperty("")

    def __init__(self, emit: Emit, ask: Ask, **kwargs: Any) -> None:
        self._drawn: tuple[object, ...] = ()
        self._about = ""
        self._out_before: frozenset[str] = frozenset()
        super().__init__(emit, ask, **kwargs)

    def show(self, kiosk: Kiosk) -> None:
        """Draw what has changed."""
        transaction = current(kiosk)
        if transaction is None:
            return
        if transaction.id != self._about:
            self._begin(kiosk, transaction.id)
        self._show_state(kiosk, transaction)
        self._show_print(kiosk, transaction)
        self._draw(kiosk, transaction)
        say_notice(self.ids.notice, kiosk.notice)

    def left(self) -> None:
        """Begin at the top the next time."""
        self._about = ""

    def close_notice(self) -> None:
        """The notice has been read."""
        self.emit(NoticeClosed())

    def reprint(self) -> None:
        """Print one more copy."""
        self.emit(ReprintTapped(everything=self.ids.everything.ticked))

    def print_left_over(self) -> None:
        """Print the originals that have not been printed."""
        self.emit(PrintTapped())

    def delete(self, *, restart: bool) -> None:
        """Go on to the reason; with an open bill the flow says why it cannot start a new one."""
        self.emit(DeleteTapped(restart=restart))

    def _begin(self, kiosk: Kiosk, transaction: str) -> None:
        self._about = transaction
        self._out_before = _printed(kiosk.copies_of(transaction))
        self.ids.everything.ticked = False
        self.ids.pane.scroll_y = 1

    def _show_state(self, kiosk: Kiosk, transaction: Transaction) -> None:
        look = STATES[transaction.state]
        self.number = numbered(transaction)
        self.word, self.icon, self.tone = tr(look.word), look.icon, look.tone
        totals = transaction.totals
        self.price, self.compensated, self.patient = totals.price, totals.compensated, totals.patient
        self.answered = transaction.adjudication is not None
        self.deletable = transaction.state is State.CONFIRMED
        self.late = is_too_late(transaction.void_until, kiosk.now.at)
        self.until = until_said(transaction, kiosk.now.at, kiosk.zone) if self.deletable else ""
        over = _OVER.get(transaction.state)
        self.over = tr(over) if over else ""
        waiting = UNDER_WAY.get(transaction.state)
        self.busy = tr(waiting) if waiting else ""

    def _show_print(self, kiosk: Kiosk, transaction: Transaction) -> None:
        progress = progress_of(kiosk, transaction.id)
        self.printable = may_print(transaction)
        self.printing = progress.under_way or progress.question is not None
        self.left_over = "" if self.printing else _left_over(transaction, progress)
        came_out = _printed(progress.copies) - self._out_before
        self.copies_shown = self.printing or bool(came_out)
        live = self.copies_shown or progress.waiting
        self.ids.panel.show(progress, drawn_sheets(progress) if live else [], progress.hindrance)

    def _draw(self, kiosk: Kiosk, transaction: Transaction) -> None:
        copies = kiosk.copies_of(transaction.id)
        drawn = (transaction, copies, tr.lang)
        if drawn == self._drawn:
            return
        self._drawn = drawn
        self._draw_facts(kiosk, transaction)
        self._draw_lines(transaction)

    def _draw_facts(self, kiosk: Kiosk, transaction: Transaction) -> None:
        facts = [{"name": name, "value": value} for name, value in facts_of(kiosk, transaction)]
        show_each(self.ids.facts, Fact, facts)

    def _draw_lines(self, transaction: Transaction) -> None:
        answer = transaction.adjudication
        if answer is not None:
            drawn = [line_values(line, transaction.state) for line in answer.lines]
        else:
            drawn = [service_values(number, one) for number, one in enumerate(transaction.bill, start=1)]
        show_each(self.ids.lines, StatusBlock, drawn)


def _printed(copies: Iterable[Copy]) -> frozenset[str]:
    return frozenset(copy.key for copy in copies if copy.state is CopyState.PRINTED)


def _left_over(transaction: Transaction, progress: PrintProgress) -> str:
    """Return the label under which originals may still be printed; only while the transaction is in force."""
    originals = [copy for copy in progress.copies if copy.original]
    if transaction.state is not State.CONFIRMED or progress.under_way or progress.question:
        return ""
    if not originals:
        return str(tr("Drukāt 3 eksemplārus"))
    unsent = any(copy.state in {CopyState.TODO, CopyState.DROPPED} and not copy.sent_at for copy in originals)
    return str(tr("Drukāt atlikušos")) if unsent else ""


load_beside(__file__)
