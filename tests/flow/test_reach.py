"""Storyboards of a terminal service that goes out of reach and comes back while nobody touches anything."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from kiosk.domain.transaction import Deed
from kiosk.flow import events, places
from kiosk.flow.events import CatalogueDue, Event
from kiosk.flow.reach import RETRY_SECONDS
from kiosk.ports.terminal import NoAnswer, NotSent, Outcome
from tests import samples
from tests.flow.story import Story

AWAY = NotSent("refused")


def cut_off(story: Story) -> Story:
    """Let nothing reach the terminal service from the next call on."""
    story.terminal.catalogue_answer = AWAY
    story.terminal.then(AWAY)
    return story


def comes_back(story: Story) -> Story:
    """Let the terminal service be reached again, and wait until that is seen."""
    story.terminal.catalogue_answer = samples.CATALOGUE
    return story.passes(RETRY_SECONDS)


def asked(story: Story) -> int:
    """Return how many questions for the catalogue are still to come by themselves."""
    return sum(isinstance(one.event, CatalogueDue) for one in story.timers)


def before_the_swipe() -> Story:
    return Story().logs_in().chooses("K-001").identifies()


def answered() -> Story:
    return Story().asks()


def to_be_voided() -> Story:
    story = Story().asks().confirms().happens(events.CloseTapped(), events.ReportsTapped())
    return story.happens(events.RowTapped(story.transaction.id), events.DeleteTapped())


LOSSES: list[tuple[Callable[[], Story], Event, str, str]] = [
    (before_the_swipe, events.CardRead(samples.CARD), "Billing", "not-asked"),
    (answered, events.ConfirmTapped(), "Statuses", "not-sent"),
    (to_be_voided, events.VoidTapped("B"), "Details", "not-sent"),
]


@pytest.mark.parametrize(("begin", "tap", "place", "notice"), LOSSES)
def test_what_could_not_be_sent_is_followed_by_questions_until_the_service_is_back(
    begin: Callable[[], Story], tap: Event, place: str, notice: str
) -> None:
    story = cut_off(begin()).happens(tap)
    assert (story.place, story.notice, story.state.network) == (place, notice, False)

    calls = len(story.terminal.calls)
    story.passes(3 * RETRY_SECONDS)
    assert story.terminal.calls[calls:] == ["catalogue"] * 3
    assert (story.notice, story.state.network, asked(story)) == (notice, False, 1)

    comes_back(story)
    assert (story.place, story.notice, story.state.network) == (place, "network-back", True)
    assert asked(story) == 0


def test_there_is_one_question_to_come_however_often_it_fails() -> None:
    story = cut_off(before_the_swipe()).swipes()
    story.terminal.then(AWAY, AWAY)
    story.identifies().swipes().happens(events.CatalogueFailed(AWAY))
    assert asked(story) == 1
    story.terminal.then(None, AWAY)
    story.identifies().swipes().confirms()
    assert asked(story) == 1


def test_a_failed_renewal_of_the_catalogue_and_a_lost_network_have_one_question_between_them() -> None:
    story = before_the_swipe().happens(events.CatalogueFailed(NoAnswer("timeout")))
    assert (story.state.network, asked(story)) == (True, 1)
    cut_off(story).swipes()
    assert (story.state.network, asked(story)) == (False, 1)


@pytest.mark.parametrize("silence", [NoAnswer("timeout"), NoAnswer("server-error")])
def test_silence_is_no_sign_that_the_service_is_back(silence: NoAnswer) -> None:
    story = cut_off(before_the_swipe()).swipes()
    story.terminal.catalogue_answer = silence
    story.passes(RETRY_SECONDS)
    assert (story.notice, story.state.network, asked(story)) == ("not-asked", False, 1)


def test_a_person_who_tries_again_and_gets_through_is_told_nothing_of_it() -> None:
    story = cut_off(before_the_swipe()).swipes().identifies().swipes()
    assert (story.place, story.notice, story.state.network) == ("Statuses", None, True)


def test_what_is_said_of_other_things_stays() -> None:
    story = cut_off(before_the_swipe()).swipes().happens(events.ServiceTapped("X-999"))
    assert comes_back(story).notice == "not-in-catalogue"
    assert story.state.network is True


@pytest.mark.parametrize("late", [events.CatalogueFailed(AWAY), events.CatalogueLoaded(samples.CATALOGUE)])
def test_an_answer_that_comes_after_the_log_out_changes_nothing_at_the_log_in(late: Event) -> None:
    story = Story().logs_in().happens(events.LogOutTapped())
    waiting = places.Login(busy=True)
    story.state = replace(story.state, place=waiting)
    assert story.happens(late).state.place == waiting


def test_nobody_asks_where_nobody_is_logged_in() -> None:
    story = cut_off(before_the_swipe()).swipes().happens(events.LogOutTapped())
    calls = len(story.terminal.calls)
    story.passes(3 * RETRY_SECONDS)
    assert (story.terminal.calls[calls:], asked(story)) == ([], 0)

    story.terminal.login = AWAY
    story.happens(events.LogInTapped("recepcija", "parole"))
    assert (story.state.network, asked(story)) == (False, 0)

    story.terminal.catalogue_answer = samples.CATALOGUE
    cut_off(story.logs_in().chooses("K-001").identifies()).swipes()
    assert (story.notice, asked(story)) == ("not-asked", 1)


def test_asking_about_a_review_in_vain_is_taken_back_too() -> None:
    story = Story().asks()
    outcomes: tuple[Outcome, ...] = (NoAnswer("timeout"),) * 7
    story.terminal.then(*outcomes)
    story.confirms()
    for _ in range(6):
        story.waits()
    cut_off(story).happens(events.AskAgainTapped())
    assert story.notice == "review-not-asked"
    assert comes_back(story).notice == "network-back"


def test_at_the_lock_and_before_a_supervisor_it_is_not_called_lost_any_more() -> None:
    story = before_the_swipe()
    place = places.Authorise("any", Deed.VOID, problem="not-sent")
    lock = places.Locked(other=True, problem="not-sent")
    story.state = type(story.state)(place=place, lock=lock, operator=story.state.operator, network=False)
    story.happens(events.CatalogueLoaded(samples.CATALOGUE))
    assert story.state.place == places.Authorise("any", Deed.VOID)
    assert story.state.lock == places.Locked(other=True)

    wrong = places.Authorise("any", Deed.VOID, problem="not-supervisor")
    story.state = type(story.state)(place=wrong, operator=story.state.operator, network=False)
    story.happens(events.CatalogueLoaded(samples.CATALOGUE))
    assert story.state.place == wrong
