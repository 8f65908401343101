"""Storyboards of the day's sums: what is counted, and what the paper is."""

import pytest
from msgspec.structs import replace

from kiosk.domain.catalogue import Provider
from kiosk.domain.money import Split
from kiosk.domain.totals import Part, totals_of
from kiosk.domain.transaction import State, Transaction
from kiosk.flow import events
from kiosk.flow.places import Totals
from tests import samples
from tests.flow.story import Story

TODAY = "2026-03-09"
ONE = Part(1, 3, Split(6880, 4000, 2880))


def listed() -> Story:
    """The list, with one transaction of today in force."""
    return Story().asks().confirms().happens(events.CloseTapped(), events.ReportsTapped())


def day_of_many() -> list[Transaction]:
    one = listed().transaction
    nurse = Provider("dr-2", "Jānis Piemērs", "Fizioterapeits")
    return [
        one,
        replace(one, id="2"),
        replace(one, id="3", provider=nurse),
        replace(one, id="4", insurer=samples.PIEMERS),
        replace(one, id="5", state=State.VOIDED),
        replace(one, id="6", state=State.REVIEW),
        replace(one, id="7", state=State.CANCELLED),
        replace(one, id="8", created_at="2026-03-08T23:59:59+02:00"),
    ]


def test_the_sums_are_per_insurer_and_provider_with_what_was_voided_apart() -> None:
    totals = totals_of(day_of_many(), TODAY)
    assert [(one.insurer.name, one.provider.name) for one in totals.shares] == [
        ("Paraugs AAS", "Ilze Paraugs"),
        ("Paraugs AAS", "Jānis Piemērs"),
        ("Piemērs Apdrošināšana", "Ilze Paraugs"),
    ]
    first, *others = totals.shares
    assert (first.in_force, first.voided) == (Part(2, 6, Split(13760, 8000, 5760)), ONE)
    assert [(one.in_force, one.voided) for one in others] == [(ONE, Part())] * 2
    assert (totals.in_force, totals.voided) == (Part(4, 12, Split(27520, 16000, 11520)), ONE)
    assert totals.open == 1


def test_the_whole_is_the_sum_of_its_shares_to_the_cent() -> None:
    totals = totals_of(day_of_many(), TODAY)
    for whole, parts in (
        (totals.in_force, [one.in_force for one in totals.shares]),
        (totals.voided, [one.voided for one in totals.shares]),
    ):
        assert whole.split.price == sum(part.split.price for part in parts)
        assert whole.split.compensated == sum(part.split.compensated for part in parts)
        assert whole.split.patient == sum(part.split.patient for part in parts)
        assert whole.services == sum(part.services for part in parts)


def test_a_day_on_which_nothing_was_comes_to_nothing() -> None:
    totals = totals_of(day_of_many(), "2026-03-01")
    assert (totals.shares, totals.in_force, totals.voided, totals.open) == ((), Part(), Part(), 0)


def test_the_sums_are_of_today_or_of_the_one_day_looked_for() -> None:
    story = listed().happens(events.TotalsTapped())
    assert story.state.place == Totals(TODAY)
    story.happens(
        events.BackTapped(), events.FilterTapped("days"), events.DaysChosen("2026-03-08", "2026-03-08")
    )
    assert story.happens(events.TotalsTapped()).state.place == Totals("2026-03-08")
    story.happens(
        events.BackTapped(), events.FilterTapped("days"), events.DaysChosen("2026-03-01", "2026-03-08")
    )
    assert story.happens(events.TotalsTapped()).state.place == Totals(TODAY)


def test_one_steps_from_day_to_day_but_not_behind_today() -> None:
    story = listed().happens(events.TotalsTapped(), events.DayStepped(1))
    assert story.state.place == Totals(TODAY)
    assert story.happens(events.DayStepped(-9)).state.place == Totals("2026-02-28")
    assert story.happens(events.DayStepped(9)).state.place == Totals(TODAY)


def test_the_sheet_is_printed_as_the_day_stands_and_named_like_no_voucher() -> None:
    story = listed().happens(events.TotalsTapped(), events.SheetTapped())
    (sheet,) = story.printer.sheets
    assert sheet.key == "day/2026-03-09#20260309T104200"
    assert (sheet.institution, sheet.operator) == (samples.INSTITUTION, samples.OPERATOR)
    assert sheet.totals == totals_of(story.state.transactions.values(), TODAY)
    assert (sheet.totals.in_force, story.printer.sent) == (ONE, [])


def test_printing_the_sums_writes_nothing_to_the_journal() -> None:
    story = listed()
    rows = len(story.ledger.transactions), len(story.ledger.copies)
    story.happens(events.TotalsTapped(), events.SheetTapped())
    story.happens(events.CopyProgress(story.printer.sheets[0].key, "printed"))
    assert (len(story.ledger.transactions), len(story.ledger.copies)) == rows
    assert story.state.copies == {}


@pytest.mark.parametrize("end", ["printed", "failed", "unknown", "absent"])
def test_a_second_tap_prints_nothing_until_the_first_sheet_has_come_to_its_end(end: str) -> None:
    story = listed().happens(events.TotalsTapped(), events.SheetTapped(), events.SheetTapped())
    key = story.printer.sheets[0].key
    story.happens(events.CopyProgress(key, "waiting", ("media-empty",)), events.SheetTapped())
    assert story.state.sheet is not None
    assert (story.state.sheet.state, story.state.sheet.reasons) == ("waiting", ("media-empty",))
    assert len(story.printer.sheets) == 1
    story.happens(events.CopyProgress(key, end, detail="refused"))
    assert (story.state.sheet.state, story.state.sheet.detail) == (end, "refused")
    story.happens(events.SheetTapped())
    assert len(story.printer.sheets) == 2


def test_a_vouchers_copy_is_followed_beside_a_sheet() -> None:
    story = Story().asks().confirms().happens(events.PrintTapped(), events.CloseTapped())
    story.happens(events.ReportsTapped(), events.TotalsTapped(), events.SheetTapped())
    story.printer_says("printed")
    assert next(copy.state for copy in story.state.copies.values()) == "printed"
    assert story.state.sheet is not None
    assert story.state.sheet.state == "queued"


def test_what_became_of_a_sheet_is_not_said_of_another_day() -> None:
    story = listed().happens(events.TotalsTapped(), events.SheetTapped(), events.DayStepped(-1))
    assert story.state.sheet is None
    assert story.happens(events.CopyProgress("day/2026-03-09#20260309T104200", "printed")).state.sheet is None
