"""Owns „Transakciju saraksts“: one row per service, grouped by transaction, newest first."""

from typing import Any, Final

from kivy.clock import Clock
from kivy.properties import BooleanProperty, ColorProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.domain.listing import Filter, select
from kiosk.domain.personal_code import PersonalCode
from kiosk.domain.transaction import Transaction
from kiosk.flow.events import FilterCleared, FilterTapped, NoticeClosed, RowTapped, TotalsTapped
from kiosk.flow.state import Kiosk
from kiosk.ui import tokens
from kiosk.ui.find_words import STANDINGS, days_said
from kiosk.ui.i18n import tr
from kiosk.ui.kv import load_beside
from kiosk.ui.notices import say_notice
from kiosk.ui.screen import Ask, Emit, KioskScreen
from kiosk.ui.screens import filter_chip  # noqa: F401  known to kv by being imported
from kiosk.ui.screens.report_rows import ReportRows
from kiosk.ui.widgets.tappable import Tappable

PAGE: Final = 100
"""So many transactions have rows at first, and so many more whenever somebody comes to the end of them."""
AHEAD: Final = 4
"""More rows are made when fewer than so many times what is in sight are left."""


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
        empty: it shows none.
        narrowed: at least one filter is on.
        more: at least two are.
        days: what the chip of the days says.
        person: the chip of the person.
        standing: the chip of the standing.
        days_on: it narrows the list; likewise `person_on` and `standing_on`.
        head_height: pixels of the row above a transaction's services.
        line_height: pixels of a service's row.
    """

    tabs = "reports"
    empty = BooleanProperty(defaultvalue=True)
    narrowed = BooleanProperty(defaultvalue=False)
    more = BooleanProperty(defaultvalue=False)
    days = StringProperty("")
    person = StringProperty("")
    standing = StringProperty("")
    days_on = BooleanProperty(defaultvalue=False)
    person_on = BooleanProperty(defaultvalue=False)
    standing_on = BooleanProperty(defaultvalue=False)
    head_height = NumericProperty(0)
    line_height = NumericProperty(0)

    def __init__(self, emit: Emit, ask: Ask, **kwargs: Any) -> None:
        self._drawn: tuple[object, Filter, str] = (None, Filter(), "")
        self._found: tuple[Transaction, ...] = ()
        self._newest: list[str] = []
        self._shown = PAGE
        super().__init__(emit, ask, **kwargs)
        self._rows = ReportRows(self._open, (self.head_height, self.line_height))
        self._show_more = Clock.create_trigger(self._lengthen, -1)
        self.ids.rows.fbind("scroll_y", self._show_more)

    def context(self, kiosk: Kiosk) -> str:
        """Return how many transactions there are."""
        count = len(kiosk.transactions)
        return str(tr.n("{n} transakcija", "{n} transakcijas", count)) if count else ""

    def show(self, kiosk: Kiosk) -> None:
        """Make the rows anew only if a transaction or what is looked for has changed."""
        say_notice(self.ids.notice, kiosk.notice)
        self._show_chips(kiosk.filter, kiosk.now.at[:10])
        drawn = (kiosk.transactions, kiosk.filter, tr.lang)
        if drawn[0] is self._drawn[0] and drawn[1:] == self._drawn[1:]:
            return
        newest = [*kiosk.transactions][-1:]
        if kiosk.filter != self._drawn[1] or newest != self._newest:
            self._shown, self._newest = PAGE, newest
            self.ids.rows.to_top()
        self._drawn = drawn
        self._found = select(kiosk.transactions.values(), kiosk.filter)
        self.empty = not self._found
        self.ids.rows.data = self._rows.of(self._found[-self._shown :])

    def _lengthen(self, *_: object) -> None:
        """Go on with older transactions before the end of the list comes into sight."""
        pane = self.ids.rows
        if pane.below < AHEAD * pane.height and self._shown < len(self._found):
            self._shown += PAGE
            pane.lengthen(self._rows.of(self._found[-self._shown :]))

    def tap_filter(self, what: str, *, on: bool) -> None:
        """Take a filter off that is on, else ask what to look for."""
        self.emit(FilterCleared(what) if on else FilterTapped(what))

    def show_totals(self) -> None:
        """Show the sums of a day."""
        self.emit(TotalsTapped())

    def clear_filters(self) -> None:
        """Show everything again."""
        self.emit(FilterCleared())

    def close_notice(self) -> None:
        """The notice has been read."""
        self.emit(NoticeClosed())

    def _show_chips(self, wanted: Filter, today: str) -> None:
        self.days_on, self.person_on = wanted.days, bool(wanted.person)
        self.standing_on = wanted.standing is not None
        count = sum((self.days_on, self.person_on, self.standing_on))
        self.narrowed, self.more = count > 0, count > 1
        self.days = days_said(wanted, today) if self.days_on else tr("Diena")
        self.person = PersonalCode(wanted.person).masked if self.person_on else tr("Pacients")
        self.standing = tr(STANDINGS[wanted.standing].word) if wanted.standing else tr("Statuss")

    def _open(self, transaction: str) -> None:
        self.emit(RowTapped(transaction))


load_beside(__file__)
