"""Owns one line of „Pacienta rēķins“ on the billing screen."""

from functools import partial
from typing import Any, Final

from kivy.metrics import dp
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.domain.bill import Bill
from kiosk.flow.events import LineRemoved
from kiosk.flow.state import Removed
from kiosk.ui.format import money
from kiosk.ui.i18n import tr
from kiosk.ui.kv import load_beside
from kiosk.ui.screen import Emit
from kiosk.ui.wrap import clamped, lines

TOAST_REST: Final = 280
"""What the strip with the way to undo takes beside its words, margins included, in design pixels."""


class BillLine(BoxLayout):
    """Number, name, price, and the button that takes the line out.

    Attributes:
        number: counts from 1.
        dense: the bill stands beside something else and is narrow.
        removed: called to take the line out; part of the line's data, since lines are recycled.
    """

    number = NumericProperty(0)
    name = StringProperty("")
    price = StringProperty("")
    dense = BooleanProperty(defaultvalue=False)
    removed = ObjectProperty(None, allownone=True)

    def remove(self) -> None:
        """Ask for this line to be taken out."""
        if self.removed is not None:
            self.removed()


def show_lines(pane: Any, bill: Bill, emit: Emit, *, dense: bool = False) -> None:
    """Put the bill's lines into a `RowList`; a line that was added comes into sight."""
    grown = len(bill.lines) > len(pane.data)
    pane.data = [
        {
            "number": number,
            "name": line.name,
            "price": money(line.price),
            "dense": dense,
            "removed": partial(emit, LineRemoved(number)),
        }
        for number, line in enumerate(bill.lines, start=1)
    ]
    if grown or _fits(pane):
        show_newest(pane)


def show_newest(pane: Any) -> None:
    """Bring the last line into sight; a bill that is short stands at the top."""
    pane.scroll_y = 1 if _fits(pane) else 0


def _fits(pane: Any) -> bool:
    return bool(len(pane.data) * pane.row_height <= pane.height)


def removed_words(removed: Removed | None, width: float) -> str:
    """Return what the strip with the way to undo says, in at most two lines; nothing without a line."""
    if removed is None:
        return ""
    words, room = tr("Izņemts: {name}", name=removed.service.name), int(width - dp(TOAST_REST))
    return "\n".join(lines(clamped(words, room, 2), room))


load_beside(__file__)
