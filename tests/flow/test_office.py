"""Storyboards of the transaction list, of voiding, and of starting anew."""

import pytest
from msgspec.structs import replace

from kiosk.domain.catalogue import Catalogue, Service
from kiosk.domain.transaction import Act, Deed, State
from kiosk.domain.voiding import VoidReason, offered, suffices
from kiosk.flow import events, places
from kiosk.flow.lifecycle import Command
from kiosk.ports.terminal import NoAnswer, NotSent, Refused, RemoteState, Stands
from tests import samples
from tests.flow.story import Story


def confirmed() -> Story:
    """A confirmed transaction, its details open."""
    return opened(Story().asks().confirms())


def opened(story: Story) -> Story:
    """Open the last transaction's details from the list."""
    story.happens(events.CloseTapped(), events.ReportsTapped())
    return story.happens(events.RowTapped(story.transaction.id))


def test_deleting_leads_to_the_list() -> None:
    story = confirmed()
    assert story.place == "Details"
    story.happens(*samples.deleting())
    assert (story.place, story.notice) == ("Reports", "voided")
    assert story.transaction.state is State.VOIDED
    assert story.terminal.void_reasons == ["B"]


def test_a_void_is_journalled_with_its_reason_and_whose_it_was() -> None:
    story = confirmed().happens(events.DeleteTapped())
    assert (story.place, story.terminal.void_reasons) == ("Deleting", [])
    story.happens(events.VoidTapped("H", " Pacients atnesa citu polisi "))
    told = ("H", "Pacients atnesa citu polisi")
    act = Act(Deed.VOID, samples.OPERATOR, story.clock.at, *told)
    voiding = story.ledger.transactions[-2]
    assert (voiding.state, voiding.acts) == (State.VOIDING, (act,))
    assert (voiding.void_reason, voiding.void_note) == told
    assert (story.terminal.void_reasons, story.terminal.void_notes) == ([told[0]], [told[1]])


@pytest.mark.parametrize(
    ("restart", "reason", "note"),
    [
        (False, "", ""),
        (False, "E", ""),
        (True, "D", ""),
        (False, "X", "a reason of no contract"),
        (False, "H", "  "),
        (False, "B", "x" * 121),
    ],
)
def test_a_reason_that_does_not_suffice_deletes_nothing(restart: bool, reason: str, note: str) -> None:
    story = confirmed().happens(events.DeleteTapped(restart=restart), events.VoidTapped(reason, note))
    assert (story.place, story.transaction.state) == ("Deleting", State.CONFIRMED)
    assert "void" not in story.terminal.calls


def test_every_reason_offered_suffices() -> None:
    for restart in (False, True):
        for reason in offered(restart=restart):
            assert suffices(reason, "in words", restart=restart)
            assert suffices(reason, "", restart=restart) is (reason is not VoidReason.OTHER)


def test_back_from_the_reasons_leaves_everything_as_it_was() -> None:
    story = confirmed().happens(events.DeleteTapped(), events.BackTapped())
    assert (story.place, story.transaction.state) == ("Details", State.CONFIRMED)


@pytest.mark.parametrize(
    ("tapped", "place"), [(events.ReportsTapped(), "Reports"), (events.BillingTapped(), "Billing")]
)
def test_either_tab_leads_out_of_the_details(tapped: events.Event, place: str) -> None:
    assert confirmed().happens(tapped).place == place


UNTIL = "2026-03-09T18:00:00Z"


def open_until(until: str = UNTIL) -> Story:
    """A confirmed transaction, its details open, that the insurer voids until then: 20:00 on the wall."""
    story = Story().asks()
    story.terminal.void_until = until
    return opened(story.confirms())


def test_the_end_of_voiding_is_kept_and_looked_at_when_it_comes() -> None:
    story = open_until()
    assert story.ledger.transactions[-1].void_until == UNTIL
    (due,) = [one for one in story.timers if isinstance(one.event, events.TimePassed)]
    assert due.seconds == 33_480
    before = story.state
    story.clock.at = "2026-03-09T20:00:00+02:00"
    assert story.happens(events.TimePassed()).state != before
    assert story.happens(events.DeleteTapped()).notice == "void-too-late"
    assert (story.place, story.transaction.state) == ("Details", State.CONFIRMED)


def test_until_the_last_second_it_can_be_voided() -> None:
    story = open_until()
    story.clock.at = "2026-03-09T19:59:59+02:00"
    assert story.happens(*samples.deleting()).transaction.state is State.VOIDED
    assert story.transaction.void_until == UNTIL


