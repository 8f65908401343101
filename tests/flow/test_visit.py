"""Storyboards of a visit, from login to the three copies."""

import pytest
from msgspec.structs import replace

from kiosk.domain.transaction import State
from kiosk.domain.voucher import CopyState
from kiosk.flow import events, places
from kiosk.flow.lifecycle import BACK_OFF_SECONDS, Command
from kiosk.flow.state import Kiosk
from kiosk.ports.terminal import (
    NoAnswer,
    NotAuthorised,
    NotFound,
    NotSent,
    Outcome,
    Refused,
    RemoteState,
    Stands,
)
from tests import samples
from tests.flow.story import Story

TIMEOUT = NoAnswer("timeout")


def test_a_visit_from_login_to_three_copies() -> None:
    story = Story().asks()
    assert story.place == "Statuses"
    story.confirms()
    assert story.place == "Done"
    assert story.state.bill.lines == ()
    story.happens(events.PrintTapped())
    for _copy in range(3):
        story.printer_says("printing").printer_says("printed")
    assert story.printer.keys == ["000001/1#a1", "000001/2#a1", "000001/3#a1"]
    assert {copy.state for copy in story.state.copies.values()} == {CopyState.PRINTED}
    story.happens(events.CloseTapped())
    assert story.place == "Billing"
    assert story.written == [State.ADJUDICATING, State.ADJUDICATED, State.CONFIRMING, State.CONFIRMED]


def test_the_same_service_twice_is_two_lines() -> None:
    story = Story().logs_in().chooses("F-201", "F-201")
    assert [service.code for service in story.state.bill.lines] == ["F-201", "F-201"]


def test_a_31st_line_is_refused_in_words_and_the_bill_is_kept() -> None:
    story = Story().logs_in().chooses(*["L-101"] * 31)
    assert len(story.state.bill.lines) == 30
    assert story.notice == "bill-full"


def test_an_unknown_service_changes_nothing() -> None:
    story = Story().logs_in().chooses("X-999")
    assert (story.state.bill.lines, story.notice) == ((), "not-in-catalogue")


def test_a_removed_line_comes_back_where_it_was() -> None:
    story = Story().logs_in().chooses("K-001", "L-101", "F-201")
    story.happens(events.LineRemoved(2))
    assert [one.code for one in story.state.bill.lines] == ["K-001", "F-201"]
    story.happens(events.UndoTapped())
    assert [one.code for one in story.state.bill.lines] == ["K-001", "L-101", "F-201"]
    before = story.state.bill
    story.happens(events.UndoTapped(), events.LineRemoved(0), events.LineRemoved(9))
    assert story.state.bill == before


def test_the_bill_can_be_emptied() -> None:
    assert Story().logs_in().chooses("K-001").happens(events.ClearTapped()).state.bill.lines == ()


def test_an_empty_bill_goes_nowhere() -> None:
    story = Story().logs_in().happens(events.PolicyTapped())
    assert (story.place, story.notice) == ("Billing", "bill-empty")


def test_one_insurer_skips_the_choice() -> None:
    story = Story()
    story.terminal.catalogue_answer = samples.ONE_INSURER
    story.logs_in().chooses("K-001").happens(events.PolicyTapped(), events.ProviderChosen("dr-1"))
    assert story.place == "Identify"
    story.happens(events.BackTapped())
    assert story.place == "ChooseProvider"


def test_back_leads_to_each_screen_before() -> None:
    story = Story().logs_in().chooses("K-001").identifies()
    seen = []
    for _step in range(3):
        story.happens(events.BackTapped())
        seen.append(story.place)
    assert seen == ["ChooseInsurer", "ChooseProvider", "Billing"]
    assert not story.reader.armed


def test_choices_that_are_not_in_the_catalogue_change_nothing() -> None:
    story = Story().logs_in().chooses("K-001")
    story.happens(events.PolicyTapped(), events.ProviderChosen("nobody"))
    assert story.place == "ChooseProvider"
    story.happens(events.ProviderChosen("dr-1"), events.InsurerChosen("nobody"))
    assert story.place == "ChooseInsurer"


