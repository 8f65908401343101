"""The sums of a day on screen and on paper. The paper changes nothing and proves nothing: see ADR 0018."""

from datetime import date, datetime, timedelta
from typing import Final, cast

from msgspec.structs import replace

from kiosk.domain.operator import Institution, Operator
from kiosk.domain.totals import DaySheet, totals_of
from kiosk.flow import printing
from kiosk.flow.effects import PrintSheet
from kiosk.flow.events import CopyProgress, DayStepped, SheetTapped, TotalsTapped
from kiosk.flow.moves import Result, go, here, stay
from kiosk.flow.places import Totals
from kiosk.flow.state import Kiosk, Printing

ENDS: Final = frozenset({"printed", "unknown", "failed", "absent"})
"""The states of a sheet of which nothing more will be heard."""


def show_totals(state: Kiosk, _event: TotalsTapped) -> Result:
    """Sum up the one day that the list is narrowed to, or else today."""
    wanted = state.filter
    one_day = wanted.since if wanted.since == wanted.until else ""
    return go(replace(state, notice=None, sheet=None), Totals(one_day or state.now.at[:10]))


def step(state: Kiosk, event: DayStepped) -> Result:
    """Go to another day; none lies behind today."""
    day = date.fromisoformat(here(state, Totals).day) + timedelta(days=event.days)
    if day.isoformat() > state.now.at[:10]:
        return stay(state)
    return go(replace(state, sheet=None), Totals(day.isoformat()))


def print_sheet(state: Kiosk, _event: SheetTapped) -> Result:
    """Print the day as it stands now, once; while a sheet is on its way, a second tap does nothing."""
    if state.sheet is not None and state.sheet.state not in ENDS:
        return stay(state)
    day = here(state, Totals).day
    moment = datetime.fromisoformat(state.now.at)
    sheet = DaySheet(
        key=f"day/{day}#{moment:%Y%m%dT%H%M%S}",
        made_at=state.now.at,
        institution=cast("Institution", state.institution),  # known since somebody logged in
        operator=cast("Operator", state.operator),
        totals=totals_of(state.transactions.values(), day),
    )
    return replace(state, sheet=Printing(sheet.key)), (PrintSheet(sheet),)


def progress(state: Kiosk, event: CopyProgress) -> Result:
    """Follow the sheet, or a voucher's copy."""
    if state.sheet is None or state.sheet.key != event.key:
        return printing.progress(state, event)
    return stay(replace(state, sheet=Printing(event.key, event.state, event.reasons, event.detail)))