def test_a_reason_that_comes_too_late_deletes_nothing() -> None:
    story = open_until().happens(events.DeleteTapped())
    story.clock.at = "2026-03-10T08:00:00+02:00"
    story.happens(events.VoidTapped("B"))
    assert (story.place, story.notice, story.transaction.state) == (
        "Details",
        "void-too-late",
        State.CONFIRMED,
    )


def test_where_the_insurer_sets_no_end_nothing_is_waited_for() -> None:
    story = open_until("")
    story.state = replace(story.state, operator=samples.SUPERVISOR)
    assert not [one for one in story.timers if isinstance(one.event, events.TimePassed)]
    story.clock.at = "2027-03-10T08:00:00+02:00"
    assert story.happens(*samples.deleting()).transaction.state is State.VOIDED


def test_an_end_that_is_past_is_not_waited_for() -> None:
    story = open_until("2026-03-09T08:42:00Z")
    assert not [one for one in story.timers if isinstance(one.event, events.TimePassed)]


def test_deleting_and_starting_anew_leads_to_a_bill_with_the_same_services() -> None:
    story = confirmed().happens(*samples.deleting(restart=True))
    assert (story.place, story.notice) == ("Billing", "restarted")
    assert story.state.bill.lines == story.transaction.bill
    assert story.terminal.void_reasons == ["E"]
    voided = story.transaction.id
    story.identifies().swipes()
    assert story.transaction.replaces == voided


def test_a_service_with_another_price_today_is_pointed_out() -> None:
    story = confirmed()
    dearer = Service("K-001", "Terapeita konsultācija", "kons", 4000)
    changed = (dearer, samples.PHYSIOTHERAPY)
    catalogue = samples.CATALOGUE
    story.happens(
        events.CatalogueLoaded(
            Catalogue("2", catalogue.groups, changed, catalogue.providers, catalogue.insurers),
        ),
        *samples.deleting(restart=True),
    )
    assert (story.notice, story.state.bill.lines) == ("restarted-changed", changed)


def test_the_open_bill_is_not_lost_to_a_restarted_one() -> None:
    story = Story().asks().confirms().happens(events.CloseTapped()).chooses("K-001")
    story.happens(events.ReportsTapped(), events.RowTapped(story.transaction.id))
    story.happens(*samples.deleting(restart=True))
    assert (story.notice, story.transaction.state) == ("bill-not-empty", State.CONFIRMED)
    assert story.happens(*samples.deleting()).transaction.state is State.VOIDED
    assert len(story.state.bill.lines) == 1


def test_the_new_bill_opens_only_after_the_void_is_acknowledged() -> None:
    story = confirmed()
    story.terminal.then(NoAnswer("timeout"), Stands(RemoteState.VOIDED, "PA-1"))
    story.happens(*samples.deleting(restart=True))
    assert (story.place, story.state.bill.lines) == ("Unknown", ())
    story.waits()
    assert story.place == "Billing"
    assert len(story.state.bill.lines) == 3


def test_a_void_that_never_arrived_is_sent_again_for_the_same_reason() -> None:
    story = confirmed()
    story.terminal.then(NoAnswer("timeout"))
    story.happens(*samples.deleting(restart=True)).waits()
    assert (story.place, story.transaction.state) == ("Billing", State.VOIDED)
    assert story.terminal.void_reasons == ["E", "E"]


def test_a_void_that_never_gets_an_answer_is_for_a_person() -> None:
    story = confirmed()
    story.terminal.then(NoAnswer("server-error"), *[None, NoAnswer("server-error")] * 6)
    story.happens(*samples.deleting())
    for _attempt in range(6):
        assert story.transaction.state is State.VOID_UNKNOWN
        story.waits()
    assert (story.place, story.transaction.state) == ("Unknown", State.REVIEW)
    assert story.terminal.calls.count("void") == 7


def test_a_void_that_comes_too_late_is_said() -> None:
    story = confirmed()
    story.terminal.then(Refused("void-cutoff", "Slēgts 09.03.2026"))
    story.happens(*samples.deleting())
    assert (story.place, story.notice, story.transaction.state) == (
        "Details",
        "void-refused",
        State.CONFIRMED,
    )


def test_a_void_without_network_leaves_everything_as_it_was() -> None:
    story = confirmed()
    story.terminal.then(NotSent("refused"))
    story.happens(*samples.deleting())
    assert (story.place, story.notice, story.transaction.state) == ("Details", "not-sent", State.CONFIRMED)


