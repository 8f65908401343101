"""Owns one service of the catalogue as it stands in the list, and how high it must be for its name."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from kivy.metrics import dp
from kivy.properties import NumericProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.domain.bill import Bill
from kiosk.domain.catalogue import Service
from kiosk.flow.events import ServiceTapped
from kiosk.ui.format import money
from kiosk.ui.kv import load_beside
from kiosk.ui.look import size
from kiosk.ui.screen import Emit
from kiosk.ui.widgets.plate import Plate
from kiosk.ui.widgets.tappable import Tappable
from kiosk.ui.wrap import lines

FIGURES: Final = 124
"""Width of the column with price and code, in design pixels."""
PADDING: Final = 16
SPACING: Final = 12
LEAST: Final = 80
"""The least height of a row, in design pixels: price and code below each other."""


class ServiceRow(Tappable, Plate, BoxLayout):
    """A service to be tapped into the bill.

    Attributes:
        code: the service's code.
        name: its whole name.
        price: in words, such as `6,20 €`.
        count: how many lines of the bill are this service.
        tapped: called on a tap; part of the row's data, since rows are recycled.
    """

    code = StringProperty("")
    name = StringProperty("")
    price = StringProperty("")
    count = NumericProperty(0)
    tapped = ObjectProperty(None, allownone=True)

    def on_tap(self) -> None:
        """Ask for one more line."""
        if self.tapped is not None:
            self.tapped()


def show_services(pane: Any, services: Sequence[Service], bill: Bill, emit: Emit) -> None:
    """Put services into a `RowList`, each with how often it stands on the bill."""
    width = (pane.width - pane.inset - pane.gap * (pane.columns - 1)) / pane.columns
    heights = row_heights([service.name for service in services], width, pane.columns)
    counts = Counter(service.code for service in bill.lines)
    pane.data = [
        {
            "code": service.code,
            "name": service.name,
            "price": money(service.price),
            "count": counts[service.code],
            "height": height,
            "tapped": partial(emit, ServiceTapped(service.code)),
        }
        for service, height in zip(services, heights, strict=True)
    ]


def show_counts(pane: Any, bill: Bill) -> None:
    """Let the services that are there tell how often they stand on another bill."""
    counts = Counter(service.code for service in bill.lines)
    pane.amend(
        {
            number: {**row, "count": counts[row["code"]]}
            for number, row in enumerate(pane.data)
            if row["count"] != counts[row["code"]]
        }
    )


def row_heights(names: Sequence[str], width: float, columns: int) -> list[float]:
    """Return each row's height in pixels: its name is whole, and neighbours in a line are equally high.

    Args:
        names: in the list's order.
        width: of one row, in pixels.
        columns: how many rows stand side by side.
    """
    room = int(width - dp(FIGURES) - 2 * dp(PADDING) - dp(SPACING))
    alone = [_height(len(lines(name, room, bold=True))) for name in names]
    return [max(alone[at - at % columns :][:columns]) for at in range(len(alone))]


def _height(count: int) -> float:
    return float(max(dp(LEAST), count * round(dp(size("text") * 1.3)) + dp(24)))


load_beside(__file__)