@pytest.mark.parametrize(
    ("digits", "problem", "armed"),
    [
        ("320000", None, False),
        ("32000010003", None, True),
        ("32000010004", "doubtful", True),
        ("01019010000", "checksum", False),
        ("99139010000", "date", False),
        ("01019090000", "date", False),
    ],
)
def test_the_reader_waits_once_the_code_is_one(digits: str, problem: str | None, armed: bool) -> None:
    story = Story().logs_in().chooses("K-001").identifies(digits)
    assert isinstance(story.state.place, places.Identify)
    assert (story.state.place.problem, story.reader.armed) == (problem, armed)


def test_a_card_before_the_code_is_ignored() -> None:
    story = Story().logs_in().chooses("K-001").identifies("3200").swipes()
    story.happens(events.SwipeFailed("unreadable"))
    assert (story.place, story.terminal.sent) == ("Identify", [])


def test_a_bad_swipe_says_why_and_the_next_one_counts() -> None:
    story = Story().logs_in().chooses("K-001", "L-101", "F-201").identifies()
    story.happens(events.SwipeFailed("unreadable"))
    assert isinstance(story.state.place, places.Identify)
    assert story.state.place.problem == "unreadable"
    assert story.swipes().place == "Statuses"


def test_a_card_of_another_insurer_is_never_sent() -> None:
    story = Story().logs_in().chooses("K-001").identifies(insurer="piemers").swipes()
    assert isinstance(story.state.place, places.Identify)
    assert story.state.place.problem == "card-of-another-insurer"
    assert story.terminal.sent == []
    assert story.reader.armed


def test_a_reader_that_stopped_waiting_is_armed_again() -> None:
    story = Story().logs_in().chooses("K-001").identifies()
    times = story.reader.times_armed
    story.happens(events.ReaderDisarmed())
    assert story.reader.times_armed == times + 1
    story.happens(events.BackTapped(), events.ReaderDisarmed())
    assert not story.reader.armed


def test_another_persons_card_is_told_and_can_be_swiped_again() -> None:
    story = Story()
    story.terminal.then(Refused("card-of-another-person", "…"))
    story.asks()
    assert isinstance(story.state.place, places.Identify)
    assert (story.state.place.problem, story.state.place.code) == ("card-of-another-person", samples.PERSON)
    assert story.transaction.state is State.DECLINED
    assert len(story.state.bill.lines) == 3
    story.swipes()
    assert story.place == "Statuses"
    assert len({sent for sent, _ in story.terminal.sent}) == 2


def test_a_price_that_changed_leads_back_to_the_bill_and_a_new_catalogue() -> None:
    story = Story()
    story.terminal.then(Refused("price-differs", "L-101"))
    story.asks()
    assert (story.place, story.notice) == ("Billing", "price-differs")
    assert story.terminal.calls[-1] == "catalogue"
    assert len(story.state.bill.lines) == 3


@pytest.mark.parametrize(
    ("refusal", "said"),
    [
        (Refused("price-differs", "6,40 €", 2), "2. Pilna asins aina: 6,40 €"),
        (Refused("unknown-service", "", 3), "3. {third}"),
        (Refused("price-differs", "6,40 €", 4), "6,40 €"),
        (Refused("price-differs", "6,40 €", 0), "6,40 €"),
        (Refused("price-differs"), ""),
    ],
)
def test_the_line_at_fault_is_named(refusal: Refused, said: str) -> None:
    story = Story()
    story.terminal.then(refusal)
    story.asks()
    third = story.state.bill.lines[2].name
    assert story.state.notice is not None
    assert story.state.notice.detail == said.format(third=third)


def test_everything_refused_offers_nothing_to_confirm() -> None:
    story = Story()
    story.terminal.then(Stands(RemoteState.DECLINED, "PA-1", samples.ADJUDICATION))
    story.asks().confirms()
    assert (story.place, story.transaction.state) == ("Statuses", State.DECLINED)
    assert story.happens(events.CloseTapped()).place == "Billing"


def test_without_network_nothing_was_asked_and_the_bill_is_kept() -> None:
    story = Story()
    story.terminal.then(NotSent("refused"))
    story.asks()
    assert (story.place, story.notice) == ("Billing", "not-asked")
    assert story.transaction.state is State.UNSENT
    assert story.state.network is False
    assert len(story.state.bill.lines) == 3
    assert story.identifies().swipes().place == "Statuses"


