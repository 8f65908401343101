"""Owns „Dienas kopsavilkums“: what a day comes to per insurer and provider, and printing it."""

from typing import Any

from kivy.properties import BooleanProperty, NumericProperty, OptionProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from msgspec.structs import replace

from kiosk.domain.totals import DayTotals, Part, totals_of
from kiosk.flow.events import BackTapped, DayStepped, SheetTapped
from kiosk.flow.places import Totals
from kiosk.flow.state import Kiosk, Printing
from kiosk.flow.summary import ENDS
from kiosk.ui.each import show_each
from kiosk.ui.find_words import day_said, weekday_said
from kiosk.ui.format import NBSP, money
from kiosk.ui.i18n import N_, tr
from kiosk.ui.kv import load_beside
from kiosk.ui.messages import Message, say
from kiosk.ui.print_ends import doubt, failure
from kiosk.ui.printer_words import printer_message
from kiosk.ui.screen import Ask, Emit, KioskScreen
from kiosk.ui.screens import status_line  # noqa: F401  known to kv by being imported

_PRINTED = N_("Kopsavilkums ir izdrukāts")
_NOT_PRINTED = N_("Kopsavilkums nav izdrukāts")
_IN_DOUBT = N_("Nav zināms, vai kopsavilkums ir izdrukāts")
_UNDER_WAY = N_("Drukā…")
_DOT = f" ·{NBSP}"
"""Between what is counted: a line may begin with it, but does not end in it."""


class TotalsBlock(BoxLayout):
    """One insurer's and provider's sums, or those of the day.

    Attributes:
        text: the provider.
        note: the insurer.
        counts: how many transactions and services.
        voided: what was voided of them, in words; empty if nothing.
        strong: it is the sum of all others.
    """

    text = StringProperty("")
    note = StringProperty("")
    counts = StringProperty("")
    voided = StringProperty("")
    price = NumericProperty(0)
    compensated = NumericProperty(0)
    patient = NumericProperty(0)
    strong = BooleanProperty(defaultvalue=False)


class TotalsScreen(KioskScreen):
    """The sums of a day.

    Attributes:
        day: the day in words.
        last: it is today, behind which there is none.
        empty: nothing was completed on it.
        unsettled: how many transactions are still open, in words; empty if none.
        printing: a sheet is on its way.
        printed: how the last sheet fares; empty where the banner tells it.
        tone: of these words: quiet or good.
    """

    tabs = ""
    day = StringProperty("")
    last = BooleanProperty(defaultvalue=True)
    empty = BooleanProperty(defaultvalue=False)
    unsettled = StringProperty("")
    printing = BooleanProperty(defaultvalue=False)
    printed = StringProperty("")
    tone = OptionProperty("quiet", options=["quiet", "good"])

    def __init__(self, emit: Emit, ask: Ask, **kwargs: Any) -> None:
        self._drawn: tuple[object, ...] = ()
        super().__init__(emit, ask, **kwargs)

    def show(self, kiosk: Kiosk) -> None:
        """Sum up anew only if a transaction, the day or the language has changed."""
        if not isinstance(kiosk.place, Totals):
            return
        day = kiosk.place.day
        self.last = day >= kiosk.now.at[:10]
        self._show_sheet(kiosk)
        drawn = (kiosk.transactions, day, tr.lang)
        if self._drawn and drawn[0] is self._drawn[0] and drawn[1:] == self._drawn[1:]:
            return
        self._drawn = drawn
        self._draw(kiosk, day)

    def left(self) -> None:
        """Begin at the top the next time."""
        self.ids.pane.scroll_y = 1

    def step(self, days: int) -> None:
        """Show another day."""
        self.emit(DayStepped(days))

    def print_sheet(self) -> None:
        """Print what is shown."""
        self.emit(SheetTapped())

    def back(self) -> None:
        """Return to the list."""
        self.emit(BackTapped())

    def _show_sheet(self, kiosk: Kiosk) -> None:
        sheet = kiosk.sheet
        self.printing = sheet is not None and sheet.state not in ENDS
        hindrance = _hindrance(sheet) if sheet else None
        say(self.ids.hindrance, hindrance)
        is_out = sheet is not None and sheet.state == "printed"
        self.tone = "good" if is_out else "quiet"
        self.printed = "" if sheet is None or hindrance else tr(_PRINTED if is_out else _UNDER_WAY)

    def _draw(self, kiosk: Kiosk, day: str) -> None:
        totals = totals_of(kiosk.transactions.values(), day)
        self.day = f"{weekday_said(day)}, {day_said(day)}"
        self.empty = not totals.shares
        self.unsettled = ""
        if totals.open:
            self.unsettled = tr.n(
                "{n} transakcija nav pabeigta, summas vēl var mainīties.",
                "{n} transakcijas nav pabeigtas, summas vēl var mainīties.",
                totals.open,
            )
        show_each(self.ids.shares, TotalsBlock, _blocks(totals) if totals.shares else [])


def _hindrance(sheet: Printing) -> Message | None:
    """Return what the printer wants, or why the sheet did not surely come out; None if it fares well."""
    match sheet.state:
        case "printed":
            return None
        case "unknown":
            return replace(doubt(sheet.detail), headline=_IN_DOUBT)
        case "failed" | "absent":
            return replace(failure(sheet.detail), headline=_NOT_PRINTED)
        case _:
            return printer_message(sheet.reasons, printing=True)


def _blocks(totals: DayTotals) -> list[dict[str, Any]]:
    """Return the properties of a `TotalsBlock` for the day, and of one for each share."""
    day = {"text": tr("Kopā"), "note": "", "strong": True, **_values(totals.in_force, totals.voided)}
    shares = (
        {
            "text": share.provider.name,
            "note": share.insurer.name,
            "strong": False,
            **_values(share.in_force, share.voided),
        }
        for share in totals.shares
    )
    return [day, *shares]


def _values(in_force: Part, voided: Part) -> dict[str, Any]:
    split = in_force.split
    return {
        "counts": _counts(in_force),
        "voided": f"{_counts(voided)} ({money(voided.split.price)})" if voided.transactions else "",
        "price": split.price,
        "compensated": split.compensated,
        "patient": split.patient,
    }


def _counts(part: Part) -> str:
    transactions = tr.n("{n} transakcija", "{n} transakcijas", part.transactions)
    return f"{transactions}{_DOT}{tr.n('{n} pakalpojums', '{n} pakalpojumi', part.services)}"


load_beside(__file__)
