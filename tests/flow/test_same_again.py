"""Storyboards of a bill that repeats another: asked about before anything is sent."""

from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace

from kiosk.domain.transaction import State
from kiosk.flow import events
from kiosk.flow.places import Identify, SameAgain
from kiosk.ports.terminal import Refused
from tests import samples
from tests.flow.story import Story

OTHER_PERSON = "32000020002"


def confirmed() -> Story:
    """The first bill is confirmed, the next one is open."""
    return Story().asks().confirms().happens(events.CloseTapped())


def repeated() -> Story:
    """The same bill again for the same person, up to the code."""
    return confirmed().chooses("K-001", "L-101", "F-201").identifies()


def later(story: Story, at: str) -> Story:
    story.clock.at = at
    return story


def asked_of(story: Story) -> int:
    return len(story.state.transactions)


def test_the_question_comes_with_the_last_digit_and_no_card_is_taken() -> None:
    story = repeated()

    assert story.place == "SameAgain"
    assert story.state.place == SameAgain(
        samples.DOCTOR, samples.PARAUGS, story.transaction.id, samples.PERSON
    )
    assert not story.reader.armed
    story.swipes()
    assert (story.place, asked_of(story)) == ("SameAgain", 1)


def test_the_personal_code_is_not_in_what_is_logged_of_the_question() -> None:
    assert samples.PERSON not in repr(repeated().state.place)


def test_going_back_keeps_the_bill_and_sends_nothing() -> None:
    story = repeated().happens(events.BackTapped())

    assert (story.place, len(story.state.bill.lines), asked_of(story)) == ("Billing", 3, 1)


def test_who_is_sure_swipes_and_the_insurer_is_asked() -> None:
    story = repeated().happens(events.SendAgainTapped())
    assert story.place == "Identify"
    assert story.reader.armed

    story.swipes()
    assert (story.place, asked_of(story)) == ("Statuses", 2)


def test_another_code_is_looked_at_anew() -> None:
    story = repeated().happens(events.SendAgainTapped(), events.CodeChanged(OTHER_PERSON[:5]))
    story.happens(events.CodeChanged(samples.PERSON))

    assert story.place == "SameAgain"


def test_a_doubtful_code_stays_doubtful_after_the_answer() -> None:
    doubtful = "32000010004"
    story = Story().logs_in().chooses("K-001").identifies(doubtful).swipes().confirms()
    story.happens(events.CloseTapped()).chooses("K-001").identifies(doubtful)
    assert story.place == "SameAgain"

    story.happens(events.SendAgainTapped())
    assert isinstance(story.state.place, Identify)
    assert story.state.place.problem == "doubtful"


def test_order_and_number_of_a_service_do_not_matter() -> None:
    story = confirmed().chooses("F-201", "L-101", "L-101", "K-001").identifies()

    assert story.place == "SameAgain"


@pytest.mark.parametrize(
    ("codes", "person", "insurer"),
    [
        (("K-001", "L-101"), samples.PERSON, "paraugs"),
        (("K-001", "L-101", "F-201"), OTHER_PERSON, "paraugs"),
        (("K-001", "L-101", "F-201"), samples.PERSON, "piemers"),
    ],
)
def test_another_bill_person_or_insurer_is_no_repetition(
    codes: tuple[str, ...], person: str, insurer: str
) -> None:
    story = confirmed().chooses(*codes).identifies(person, insurer)

    assert story.place == "Identify"


@pytest.mark.parametrize(
    ("seconds", "place"), [(0, "SameAgain"), (600, "SameAgain"), (601, "Identify"), (-3600, "SameAgain")]
)
def test_ten_minutes_count_and_a_clock_set_back_is_no_excuse(seconds: int, place: str) -> None:
    story = confirmed().chooses("K-001", "L-101", "F-201")
    made = datetime.fromisoformat(story.transaction.created_at)
    later(story, (made + timedelta(seconds=seconds)).isoformat()).identifies()

    assert story.place == place


@pytest.mark.parametrize(
    ("state", "place"),
    [
        (State.CONFIRM_UNKNOWN, "SameAgain"),
        (State.REVIEW, "SameAgain"),
        (State.VOID_UNKNOWN, "SameAgain"),
        (State.VOIDED, "Identify"),
        (State.CANCELLED, "Identify"),
        (State.DECLINED, "Identify"),
        (State.UNSENT, "Identify"),
    ],
)
def test_only_what_may_still_cost_money_is_repeated(state: State, place: str) -> None:
    story = confirmed()
    one = replace(story.transaction, state=state)
    story.state = replace(story.state, transactions={one.id: one})
    story.chooses("K-001", "L-101", "F-201").identifies()

    assert story.place == place


def test_a_card_is_not_sent_either_when_the_earlier_bill_appears_only_now() -> None:
    story = Story().logs_in().chooses("K-001", "L-101", "F-201").identifies()
    other = confirmed()
    story.state = replace(story.state, transactions=other.state.transactions)
    story.swipes()

    assert (story.place, asked_of(story)) == ("SameAgain", 1)
    assert not story.reader.armed


def test_a_card_refused_at_the_insurer_is_tried_again_without_a_second_question() -> None:
    story = repeated().happens(events.SendAgainTapped())
    story.terminal.then(Refused("card-unreadable"))
    story.swipes()
    assert story.place == "Identify"

    story.swipes()
    assert story.place == "Statuses"