@pytest.mark.parametrize("outcome", [Refused("not-confirmed"), Refused("unknown-transaction")])
def test_a_void_that_contradicts_the_journal_is_for_a_person(outcome: Refused) -> None:
    story = confirmed()
    story.terminal.then(outcome)
    assert story.happens(*samples.deleting()).transaction.state is State.REVIEW


def test_a_printed_transaction_found_confirmed_in_review_opens_its_details() -> None:
    story = Story().asks().confirms().happens(events.PrintTapped(), events.CloseTapped())
    story.happens(events.ReportsTapped(), events.RowTapped(story.transaction.id))
    story.terminal.then(Refused("not-confirmed"))
    story.happens(*samples.deleting(), events.AskAgainTapped())
    assert (story.place, story.transaction.state) == ("Details", State.CONFIRMED)


def test_a_void_resolves_while_another_screen_is_open() -> None:
    story = confirmed()
    story.terminal.then(NoAnswer("timeout"), Stands(RemoteState.VOIDED, "PA-1"))
    story.happens(*samples.deleting(), events.NextPatientTapped())
    assert story.place == "Reports"
    assert story.waits().transaction.state is State.VOIDED
    assert story.place == "Reports"


def test_a_void_refused_while_another_screen_is_open_changes_only_the_row() -> None:
    story = confirmed()
    story.terminal.then(NoAnswer("timeout"), None, Refused("void-cutoff"))
    story.terminal.stands[story.transaction.id] = RemoteState.CONFIRMED
    story.happens(*samples.deleting(), events.NextPatientTapped()).waits()
    assert (story.place, story.transaction.state) == ("Reports", State.CONFIRMED)


def test_what_is_voided_cannot_be_voided_again() -> None:
    story = confirmed().happens(*samples.deleting(), events.RowTapped("nobody"))
    story.happens(events.RowTapped(story.transaction.id), *samples.deleting())
    assert story.terminal.calls.count("void") == 1
    assert story.happens(events.BackTapped()).place == "Reports"
    assert story.happens(events.BillingTapped()).place == "Billing"


def test_without_a_catalogue_the_voided_bill_cannot_be_restarted() -> None:
    story = confirmed()
    story.state = type(story.state)(
        place=story.state.place,
        operator=story.state.operator,
        transactions=story.state.transactions,
    )
    assert story.happens(*samples.deleting(restart=True)).place == "Reports"


def looked_at(story: Story) -> list[float]:
    """Return in how many seconds what depends on the hour is shown anew."""
    return [one.seconds for one in story.timers if isinstance(one.event, events.TimePassed)]


def test_an_end_that_comes_with_a_refused_void_is_looked_at() -> None:
    story = open_until("")
    story.terminal.then(Refused("cut-off-passed"))
    story.happens(events.DeleteTapped())
    known = replace(story.transaction, void_until=UNTIL)
    story.state = replace(story.state, transactions={known.id: known})
    assert looked_at(story) == []
    story.happens(events.VoidTapped("B"))
    assert (story.place, story.notice, looked_at(story)) == ("Details", "void-refused", [33_480])


def test_the_end_of_a_late_confirmation_that_was_printed_is_looked_at() -> None:
    story = confirmed_after_all()
    story.state = replace(story.state, place=places.Unknown(story.transaction.id))
    stands = Stands(RemoteState.CONFIRMED, "PA-1", samples.ADJUDICATION, UNTIL)
    story.happens(events.Answered(story.transaction.id, Command.INQUIRE, stands))
    assert (story.place, looked_at(story)) == ("Details", [33_480])


def test_the_end_of_what_a_supervisor_has_decided_is_looked_at() -> None:
    story = confirmed_after_all()
    review = replace(story.transaction, state=State.REVIEW, void_until=UNTIL)
    place = places.Unknown(review.id)
    story.state = replace(
        story.state, place=place, transactions={review.id: review}, operator=samples.SUPERVISOR
    )
    story.happens(events.Decided(State.CONFIRMED, "PA-1"))
    assert (story.place, looked_at(story)) == ("Details", [33_480])


def confirmed_after_all() -> Story:
    """A transaction in doubt whose voucher has been printed, and nobody has opened it since."""
    story = Story().asks().confirms().happens(events.PrintTapped())
    doubtful = replace(story.transaction, state=State.CONFIRM_UNKNOWN)
    story.state = replace(story.state, transactions={doubtful.id: doubtful})
    return story
