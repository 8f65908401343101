"""Owns the search on the billing screen: what is typed, what fits, and the bill beside it."""

from collections.abc import Mapping
from typing import Any

from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.domain.bill import MAX_LINES, Bill
from kiosk.domain.catalogue import Service
from kiosk.domain.search import Index, index
from kiosk.flow.events import NoticeClosed, ServiceTapped, UndoTapped
from kiosk.flow.state import Kiosk
from kiosk.ui.i18n import tr
from kiosk.ui.kv import load_beside
from kiosk.ui.notices import say_notice
from kiosk.ui.screen import Emit
from kiosk.ui.screens.bill_line import removed_words, show_lines, show_newest
from kiosk.ui.screens.folders import OFTEN, Folders
from kiosk.ui.screens.service_row import show_counts, show_services


class FindPane(BoxLayout):
    """The field, the hits, the bill and the keyboard. Fires `on_done` when the operator has found enough.

    Args:
        emit: takes its events.
        folders: know what is given most.

    Attributes:
        heading: what stands above services that nobody has looked for.
        fill_words: lines in the bill of lines possible, such as `4 / 30`.
        total: the bill's sum in cents.
        remark: what stands where there are no hits.
        tight: there is little room for messages.
    """

    __events__ = ("on_done",)
    fill_words = StringProperty("")
    total = NumericProperty(0)
    heading = StringProperty("")
    remark = StringProperty("")
    tight = BooleanProperty(defaultvalue=False)

    def __init__(self, emit: Emit, folders: Folders, **kwargs: Any) -> None:
        self._emit, self._folders = emit, folders
        self._counts: Mapping[str, int] | None = None
        self._index, self._bill = Index(()), Bill()
        self._hits: tuple[Service, ...] = ()
        super().__init__(orientation="vertical", **kwargs)
        self.ids.query.fbind("text", self._search)
        self.ids.hits.fbind("width", self._list)
        self.ids.lines.fbind("height", lambda pane, _: show_newest(pane))

    def begin(self) -> None:
        """Wait for the first letter."""
        self.ids.query.text, self.ids.query.focused = "", True
        self._search()

    def end(self) -> None:
        """Take no more keys."""
        self.ids.query.focused = False
        self.ids.keyboard.reset()

    def show(self, kiosk: Kiosk) -> None:
        """Draw what has changed."""
        if kiosk.catalogue is not None and self._folders.counts is not self._counts:
            self._counts = self._folders.counts
            self._index = index(kiosk.catalogue.services, self._counts)
            self._search()
        if kiosk.bill is not self._bill or not self.fill_words:
            self._show_bill(kiosk.bill)
        say_notice(self.ids.notice, kiosk.notice, tight=self.tight)
        self.ids.removed.text = removed_words(
            kiosk.removed if not kiosk.notice else None, self.ids.found.width
        )
        self._remark()

    def enter(self) -> None:
        """ENTER takes what can only be meant; where there is a choice, a finger chooses."""
        service = self._index.sure(self.ids.query.text)
        if service is not None:
            self.ids.query.text = ""
            self._emit(ServiceTapped(service.code))

    def undo(self) -> None:
        """Put the removed line back."""
        self._emit(UndoTapped())

    def close_notice(self) -> None:
        """The notice has been read."""
        self._emit(NoticeClosed())

    def on_done(self) -> None:
        """React to the end of the search; bound in kv or Python."""

    def _search(self, *_: object) -> None:
        text = self.ids.query.text
        self._hits = self._index.find(text) if text.strip() else self._folders.most_used
        self._list()
        self.ids.hits.to_top()
        self._remark()

    def _list(self, *_: object) -> None:
        show_services(self.ids.hits, self._hits, self._bill, self._emit)

    def _remark(self) -> None:
        nothing = tr("Neviens pakalpojums neatbilst. Pārbaudiet rakstību vai rakstiet kodu.")
        begin = tr("Rakstiet nosaukuma vai koda sākumu; garumzīmes nav vajadzīgas.")
        typed = bool(self.ids.query.text.strip())
        self.remark = "" if self._hits else nothing if typed else begin
        self.heading = tr(OFTEN) if self._hits and not typed else ""

    def _show_bill(self, bill: Bill) -> None:
        self._bill, self.total = bill, bill.total
        self.fill_words = f"{len(bill.lines)} / {MAX_LINES}"
        show_lines(self.ids.lines, bill, self._emit, dense=True)
        show_counts(self.ids.hits, bill)


load_beside(__file__)