def test_confirming_without_network_leaves_the_answer_open() -> None:
    story = Story().asks()
    story.terminal.then(NotSent("refused"))
    story.confirms()
    assert (story.place, story.notice) == ("Statuses", "not-sent")
    assert story.transaction.state is State.ADJUDICATED
    assert story.confirms().place == "Done"


def test_an_answer_that_expired_while_nothing_could_be_sent_is_dropped() -> None:
    story = Story().asks()
    story.terminal.then(NotSent("refused"))
    story.slow = True
    story.confirms().waits()
    story.clock.seconds += 130
    story.arrives()
    assert (story.notice, story.transaction.state) == ("not-sent", State.ADJUDICATED)
    story.waits()
    assert (story.place, story.notice, story.transaction.state) == (
        "Billing",
        "hold-expired",
        State.CANCELLED,
    )


def test_cancelling_keeps_the_bill() -> None:
    story = Story().asks().happens(events.CancelTapped())
    assert (story.place, story.notice) == ("Billing", "cancelled")
    assert story.transaction.state is State.CANCELLED
    assert len(story.state.bill.lines) == 3


def test_an_answer_that_nobody_confirms_is_dropped_when_it_expires() -> None:
    story = Story().asks().waits()
    assert (story.place, story.notice) == ("Billing", "hold-expired")
    assert story.transaction.state is State.CANCELLED


def test_the_hold_does_not_touch_what_is_confirmed() -> None:
    assert Story().asks().confirms().waits().transaction.state is State.CONFIRMED


def test_a_second_tap_sends_nothing_twice() -> None:
    story = Story().asks()
    story.slow = True
    story.happens(events.ConfirmTapped(), events.ConfirmTapped(), events.CancelTapped(), events.CloseTapped())
    assert story.place == "Statuses"
    assert [call.command for call in story.in_flight] == [Command.CONFIRM]
    story.arrives()
    assert story.place == "Done"
    assert story.terminal.calls.count("confirm") == 1
    assert "cancel" not in story.terminal.calls


def test_no_answer_to_the_question_is_asked_about_until_it_is_known() -> None:
    story = Story()
    story.terminal.then(TIMEOUT, TIMEOUT, Stands(RemoteState.ADJUDICATED, "PA-1", samples.ADJUDICATION))
    story.asks()
    assert (story.place, story.transaction.state) == ("Unknown", State.ADJUDICATION_UNKNOWN)
    story.waits()
    assert story.transaction.attempts == 1
    story.waits()
    assert (story.place, story.transaction.state) == ("Statuses", State.ADJUDICATED)
    assert story.terminal.calls.count("adjudicate") == 1


def test_a_question_that_never_arrived_is_asked_again_with_the_same_bytes() -> None:
    story = Story()
    story.terminal.then(TIMEOUT)
    story.asks().waits()
    assert story.place == "Statuses"
    assert len(story.terminal.sent) == 2
    assert story.terminal.sent[0] == story.terminal.sent[1]


def test_six_inquiries_without_answer_cancel_what_was_never_confirmed() -> None:
    story = Story()
    story.terminal.then(*[TIMEOUT] * 7)
    story.asks()
    for _attempt in range(6):
        assert story.transaction.state is State.ADJUDICATION_UNKNOWN
        story.waits()
    assert story.transaction.state is State.CANCELLED
    assert story.terminal.calls.count("inquire") == 6


def test_six_failures_of_a_question_that_never_arrives_cancel_it() -> None:
    story = Story()
    story.terminal.then(TIMEOUT, *[None, TIMEOUT] * 6)
    story.asks()
    for _attempt in range(6):
        assert story.transaction.state is State.ADJUDICATION_UNKNOWN
        story.waits()
    assert story.transaction.state is State.CANCELLED
    assert len(set(story.terminal.sent)) == 1


def test_six_failures_of_a_confirmation_that_never_arrives_are_for_a_person() -> None:
    story = Story().asks()
    story.terminal.then(TIMEOUT, *[None, TIMEOUT] * 6)
    story.confirms()
    for _attempt in range(6):
        assert story.transaction.state is State.CONFIRM_UNKNOWN
        story.waits()
    assert story.transaction.state is State.REVIEW


def test_no_connection_for_a_repeated_command_says_nothing_of_the_first_one() -> None:
    story = Story().asks()
    story.terminal.then(TIMEOUT, None, NotSent("no-connection"))
    story.confirms().waits()
    assert story.terminal.calls[-2:] == ["inquire", "confirm"]
    assert (story.place, story.transaction.state) == ("Unknown", State.CONFIRM_UNKNOWN)


