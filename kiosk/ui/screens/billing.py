"""Owns „Norēķini“: folders, services, and the patient's bill, which stays in sight all the time."""

from collections.abc import Iterator
from typing import Any

from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.widget import Widget

from kiosk.domain.bill import MAX_LINES, Bill
from kiosk.domain.catalogue import Group
from kiosk.flow.events import (
    ClearTapped,
    NoticeClosed,
    ParkedTapped,
    ParkTapped,
    PolicyTapped,
    UndoTapped,
)
from kiosk.flow.state import Kiosk
from kiosk.ui.i18n import tr
from kiosk.ui.kv import load_beside
from kiosk.ui.notices import say_notice
from kiosk.ui.questions import Question
from kiosk.ui.screen import Ask, Emit, KioskScreen
from kiosk.ui.screens.bill_line import removed_words, show_lines
from kiosk.ui.screens.find_pane import FindPane
from kiosk.ui.screens.folders import MOST_USED, Folders
from kiosk.ui.screens.group_chip import GroupChip
from kiosk.ui.screens.service_row import show_counts, show_services
from kiosk.ui.widgets.row import ListRow


class BillingScreen(KioskScreen):
    """The catalogue above, the bill below.

    Attributes:
        group_name: the open folder.
        fill_words: lines in the bill of lines possible, such as `4 / 30`.
        total: the bill's sum in cents.
        empty: the bill has no line.
        parked: how many bills are put aside.
        tight: there is little room for messages.
    """

    tabs = "billing"
    group_name = StringProperty("")
    fill_words = StringProperty("")
    total = NumericProperty(0)
    empty = BooleanProperty(defaultvalue=True)
    parked = NumericProperty(0)
    tight = BooleanProperty(defaultvalue=False)

    def __init__(self, emit: Emit, ask: Ask, **kwargs: Any) -> None:
        self._bill, self._folders, self._group = Bill(), Folders(), ""
        self._kiosk = Kiosk()
        self._finder: FindPane | None = None
        self._usual: list[Widget] = []
        self._offered: list[str] = []
        super().__init__(emit, ask, **kwargs)
        self.ids.services.fbind("width", self._list_services)

    def show(self, kiosk: Kiosk) -> None:
        """Draw what has changed: folders with a new catalogue, lines with a new bill."""
        self._kiosk = kiosk
        if self._folders.look(kiosk):
            self._offer_folders()
        self._name_folders()
        if kiosk.bill is not self._bill:
            self._show_bill(kiosk.bill)
        self.parked = len(kiosk.parked)
        say_notice(self.ids.notice, kiosk.notice, tight=self.tight)
        self.ids.removed.text = removed_words(kiosk.removed if not kiosk.notice else None, self.width)
        if self._finder is not None and self._finder.parent is not None:
            self._finder.show(kiosk)

    def left(self) -> None:
        """Search no more, and count anew next time."""
        self.end_search()
        self._folders.count_anew()

    def search(self) -> None:
        """Put the search in the place of folders and bill; it shows the bill too."""
        if self._finder is None:
            self._finder = FindPane(self.emit, self._folders)
            self._finder.bind(on_done=lambda _: self.end_search())
            self._usual = self.children[::-1]
        if self._finder.parent is None:
            self.clear_widgets()
            self.add_widget(self._finder)
            self._finder.show(self._kiosk)
            self._finder.begin()

    def end_search(self) -> None:
        """Go back to folders and bill."""
        if self._finder is not None and self._finder.parent is not None:
            self.clear_widgets()
            for widget in self._usual:
                self.add_widget(widget)
            self._finder.end()

    def open_group(self, group: Group) -> None:
        """Show the services of a folder, from the first."""
        self._group, self.group_name = group.id, group.name
        for row, one in self._folder_rows():
            row.selected = one.id == group.id
            if row.selected:
                self.ids.groups_on.bring(row)
        self._list_services()
        self.ids.services.to_top()

    def go_on(self) -> None:
        """Ask the insurer; the flow says why not where the bill is empty."""
        self.emit(PolicyTapped())

    def undo(self) -> None:
        """Put the removed line back."""
        self.emit(UndoTapped())

    def park(self) -> None:
        """Put the bill aside for the next patient."""
        self.emit(ParkTapped())

    def show_parked(self) -> None:
        """Show the bills put aside."""
        self.emit(ParkedTapped())

    def close_notice(self) -> None:
        """The notice has been read."""
        self.emit(NoticeClosed())

    def ask_to_clear(self) -> None:
        """Ask before the bill is emptied."""
        question = Question(
            tr("Notīrīt rēķinu?"),
            tr("Visas rēķina rindas tiks izņemtas."),
            yes=tr("Notīrīt rēķinu"),
            danger=True,
        )
        self.ask(question, lambda: self.emit(ClearTapped()))

    def _offer_folders(self) -> None:
        """Draw the folders anew only where there are others: what is in one changes with every bill."""
        groups = self._folders.groups
        offered = [group.id for group in groups]
        if offered != self._offered:
            self._offered = offered
            self.ids.groups.clear_widgets()
            for group in groups:
                self.ids.groups.add_widget(self._group_row(group))
        known = {group.id: group for group in groups}
        if groups:
            self.open_group(known.get(self._group, groups[0]))

    def _group_row(self, group: Group) -> GroupChip | ListRow:
        portrait = self.ids.groups.orientation == "horizontal"
        icon = "star" if group.id == MOST_USED else "folder"
        row = GroupChip(icon=icon, text=group.name) if portrait else ListRow(icon=icon, text=group.name)
        row.bind(on_tap=lambda _: self._open(group.id))
        return row

    def _name_folders(self) -> None:
        """Follow the language, in which one folder has another name."""
        for row, group in self._folder_rows():
            row.text = group.name
            if group.id == self._group:
                self.group_name = group.name

    def _folder_rows(self) -> Iterator[tuple[GroupChip | ListRow, Group]]:
        return zip(reversed(self.ids.groups.children), self._folders.groups, strict=True)

    def _open(self, group: str) -> None:
        self.open_group(next(one for one in self._folders.groups if one.id == group))

    def _list_services(self, *_: object) -> None:
        show_services(self.ids.services, self._folders.services_in(self._group), self._bill, self.emit)

    def _show_bill(self, bill: Bill) -> None:
        self._bill = bill
        self.total, self.empty = bill.total, not bill.lines
        self.fill_words = f"{len(bill.lines)} / {MAX_LINES}"
        show_lines(self.ids.lines, bill, self.emit)
        show_counts(self.ids.services, bill)


load_beside(__file__)
