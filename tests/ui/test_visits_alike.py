"""One visit after another makes no widgets: what is on the glass takes the next one's values.

What is made anew for each visit stays until Python looks for garbage, and the kiosk grows with it.
"""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from kiosk.domain.transaction import State
from kiosk.flow import places
from kiosk.ui.environment import Panel
from tests.ui.clinic import at_work
from tests.ui.desk import open_desk
from tests.ui.visits import transaction_of

FIRST, SECOND = "first", "second"


@pytest.mark.parametrize(
    ("state", "place"),
    [
        (State.ADJUDICATED, places.Statuses),
        (State.CONFIRMED, places.Done),
        (State.CONFIRMED, places.Details),
        (State.CONFIRMED, places.Deleting),
        (State.CONFIRMED, lambda _: places.Billing()),
        (State.CONFIRMED, lambda _: places.Totals("2026-03-07")),
    ],
    ids=["statuses", "done", "details", "deleting", "billing", "totals"],
)
def test_the_second_visit_makes_no_widgets(
    start: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
    panel: Panel,
    state: State,
    place: Callable[[str], places.Place],
) -> None:
    from kivy.uix.widget import Widget

    bills = {FIRST: ("K-001", "L-101", "F-301", "K-003"), SECOND: ("L-101", "K-003", "K-001", "F-301")}
    known = {
        name: transaction_of(state, *codes, id=name, number=number)
        for number, (name, codes) in enumerate(bills.items(), start=1)
    }
    at = open_desk(start, replace(at_work(), place=place(FIRST), transactions=known), panel)
    at.show(replace(at.kiosk, place=places.Reports()))
    made = list[str]()
    make = Widget.__init__

    def noted(self: Widget, **values: object) -> None:
        made.append(type(self).__name__)
        make(self, **values)

    monkeypatch.setattr(Widget, "__init__", noted)
    at.show(replace(at.kiosk, place=place(SECOND)))

    assert made == []
