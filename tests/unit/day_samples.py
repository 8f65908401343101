"""Invented sums of a day for the tests of their PDF."""

from typing import Final

from msgspec.structs import replace

from kiosk.domain.catalogue import Insurer, Provider
from kiosk.domain.money import Split
from kiosk.domain.totals import DaySheet, DayTotals, Part, Share, totals_of
from kiosk.domain.transaction import State
from kiosk.voucher import pdf, sheet
from tests import samples
from tests.unit.voucher_samples import INSTITUTION, a_transaction

MARK: Final = "DEMONSTRĀCIJA"


def a_sheet(providers: int = 2) -> DaySheet:
    """Return a day on which each of so many doctors had two transactions, the second one voided."""
    one = replace(a_transaction(), bill=(samples.THERAPIST,) * 4)
    made = [
        replace(
            one, id=f"{at}-{state}", state=state, provider=Provider(str(at), f"Dr. Paraugs {at:02d}", "Ārsts")
        )
        for at in range(providers)
        for state in (State.CONFIRMED, State.VOIDED)
    ]
    made.append(replace(one, id="open", state=State.REVIEW))
    return _sheet(totals_of(made, one.created_at[:10]))


def an_empty_sheet() -> DaySheet:
    """Return a day on which nothing was done."""
    return _sheet(totals_of((), "2026-03-07"))


def a_settled_sheet() -> DaySheet:
    """Return a day without anything voided or open."""
    return _sheet(totals_of([replace(a_transaction(), bill=(samples.THERAPIST,) * 4)], "2026-03-07"))


def an_extreme_sheet() -> DaySheet:
    """Return a day on which everything that may be long is."""
    endless = "Nepārtrauktais" * 20
    part = Part(98765, 2962950, Split(1234567890, 1000000000, 234567890))
    share = Share(Insurer("i", f"{endless}, AAS"), Provider("p", endless, "Ārsts"), part, part)
    sums = _sheet(DayTotals("2026-03-07", (share,) * 9, part, part, 12345))
    return replace(sums, institution=replace(INSTITUTION, name=endless, registration_number="4" * 90))


def render_day(sums: DaySheet, media: str = sheet.MEDIA, mark: str = "") -> bytes:
    """Return the sums' PDF."""
    return pdf.render_day(sums, media, mark).pdf


def _sheet(totals: DayTotals) -> DaySheet:
    return DaySheet("day/2026-03-07#1", "2026-03-07T18:05:00+02:00", INSTITUTION, samples.OPERATOR, totals)


SHEETS: Final = {
    "a day": (a_sheet(), ""),
    "many doctors": (a_sheet(40), ""),
    "an empty day": (an_empty_sheet(), ""),
    "a settled day": (a_settled_sheet(), ""),
    "extreme": (an_extreme_sheet(), ""),
    "demonstration": (a_sheet(23), MARK),
}
