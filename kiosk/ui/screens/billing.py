"""Owns „Norēķini“: folders, services, and the patient's bill, which stays in sight all the time."""

from collections import Counter
from functools import partial
from typing import Any, Final

from kivy.metrics import dp
from kivy.properties import BooleanProperty, NumericProperty, StringProperty

from kiosk.domain.bill import MAX_LINES, Bill
from kiosk.domain.catalogue import Catalogue, Group
from kiosk.flow.events import ClearTapped, LineRemoved, NoticeClosed, PolicyTapped, ServiceTapped, UndoTapped
from kiosk.flow.state import Kiosk, Removed
from kiosk.ui.format import money
from kiosk.ui.i18n import tr
from kiosk.ui.kv import load_beside
from kiosk.ui.notices import say_notice
from kiosk.ui.screen import Ask, Emit, KioskScreen
from kiosk.ui.screens.bill_line import BillLine  # noqa: F401  the list names it
from kiosk.ui.screens.group_chip import GroupChip
from kiosk.ui.screens.service_row import row_heights
from kiosk.ui.widgets.dialog import Question
from kiosk.ui.widgets.row import ListRow
from kiosk.ui.wrap import clamped, lines

TOAST_REST: Final = 280
"""What the strip with the way to undo takes beside its words, margins included, in design pixels."""


class BillingScreen(KioskScreen):
    """The catalogue above, the bill below.

    Attributes:
        group_name: the open folder.
        fill_words: lines in the bill of lines possible, such as `4 / 30`.
        total: the bill's sum in cents.
        empty: the bill has no line.
        tight: there is little room for messages.
    """

    tabs = "billing"
    group_name = StringProperty("")
    fill_words = StringProperty("")
    total = NumericProperty(0)
    empty = BooleanProperty(defaultvalue=True)
    tight = BooleanProperty(defaultvalue=False)

    def __init__(self, emit: Emit, ask: Ask, **kwargs: Any) -> None:
        self._catalogue: Catalogue | None = None
        self._bill: Bill | None = None
        self._group = ""
        super().__init__(emit, ask, **kwargs)
        self.ids.services.fbind("width", self._list_services)

    def show(self, kiosk: Kiosk) -> None:
        """Draw what has changed: folders with a new catalogue, lines with a new bill."""
        if kiosk.catalogue is not None and kiosk.catalogue is not self._catalogue:
            self._open_catalogue(kiosk.catalogue)
        if kiosk.bill is not self._bill:
            self._show_bill(kiosk.bill)
        say_notice(self.ids.notice, kiosk.notice, tight=self.tight)
        removed = kiosk.removed if not kiosk.notice else None
        self.ids.removed.text = self._removed_words(removed) if removed else ""

    def open_group(self, group: Group) -> None:
        """Show the services of a folder, from the first."""
        self._group, self.group_name = group.id, group.name
        for row in self.ids.groups.children:
            row.selected = row.text == group.name
        self._list_services()
        self.ids.services.to_top()

    def go_on(self) -> None:
        """Ask the insurer; the flow says why not where the bill is empty."""
        self.emit(PolicyTapped())

    def undo(self) -> None:
        """Put the removed line back."""
        self.emit(UndoTapped())

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

    def _removed_words(self, removed: Removed) -> str:
        words = tr("Izņemts: {name}", name=removed.service.name)
        room = int(self.width - dp(TOAST_REST))
        return "\n".join(lines(clamped(words, room, 2), room))

    def _open_catalogue(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self.ids.groups.clear_widgets()
        for group in catalogue.groups:
            self.ids.groups.add_widget(self._group_row(group))
        known = {group.id: group for group in catalogue.groups}
        if catalogue.groups:
            self.open_group(known.get(self._group, catalogue.groups[0]))

    def _group_row(self, group: Group) -> GroupChip | ListRow:
        portrait = self.ids.groups.orientation == "horizontal"
        row = GroupChip(text=group.name) if portrait else ListRow(icon="folder", text=group.name)
        row.bind(on_tap=lambda _: self.open_group(group))
        return row

    def _list_services(self, *_: object) -> None:
        pane = self.ids.services
        services = self._catalogue.services_in(self._group) if self._catalogue else ()
        width = (pane.width - pane.inset - pane.gap * (pane.columns - 1)) / pane.columns
        heights = row_heights([service.name for service in services], width, pane.columns)
        counts = Counter(service.code for service in self._bill.lines) if self._bill else Counter()
        pane.data = [
            {
                "code": service.code,
                "name": service.name,
                "price": money(service.price),
                "count": counts[service.code],
                "height": height,
                "tapped": partial(self.emit, ServiceTapped(service.code)),
            }
            for service, height in zip(services, heights, strict=True)
        ]

    def _show_bill(self, bill: Bill) -> None:
        grown = self._bill is None or len(bill.lines) > len(self._bill.lines)
        self._bill = bill
        self.total, self.empty = bill.total, not bill.lines
        self.fill_words = f"{len(bill.lines)} / {MAX_LINES}"
        self.ids.lines.data = [
            {
                "number": number,
                "name": line.name,
                "price": money(line.price),
                "removed": partial(self.emit, LineRemoved(number)),
            }
            for number, line in enumerate(bill.lines, start=1)
        ]
        self._keep_newest_in_sight(grown=grown)
        self._list_services()

    def _keep_newest_in_sight(self, *, grown: bool) -> None:
        pane = self.ids.lines
        if len(pane.data) * pane.row_height <= pane.height:
            pane.scroll_y = 1
        elif grown:
            pane.scroll_y = 0


load_beside(__file__)
