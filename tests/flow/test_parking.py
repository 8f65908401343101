"""Storyboards of bills put aside: several patients at once, and nothing lost on the way."""

from msgspec.structs import replace

from kiosk.domain.catalogue import Catalogue, Service
from kiosk.flow import events
from kiosk.flow.places import Billing, ParkedBills
from tests import samples
from tests.flow.story import Story


def parked(*bills: tuple[str, ...]) -> Story:
    """Logged in, with these bills put aside, the list open."""
    story = Story().logs_in()
    for codes in bills:
        story.chooses(*codes).happens(events.ParkTapped())
    return story.happens(events.ParkedTapped())


def lines(story: Story) -> list[str]:
    return [service.code for service in story.state.bill.lines]


def aside(story: Story) -> list[list[str]]:
    return [[service.code for service in one.lines] for one in story.state.parked]


def test_a_bill_put_aside_leaves_an_empty_one_for_the_next_patient() -> None:
    story = Story().logs_in().chooses("K-001", "L-101", "L-101").happens(events.ParkTapped())

    assert (story.place, lines(story), aside(story)) == ("Billing", [], [["K-001", "L-101", "L-101"]])
    (one,) = story.state.parked
    assert (one.total, one.at, one.open) == (4740, story.state.now.at, True)
    assert story.ledger.restore().parked == (one,)


def test_an_empty_bill_is_not_put_aside() -> None:
    story = Story().logs_in().happens(events.ParkTapped())

    assert aside(story) == []
    assert story.ledger.parked == []


def test_a_bill_taken_up_again_is_as_it_was() -> None:
    story = parked(("K-001",), ("L-101", "F-201"))
    assert story.place == "ParkedBills"

    story.happens(events.TakeUpTapped(story.state.parked[1].id))

    assert (story.place, lines(story), aside(story)) == ("Billing", ["L-101", "F-201"], [["K-001"]])
    assert story.notice is None
    assert story.ledger.restore().parked == story.state.parked


def test_the_open_bill_changes_places_with_the_one_taken_up() -> None:
    story = parked(("K-001",)).happens(events.BackTapped()).chooses("F-201")
    story.happens(events.ParkedTapped(), events.TakeUpTapped(story.state.parked[0].id))

    assert (lines(story), aside(story)) == (["K-001"], [["F-201"]])
    assert story.ledger.restore().parked == story.state.parked


def test_a_bill_that_is_not_there_any_more_is_neither_taken_up_nor_dropped() -> None:
    story = parked(("K-001",))
    story.happens(events.TakeUpTapped("nobody"), events.ParkedDropped("nobody"))

    assert (story.place, aside(story)) == ("ParkedBills", [["K-001"]])


def test_a_second_tap_takes_nothing_up_twice() -> None:
    story = parked(("K-001",), ("L-101",))
    first = story.state.parked[0].id
    story.happens(events.TakeUpTapped(first), events.ParkedTapped(), events.TakeUpTapped(first))

    assert (lines(story), aside(story)) == (["K-001"], [["L-101"]])


def test_a_bill_put_aside_can_be_thrown_away_and_the_last_one_closes_the_list() -> None:
    story = parked(("K-001",), ("L-101",))
    story.happens(events.ParkedDropped(story.state.parked[0].id))
    assert (story.place, aside(story)) == ("ParkedBills", [["L-101"]])

    story.happens(events.ParkedDropped(story.state.parked[0].id))
    assert (story.place, aside(story)) == ("Billing", [])
    assert story.ledger.restore().parked == ()


def test_the_list_leads_back_and_to_the_reports() -> None:
    assert parked(("K-001",)).happens(events.BackTapped()).place == "Billing"
    assert parked(("K-001",)).happens(events.ReportsTapped()).place == "Reports"


def test_bills_put_aside_outlive_log_out_and_restart() -> None:
    story = parked(("K-001", "L-101")).happens(events.LogOutTapped())
    assert (story.place, aside(story)) == ("Login", [["K-001", "L-101"]])
    story.logs_in(samples.SUPERVISOR)
    assert aside(story) == [["K-001", "L-101"]]

    again = Story(story.ledger).logs_in()
    assert aside(again) == [["K-001", "L-101"]]
    again.happens(events.ParkedTapped(), events.TakeUpTapped(again.state.parked[0].id))
    assert aside(Story(again.ledger).logs_in()) == []


def test_prices_of_today_count_and_a_change_is_pointed_out() -> None:
    story = parked(("K-001", "L-101"))
    dearer = Service("K-001", "Terapeita konsultācija", "kons", 4000)
    old = samples.CATALOGUE
    newer = Catalogue("2", old.groups, (dearer,), old.providers, old.insurers)
    story.happens(events.CatalogueLoaded(newer), events.TakeUpTapped(story.state.parked[0].id))

    assert story.state.bill.lines == (dearer,)
    assert story.notice == "taken-up-changed"


def test_what_a_bill_replaces_goes_with_it() -> None:
    story = Story().asks().confirms().happens(events.CloseTapped(), events.ReportsTapped())
    voided = story.transaction.id
    story.happens(events.RowTapped(voided), events.DeleteTapped(restart=True))
    story.happens(events.VoidTapped("B"), events.ParkTapped())
    assert story.state.bill_replaces is None

    story.chooses("L-101").happens(events.ClearTapped(), events.ParkedTapped())
    story.happens(events.TakeUpTapped(story.state.parked[0].id))
    assert story.state.bill_replaces == voided


def test_a_bill_that_is_with_the_insurer_is_finished_first() -> None:
    story = parked(("L-101",)).happens(events.BackTapped()).chooses("K-001").identifies().swipes()
    live = replace(story.state, place=Billing())
    story.state = live
    assert story.happens(events.ParkTapped()).place == "Statuses"
    story.state = replace(live, place=ParkedBills())
    assert story.happens(events.TakeUpTapped(live.parked[0].id)).place == "Statuses"
    assert (lines(story), aside(story)) == (["K-001"], [["L-101"]])


def test_what_the_journal_does_not_take_now_it_is_owed() -> None:
    story = Story().logs_in().chooses("K-001")
    story.ledger.refuses = "disk-full"
    story.happens(events.ParkTapped())
    assert (story.notice, aside(story), story.state.owing) == ("not-written", [["K-001"]], True)

    story.ledger.refuses = ""
    story.waits()
    assert story.ledger.restore().parked == story.state.parked
    assert (story.notice, story.state.owing) == ("written-again", False)
