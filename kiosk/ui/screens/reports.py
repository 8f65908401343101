"""Owns „Transakciju saraksts“: one row per service, grouped by transaction, newest first."""

from typing import Any

from kivy.properties import BooleanProperty, ColorProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.flow.events import NoticeClosed, RowTapped
from kiosk.flow.state import Kiosk
from kiosk.ui import tokens
from kiosk.ui.i18n import tr
from kiosk.ui.kv import load_beside
from kiosk.ui.notices import say_notice
from kiosk.ui.screen import Ask, Emit, KioskScreen
from kiosk.ui.screens.report_rows import ReportRows
from kiosk.ui.widgets import row_list  # noqa: F401  known to kv by being imported
from kiosk.ui.widgets.tappable import Tappable


class ReportRow(Tappable, BoxLayout):
    """A row of the list; every property is set from its dictionary.

    Attributes:
        tone: the colour of its state, as in `kiosk.ui.widgets.tone`.
        edge: the colour of its transaction's state.
        voided: the transaction was voided: red, struck through, and named so.
        dropped: it does not count any more.
        last: the last row of its transaction.
    """

    text = StringProperty("")
    note = StringProperty("")
    badge = StringProperty("")
    badge_icon = StringProperty("")
    amount = StringProperty("")
    tone = StringProperty("quiet")
    voided = BooleanProperty(defaultvalue=False)
    dropped = BooleanProperty(defaultvalue=False)
    last = BooleanProperty(defaultvalue=False)
    tapped = ObjectProperty(None, allownone=True)
    mark = ColorProperty(tokens.QUIET)
    edge = ColorProperty(tokens.QUIET)
    ground = ColorProperty(tokens.SURFACE)

    def on_tap(self) -> None:
        """Open the transaction."""
        if self.tapped is not None:
            self.tapped()


class ReportHead(ReportRow):
    """The row above a transaction's services: when, whose, by whom, how it stands."""


class ReportLine(ReportRow):
    """One service of a transaction."""


class ReportsScreen(KioskScreen):
    """The list of all transactions.

    Attributes:
        empty: there is none yet.
        head_height: pixels of the row above a transaction's services.
        line_height: pixels of a service's row.
    """

    tabs = "reports"
    empty = BooleanProperty(defaultvalue=True)
    head_height = NumericProperty(0)
    line_height = NumericProperty(0)

    def __init__(self, emit: Emit, ask: Ask, **kwargs: Any) -> None:
        self._drawn: tuple[object, str] = (None, "")
        super().__init__(emit, ask, **kwargs)
        self._rows = ReportRows(self._open, (self.head_height, self.line_height))

    def context(self, kiosk: Kiosk) -> str:
        """Return how many transactions there are."""
        count = len(kiosk.transactions)
        return str(tr.n("{n} transakcija", "{n} transakcijas", count)) if count else ""

    def show(self, kiosk: Kiosk) -> None:
        """Make the rows anew only if a transaction changed."""
        say_notice(self.ids.notice, kiosk.notice)
        drawn = (kiosk.transactions, tr.lang)
        if drawn[0] is self._drawn[0] and drawn[1] == self._drawn[1]:
            return
        self._drawn = drawn
        self.empty = not kiosk.transactions
        self.ids.rows.data = self._rows.of(kiosk.transactions.values())

    def close_notice(self) -> None:
        """The notice has been read."""
        self.emit(NoticeClosed())

    def _open(self, transaction: str) -> None:
        self.emit(RowTapped(transaction))


load_beside(__file__)