def test_the_operator_may_cancel_what_is_unknown() -> None:
    story = Story()
    story.terminal.then(TIMEOUT)
    story.asks().happens(events.CancelTapped())
    assert (story.place, story.transaction.state) == ("Billing", State.CANCELLED)
    story.waits()
    assert story.transaction.state is State.CANCELLED


def test_a_confirmation_without_answer_is_inquired_and_never_reversed() -> None:
    story = Story().asks()
    story.terminal.then(NoAnswer("server-error"))
    story.terminal.stands[story.transaction.id] = RemoteState.CONFIRMED
    story.confirms()
    assert (story.place, story.transaction.state) == ("Unknown", State.CONFIRM_UNKNOWN)
    story.waits()
    assert (story.place, story.transaction.state) == ("Done", State.CONFIRMED)
    assert story.state.bill.lines == ()
    assert "cancel" not in story.terminal.calls


def test_a_confirmation_that_never_arrived_is_sent_again() -> None:
    story = Story().asks()
    story.terminal.then(TIMEOUT)
    story.confirms().waits()
    assert story.transaction.state is State.CONFIRMED
    assert story.terminal.calls.count("confirm") == 2


def test_six_failures_of_a_confirmation_are_for_a_person() -> None:
    story = Story().asks()
    story.terminal.then(*[TIMEOUT] * 7)
    story.confirms()
    for _attempt in range(6):
        story.waits()
    assert (story.place, story.transaction.state) == ("Unknown", State.REVIEW)
    assert story.transaction.in_doubt is State.CONFIRM_UNKNOWN
    story.happens(events.Decided(State.CONFIRMED, "PA-77"))
    assert story.notice == "supervisor-needed"


def test_six_refusals_of_a_confirmation_that_could_be_repeated_for_ever_are_for_a_person() -> None:
    story = Story().asks()
    story.terminal.then(TIMEOUT, *[None, Refused("hold-expired")] * 6)
    story.confirms()
    for _attempt in range(6):
        assert story.transaction.state is State.CONFIRM_UNKNOWN
        story.waits()
    assert story.transaction.state is State.REVIEW


def test_a_second_tap_on_asking_again_asks_once() -> None:
    story = Story().asks()
    story.terminal.then(*[TIMEOUT] * 7)
    story.confirms()
    for _attempt in range(6):
        story.waits()
    story.slow = True
    story.happens(events.AskAgainTapped(), events.AskAgainTapped())
    assert len(story.in_flight) == 1
    story.terminal.then(TIMEOUT)
    story.terminal.stands[story.transaction.id] = RemoteState.CONFIRMED
    story.arrives().happens(events.AskAgainTapped())
    assert story.transaction.state is State.CONFIRMED


def test_what_only_a_supervisor_calls_confirmed_has_no_lines_and_no_voucher() -> None:
    story = Story().logs_in(samples.SUPERVISOR).chooses("K-001").identifies()
    story.terminal.then(TIMEOUT, Refused("confirmed"))
    story.swipes().happens(events.CancelTapped())
    assert story.transaction.state is State.REVIEW
    story.happens(events.Decided(State.CONFIRMED, "PA-77"), events.PrintTapped(), events.ReprintTapped())
    assert (story.place, story.transaction.state) == ("Details", State.CONFIRMED)
    assert story.state.copies == {}


def test_a_supervisor_decides_with_the_insurers_reference() -> None:
    story = Story().asks()
    story.terminal.then(*[TIMEOUT] * 7)
    story.confirms()
    for _attempt in range(6):
        story.waits()
    story.happens(events.NextPatientTapped())
    assert (story.place, story.state.bill.lines) == ("Billing", ())
    story.happens(events.LogOutTapped()).logs_in(samples.SUPERVISOR)
    story.happens(events.ReportsTapped(), events.RowTapped(story.transaction.id))
    assert story.place == "Unknown"
    story.happens(events.Decided(State.ADJUDICATED, "PA-77"), events.Decided(State.CONFIRMED, " "))
    assert story.transaction.state is State.REVIEW
    story.happens(events.Decided(State.CONFIRMED, "PA-77"))
    assert (story.place, story.transaction.state) == ("Details", State.CONFIRMED)
    assert story.transaction.evidence[-1].source == "supervisor"


