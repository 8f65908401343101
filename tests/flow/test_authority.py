"""Storyboards of what only a supervisor may do, and of the one who steps in for just one act."""

from typing import Any

import pytest
from msgspec.structs import replace

from kiosk.domain.transaction import Act, Deed, State
from kiosk.flow import effects, events
from kiosk.flow.places import Authorise, Deleting, Details, Unknown
from kiosk.ports.terminal import NoAnswer, NotSent, Refused, SessionOpened
from tests import samples
from tests.flow.story import Story

OTHER = replace(samples.OPERATOR, id="op-9", name="C. Cits")
STEPS_IN = events.VouchTapped("vadiba", "parole")
VOUCHES = SessionOpened(samples.SUPERVISOR, samples.INSTITUTION)


def of_another(**changes: Any) -> Story:
    """The details of a transaction that another receptionist made."""
    story = Story().asks().confirms().happens(events.CloseTapped(), events.ReportsTapped())
    made = replace(story.transaction, **{"operator": OTHER, **changes})
    story.state = replace(story.state, transactions={made.id: made})
    story.terminal.vouches = VOUCHES
    return story.happens(events.RowTapped(made.id))


def in_review() -> Story:
    """A review that a receptionist looks at."""
    story = Story().asks()
    story.terminal.then(NoAnswer("timeout"), Refused("unknown-transaction"))
    story.confirms().waits()
    assert (story.place, story.transaction.state) == ("Unknown", State.REVIEW)
    story.terminal.vouches = VOUCHES
    return story


def test_ones_own_transaction_of_today_needs_nobody() -> None:
    story = of_another(operator=samples.OPERATOR).happens(*samples.deleting())
    assert story.transaction.state is State.VOIDED
    assert story.transaction.acts[-1].supervisor is None
    assert "vouch" not in story.terminal.calls


@pytest.mark.parametrize(
    "changes", [{}, {"operator": samples.OPERATOR, "created_at": "2026-03-08T23:59:59+02:00"}]
)
def test_anothers_or_another_days_is_voided_only_with_a_supervisor(changes: dict[str, Any]) -> None:
    story = of_another(**changes).happens(*samples.deleting(restart=True))
    id_ = story.transaction.id
    assert story.state.place == Authorise(id_, Deed.VOID, restart=True, reason="E")
    assert story.transaction.state is State.CONFIRMED
    story.happens(STEPS_IN)
    assert (story.place, story.transaction.state) == ("Billing", State.VOIDED)
    act = Act(Deed.VOID, samples.OPERATOR, story.clock.at, "E", "", samples.SUPERVISOR)
    assert story.ledger.transactions[-1].acts == (act,)
    assert story.state.operator == samples.OPERATOR


def test_a_supervisor_who_is_logged_in_needs_nobody() -> None:
    story = of_another()
    story.state = replace(story.state, operator=samples.SUPERVISOR)
    assert story.happens(*samples.deleting()).transaction.state is State.VOIDED


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (samples.SESSION, "not-supervisor"),
        (Refused("wrong-credentials"), "wrong-credentials"),
        (NotSent("refused"), "not-sent"),
        (NoAnswer("timeout"), "no-answer"),
    ],
)
def test_without_a_supervisors_word_nothing_happens_and_it_is_said_why(answer: Any, problem: str) -> None:
    story = of_another().happens(*samples.deleting())
    story.terminal.vouches = answer
    story.happens(STEPS_IN)
    place = story.state.place
    assert isinstance(place, Authorise)
    assert (place.problem, place.ticket, story.transaction.state) == (problem, "", State.CONFIRMED)
    assert story.state.network is not isinstance(answer, NotSent)
    story.terminal.vouches = VOUCHES
    assert story.happens(STEPS_IN).transaction.state is State.VOIDED


def test_an_answer_counts_only_for_the_question_it_answers() -> None:
    story = of_another().happens(*samples.deleting())
    place = story.state.place
    assert isinstance(place, Authorise)
    story.state = replace(story.state, place=replace(place, ticket="now"))
    story.happens(
        events.Vouched("before", samples.SUPERVISOR), events.VouchFailed("before", NotSent("refused"))
    )
    assert story.transaction.state is State.CONFIRMED
    assert story.happens(STEPS_IN).terminal.calls.count("vouch") == 0
    assert story.happens(events.Vouched("now", samples.SUPERVISOR)).transaction.state is State.VOIDED


