"""Storyboards of narrowing the transaction list."""

import pytest
from msgspec.structs import replace

from kiosk.domain.listing import Filter, Standing, days_with_any, recent, select, standing
from kiosk.domain.personal_code import PersonalCode
from kiosk.domain.transaction import State, Transaction
from kiosk.flow import events
from kiosk.flow.places import PickPerson
from tests import samples
from tests.flow.story import Story

DAYS = ("2026-03-01", "2026-03-08", "2026-03-09")
NOBODY = "32000010005"


def listed() -> Story:
    """The list, with one transaction."""
    return Story().asks().confirms().happens(events.CloseTapped(), events.ReportsTapped())


def on_days() -> tuple[Transaction, ...]:
    """One transaction a day, each of another standing."""
    one = listed().transaction
    states = (State.CONFIRMED, State.VOIDED, State.CONFIRM_UNKNOWN)
    return tuple(
        replace(one, id=day, created_at=f"{day}T23:59:59+02:00", state=state)
        for day, state in zip(DAYS, states, strict=True)
    )


def test_days_are_those_on_the_wall_both_ends_among_them() -> None:
    found = select(on_days(), Filter("2026-03-08", "2026-03-09"))
    assert [one.id for one in found] == ["2026-03-08", "2026-03-09"]
    assert [one.id for one in select(on_days(), Filter(*recent("2026-03-09", 9)))] == list(DAYS)
    assert [one.id for one in select(on_days(), Filter(*recent("2026-03-09", 8)))] == list(DAYS[1:])


def test_without_a_filter_everything_is_there_in_its_order() -> None:
    assert select(on_days(), Filter()) == on_days()
    assert not Filter().days


def test_a_person_is_found_by_the_whole_code_only() -> None:
    other = replace(on_days()[0], person=PersonalCode(NOBODY))
    assert select((other, *on_days()), Filter(person=NOBODY)) == (other,)
    assert select(on_days(), Filter(person=samples.PERSON)) == on_days()
    assert NOBODY not in repr(Filter(person=NOBODY))
    assert NOBODY not in repr(PickPerson(NOBODY))


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ({State.CONFIRMED}, Standing.IN_FORCE),
        ({State.VOIDED}, Standing.VOIDED),
        ({State.UNSENT, State.DECLINED, State.CANCELLED}, Standing.NOT_DONE),
        ({State.REVIEW, State.VOIDING, State.VOID_UNKNOWN, State.ADJUDICATED}, Standing.OPEN),
    ],
)
def test_every_state_stands_somehow(states: set[State], expected: Standing) -> None:
    made = tuple(replace(on_days()[0], state=state) for state in states)
    assert {standing(one) for one in made} == {expected}
    assert select(made, Filter(standing=expected)) == made
    assert {standing(replace(made[0], state=state)) for state in State} == set(Standing)


def test_the_days_on_which_there_was_something_come_newest_first() -> None:
    first, *others = on_days()
    assert days_with_any((first, first, *others)) == tuple(zip(reversed(DAYS), (1, 1, 2), strict=True))


def test_each_filter_is_put_on_and_taken_off_by_itself() -> None:
    story = listed().happens(events.FilterTapped("days"))
    assert story.place == "PickDays"
    story.happens(events.DaysChosen("2026-03-09", "2026-03-09"), events.FilterTapped("standing"))
    assert story.place == "PickStanding"
    story.happens(events.StandingChosen(Standing.VOIDED), events.FilterTapped("person"))
    assert story.place == "PickPerson"
    story.happens(events.CodeChanged(samples.PERSON))
    everything = Filter("2026-03-09", "2026-03-09", samples.PERSON, Standing.VOIDED)
    assert (story.place, story.state.filter) == ("Reports", everything)
    for what, left in (
        ("days", replace(everything, since="", until="")),
        ("person", replace(everything, person="")),
        ("standing", replace(everything, standing=None)),
        ("", Filter()),
    ):
        story.state = replace(story.state, filter=everything)
        assert story.happens(events.FilterCleared(what)).state.filter == left


def test_only_a_code_that_can_be_right_is_looked_for() -> None:
    story = listed().happens(events.FilterTapped("person"), events.CodeChanged("3200001000x"))
    assert story.state.place == PickPerson("3200001000")
    assert story.happens(events.CodeChanged("01019010002")).state.place == PickPerson(
        "01019010002", "checksum"
    )
    assert story.happens(events.CodeChanged("32000010004")).state.filter.person == "32000010004"


def test_back_from_a_choice_looks_for_what_was_looked_for_before() -> None:
    story = listed().happens(events.FilterTapped("standing"), events.StandingChosen(Standing.OPEN))
    for what in ("days", "person", "standing"):
        story.happens(events.FilterTapped(what), events.BackTapped())
        assert (story.place, story.state.filter) == ("Reports", Filter(standing=Standing.OPEN))
    assert story.happens(events.FilterTapped("colour")).place == "Reports"


def test_the_filter_stays_while_one_is_looked_at_and_goes_with_the_operator() -> None:
    story = listed().happens(events.FilterTapped("person"), events.CodeChanged(samples.PERSON))
    story.happens(events.RowTapped(story.transaction.id), events.BackTapped())
    assert story.state.filter.person == samples.PERSON
    wanted = story.state
    assert story.happens(events.BillingTapped()).state.filter == Filter()
    story.state = wanted
    assert story.happens(events.LogOutTapped()).state.filter == Filter()


def test_a_code_looked_for_is_in_no_row_of_the_journal() -> None:
    story = listed()
    rows = list(story.ledger.transactions)
    story.happens(events.FilterTapped("person"), events.CodeChanged(NOBODY))
    assert story.state.filter.person == NOBODY
    assert story.ledger.transactions == rows