def test_a_review_of_the_open_bill_ends_with_an_empty_one() -> None:
    story = Story().logs_in(samples.SUPERVISOR).chooses("K-001", "L-101", "F-201").identifies().swipes()
    story.terminal.then(Refused("unknown-transaction"))
    story.confirms()
    assert story.transaction.state is State.REVIEW
    story.happens(events.Decided(State.CONFIRMED, "PA-77"))
    assert story.state.bill.lines == ()


def test_a_review_can_be_asked_about_again_and_the_service_wins() -> None:
    story = Story().asks()
    story.terminal.then(Refused("unknown-transaction"), TIMEOUT)
    story.confirms().happens(events.AskAgainTapped())
    assert story.transaction.state is State.REVIEW
    story.terminal.stands[story.transaction.id] = RemoteState.CANCELLED
    story.happens(events.AskAgainTapped())
    assert (story.place, story.transaction.state) == ("Billing", State.CANCELLED)


@pytest.mark.parametrize(
    ("outcome", "keyword"),
    [
        (NotSent("refused"), "review-not-asked"),
        (TIMEOUT, "review-no-answer"),
        (NotFound(), "review-nothing-new"),
        (Stands(RemoteState.ADJUDICATED, "PA-1"), "review-nothing-new"),
    ],
)
def test_asking_again_in_vain_is_told(outcome: Outcome, keyword: str) -> None:
    story = Story().asks()
    story.terminal.then(Refused("unknown-transaction"), outcome)
    story.confirms()
    assert story.state.notice is None
    story.happens(events.AskAgainTapped())
    assert story.transaction.state is State.REVIEW
    assert story.state.notice is not None
    assert story.state.notice.keyword == keyword
    story.slow = True
    story.happens(events.AskAgainTapped())
    assert story.state.notice is None, "what was told goes away while one asks"


def test_asking_again_in_vain_is_not_told_to_who_looks_elsewhere() -> None:
    story = Story().asks()
    story.terminal.then(Refused("unknown-transaction"), TIMEOUT)
    story.confirms()
    story.slow = True
    story.happens(events.AskAgainTapped(), events.NextPatientTapped())
    story.arrives()
    assert story.state.notice is None


def test_the_state_says_when_an_unknown_outcome_is_asked_about_again() -> None:
    story = Story().asks()
    story.terminal.then(TIMEOUT, TIMEOUT)
    story.confirms()
    assert story.state.retries == {story.transaction.id: story.state.now.seconds + BACK_OFF_SECONDS[0]}
    story.waits()
    assert story.state.retries == {story.transaction.id: story.state.now.seconds + BACK_OFF_SECONDS[1]}


def test_a_confirmation_refused_is_looked_into() -> None:
    story = Story().asks()
    story.terminal.then(Refused("hold-expired"), Stands(RemoteState.CANCELLED, "PA-1"))
    story.confirms().waits()
    assert (story.place, story.transaction.state) == ("Billing", State.CANCELLED)


def test_a_cancel_is_repeated_until_it_is_acknowledged() -> None:
    story = Story().asks()
    story.terminal.then(NotSent("refused"), TIMEOUT)
    story.happens(events.CancelTapped())
    assert (story.place, story.transaction.state) == ("Unknown", State.CANCEL_UNKNOWN)
    story.waits().waits()
    assert (story.place, story.transaction.state) == ("Billing", State.CANCELLED)
    assert story.terminal.calls.count("cancel") == 3


def test_a_cancel_that_meets_a_confirmation_is_for_a_person() -> None:
    story = Story().asks()
    story.terminal.then(Refused("confirmed"))
    assert story.happens(events.CancelTapped()).transaction.state is State.REVIEW


def test_an_id_that_the_service_knows_otherwise_is_cancelled() -> None:
    story = Story()
    story.terminal.then(Refused("payload-differs"))
    assert story.asks().transaction.state is State.CANCELLED


def test_the_next_patient_is_served_while_an_outcome_is_unknown() -> None:
    story = Story()
    story.terminal.then(TIMEOUT)
    story.asks().happens(events.NextPatientTapped())
    assert (story.place, story.state.bill.lines) == ("Billing", ())
    story.terminal.stands[story.transaction.id] = RemoteState.ADJUDICATED
    story.waits()
    assert (story.place, story.transaction.state) == ("Billing", State.CANCELLED)