def test_back_leads_to_where_one_was() -> None:
    story = of_another().happens(*samples.deleting(), events.BackTapped())
    assert story.state.place == Deleting(story.transaction.id, reason="B")
    story = in_review().happens(events.SupervisorTapped(), events.BackTapped())
    assert story.state.place == Unknown(story.transaction.id)


WRITTEN = "Pacients atnesa citu polisi"


def test_back_from_the_supervisor_the_reason_and_its_note_are_still_there() -> None:
    story = of_another().happens(events.DeleteTapped(restart=True), events.CauseChanged("H", WRITTEN))
    story.happens(events.VoidTapped("H", WRITTEN), events.BackTapped())
    assert story.state.place == Deleting(story.transaction.id, restart=True, reason="H", note=WRITTEN)


def test_what_was_chosen_and_typed_of_a_decision_goes_to_the_supervisor_and_back() -> None:
    story = in_review().happens(events.DecisionChanged(State.CONFIRMED, "PA-77"), events.SupervisorTapped())
    kept = Unknown(story.transaction.id, decision=State.CONFIRMED, reference="PA-77")
    asking = story.state.place
    assert story.happens(events.BackTapped()).state.place == kept
    story.state = replace(story.state, place=asking)
    assert story.happens(STEPS_IN).state.place == replace(kept, supervisor=samples.SUPERVISOR)


def test_a_decision_that_is_only_chosen_and_typed_is_none() -> None:
    story = in_review()
    story.state = replace(story.state, operator=samples.SUPERVISOR)
    story.happens(events.DecisionChanged(State.CONFIRMED, "PA-77"))
    assert (story.transaction.state, story.written[-1]) == (State.REVIEW, State.REVIEW)


def test_what_became_too_late_meanwhile_is_not_voided() -> None:
    story = of_another(void_until="2026-03-09T20:00:00+02:00").happens(*samples.deleting())
    story.clock.at = "2026-03-09T20:00:00+02:00"
    story.happens(STEPS_IN)
    assert (story.state.place, story.notice) == (Details(story.transaction.id), "void-too-late")
    assert story.transaction.state is State.CONFIRMED


def test_a_supervisor_steps_in_to_decide_one_review() -> None:
    story = in_review()
    decided = events.Decided(State.CONFIRMED, "PA-1")
    assert story.happens(decided).notice == "supervisor-needed"
    story.happens(events.SupervisorTapped(), STEPS_IN)
    assert story.state.place == Unknown(story.transaction.id, supervisor=samples.SUPERVISOR)
    story.happens(decided)
    assert story.transaction.state is State.CONFIRMED
    assert story.transaction.evidence[-1].detail == samples.SUPERVISOR.id
    act = Act(Deed.DECIDE, samples.OPERATOR, story.clock.at, supervisor=samples.SUPERVISOR)
    assert story.ledger.transactions[-1].acts == (act,)
    assert story.transaction.void_reason == ""


def test_the_leave_to_decide_goes_with_the_screen() -> None:
    story = in_review().happens(events.SupervisorTapped(), STEPS_IN, events.NextPatientTapped())
    story.happens(events.ReportsTapped(), events.RowTapped(story.transaction.id))
    assert story.happens(events.Decided(State.CONFIRMED, "PA-1")).notice == "supervisor-needed"


def test_what_the_kiosk_still_finds_out_itself_no_supervisor_decides() -> None:
    story = Story().logs_in(samples.SUPERVISOR).chooses("K-001").identifies().swipes()
    story.terminal.then(NoAnswer("timeout"))
    assert story.confirms().happens(events.Decided(State.CONFIRMED, "PA-1")).place == "Unknown"
    assert story.transaction.state is State.CONFIRM_UNKNOWN


def test_nobody_is_called_where_there_is_nothing_to_decide() -> None:
    story = Story().asks()
    story.terminal.then(NoAnswer("timeout"))
    assert story.confirms().happens(events.SupervisorTapped()).place == "Unknown"


def test_the_password_is_in_no_repr() -> None:
    assert "parole" not in repr((STEPS_IN, effects.Vouch("vadiba", "parole", "1")))