def test_a_confirmation_resolves_behind_the_next_patient() -> None:
    story = Story().asks()
    story.terminal.then(TIMEOUT, Stands(RemoteState.CONFIRMED, "PA-1", samples.ADJUDICATION))
    story.confirms().happens(events.NextPatientTapped())
    story.chooses("K-001").waits()
    assert (story.place, story.transaction.state) == ("Billing", State.CONFIRMED)
    assert len(story.state.bill.lines) == 1


def test_an_unknown_outcome_behind_the_next_patient_leaves_the_screen_alone() -> None:
    story = Story()
    story.terminal.then(TIMEOUT, TIMEOUT, Refused("card-unknown"))
    story.asks().happens(events.NextPatientTapped()).waits()
    assert story.place == "Billing"
    story.terminal.stands[story.transaction.id] = RemoteState.DECLINED
    story.terminal.script.clear()
    story.waits()
    assert (story.place, story.transaction.state) == ("Billing", State.DECLINED)


def test_an_expired_session_keeps_the_bill_and_settles_what_was_asked() -> None:
    story = Story()
    story.terminal.then(NotAuthorised())
    story.asks()
    assert story.state.place == places.Login(problem="session-expired")
    assert story.transaction.state is State.ADJUDICATION_UNKNOWN
    assert len(story.state.bill.lines) == 3
    story.logs_in()
    assert (story.place, story.notice, story.transaction.state) == ("Billing", "cancelled", State.CANCELLED)
    assert len(story.state.bill.lines) == 3


def test_a_bill_has_one_live_transaction_at_most() -> None:
    story = Story()
    story.terminal.then(NotAuthorised(), TIMEOUT)
    story.asks().logs_in()
    assert (story.place, story.transaction.state) == ("Unknown", State.CANCEL_UNKNOWN)
    doctor, insurer = samples.DOCTOR, samples.PARAUGS
    elsewhere = places.Identify(doctor, insurer, samples.PERSON, armed=True)
    story.state = replace(story.state, place=elsewhere)
    story.swipes()
    assert (story.place, len(story.state.transactions)) == ("Unknown", 1)
    story.waits()
    assert story.identifies().swipes().place == "Statuses"


def test_a_session_that_expired_at_the_confirmation_goes_on_to_its_end_after_login() -> None:
    story = Story().asks()
    story.terminal.then(NotAuthorised())
    story.confirms()
    assert (story.state.place, story.transaction.state) == (
        places.Login(problem="session-expired"),
        State.CONFIRM_UNKNOWN,
    )
    assert len(story.state.bill.lines) == 3
    story.logs_in()
    assert (story.place, story.transaction.state) == ("Done", State.CONFIRMED)
    assert not story.state.bill.lines
    assert story.terminal.calls.count("confirm") == 2


def test_an_open_answer_cannot_be_left_alone() -> None:
    assert Story().asks().happens(events.CloseTapped()).place == "Statuses"


def test_an_answer_after_logging_out_is_asked_for_after_the_next_login() -> None:
    story = Story().asks()
    story.terminal.then(TIMEOUT)
    story.confirms().happens(events.NextPatientTapped())
    story.slow = True
    story.waits().happens(events.LogOutTapped())
    story.terminal.then(NotAuthorised())
    story.arrives().waits()
    assert (story.place, story.transaction.state) == ("Login", State.CONFIRM_UNKNOWN)
    assert story.logs_in().waits().transaction.state is State.CONFIRMED


def test_nothing_happens_on_a_billing_screen_without_a_catalogue() -> None:
    story = Story()
    story.state = Kiosk(place=places.Billing())
    assert story.chooses("K-001").state.bill.lines == ()


def test_an_answer_nobody_waits_for_changes_nothing() -> None:
    story = Story().asks()
    before = story.state.transactions
    late = events.Answered(story.transaction.id, Command.CONFIRM, Stands(RemoteState.CONFIRMED, "PA-1"))
    strange = events.Answered("nobody", Command.CONFIRM, NotAuthorised())
    story.happens(late)
    assert story.state.transactions == before
    story.happens(strange)
    assert story.place == "Login"
