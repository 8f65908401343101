"""Every order in which a supervisor's leave and the lock can meet: walked, step by step, to the last.

The walk is over the real flow. What it asks of the world (a password compared, a log-in, a supervisor's
credentials) stays open until the walk answers it, in every order and in every way.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

import pytest
from msgspec.structs import replace

from kiosk.domain.authority import may_decide, may_void
from kiosk.domain.operator import Operator, Role
from kiosk.domain.transaction import State
from kiosk.flow import effects, events, places
from kiosk.flow.advance import advance
from kiosk.flow.effects import Effect
from kiosk.flow.events import Event
from kiosk.flow.lifecycle import Command
from kiosk.flow.state import Kiosk, Moment, ReaderStatus
from kiosk.ports.terminal import NoAnswer, NotAuthorised, NotSent, Refused
from tests import samples
from tests.flow.story import Story

COLLEAGUE: Final = Operator("op-9", "C. Cits", Role.RECEPTIONIST)
AFTER: Final = 120.0
NOW: Final = "2026-03-09T10:30:00+02:00"
MOST_ASKED: Final = 2
"""So many questions may be open at once: one of before and one of now."""
OPEN: Final = (effects.Vouch, effects.Unlock, effects.LogIn)


@dataclass(frozen=True)
class World:
    """The kiosk, what it waits for, and whether a supervisor has allowed what is on the glass now."""

    kiosk: Kiosk
    asked: tuple[Effect, ...] = ()
    allowed: bool = False

    def __hash__(self) -> int:
        return hash((self.kiosk.place, self.kiosk.lock, self.asked, self.allowed))


@dataclass(frozen=True)
class Step:
    """One thing that happens, and what it led to."""

    before: World
    event: Event
    after: World
    wanted: tuple[Effect, ...]


def review() -> Kiosk:
    """A receptionist looks at a transaction that a person has to decide."""
    story = Story(lock_after=AFTER).asks()
    story.terminal.then(NoAnswer("timeout"), Refused("unknown-transaction"))
    return story.confirms().waits().state


def others() -> Kiosk:
    """A receptionist is about to void what a colleague has made."""
    story = Story(lock_after=AFTER).asks().confirms()
    story.happens(events.CloseTapped(), events.ReportsTapped())
    made = replace(story.transaction, operator=COLLEAGUE)
    story.state = replace(story.state, transactions={made.id: made})
    return story.happens(events.RowTapped(made.id), events.DeleteTapped(restart=False)).state


BEGINNINGS: Final = {"void": others, "review": review}
TAPS: Final[tuple[Event, ...]] = (
    events.LockTapped(),
    events.UnlockTapped("parole"),
    events.OtherOperatorTapped(),
    events.LogInTapped("ilze", "cita"),
    events.VouchTapped("vadiba", "vadibas"),
    events.SupervisorTapped(),
    events.VoidTapped("B"),
    events.Decided(State.CONFIRMED, "PA-1"),
    events.AskAgainTapped(),
    events.BackTapped(),
    events.LogOutTapped(),
    events.CodeChanged("3"),
)
HANDS_OFF: Final[tuple[Event, ...]] = (
    events.CardRead(samples.CARD),
    events.SwipeFailed("unreadable"),
    events.ReaderChanged(ReaderStatus(online=False, reason="unplugged")),
    events.ReaderChanged(ReaderStatus(online=True, lamp="green", reason="")),
    events.Failed("ZeroDivisionError"),
)


def told(world: World) -> Iterator[tuple[Event, tuple[Effect, ...]]]:
    """Everything that can come of what is asked, with what is still asked after it."""
    for effect in world.asked:
        left = tuple(one for one in world.asked if one is not effect)
        match effect:
            case effects.Vouch(ticket=ticket):
                yield events.Vouched(ticket, samples.SUPERVISOR), left
                yield events.Vouched(ticket, COLLEAGUE), left
                yield events.VouchFailed(ticket, NotSent("refused")), left
            case effects.Unlock():
                yield events.Unlocked(), left
                yield events.UnlockRefused(), left
            case _:
                yield events.LoggedIn(COLLEAGUE, samples.INSTITUTION), left
                yield events.LoggedIn(samples.SUPERVISOR, samples.INSTITUTION), left
                yield events.LogInFailed(NotSent("refused")), left


def possible(world: World) -> Iterator[tuple[Event, tuple[Effect, ...]]]:
    """Everything that can happen next: by a finger, at the reader, by the clock, by an answer."""
    state = world.kiosk
    for event in (*TAPS, *HANDS_OFF):
        yield event, world.asked
    for transaction in state.transactions:
        yield events.Answered(transaction, Command.INQUIRE, NoAnswer("timeout")), world.asked
        yield events.Answered(transaction, Command.INQUIRE, NotAuthorised()), world.asked
    if state.watch:
        yield events.WatchDue(state.watch.id), world.asked
    yield from told(world)


def moment(world: World, event: Event) -> Moment:
    """A time at which the event does something, and a ticket that no open question has."""
    tickets = {one.ticket for one in world.asked if isinstance(one, effects.Vouch)}
    ticket = next(name for name in ("t1", "t2", "t3") if name not in tickets)
    late = 1000.0 if isinstance(event, events.WatchDue) else 0.0
    return Moment(NOW, late, ticket)


def step(world: World, event: Event, asked: tuple[Effect, ...]) -> Step:
    """Let one thing happen; what does not matter here is left out, so that the walk comes to an end."""
    before = replace(world.kiosk, now=moment(world, event))
    after, wanted = advance(before, event)
    if isinstance(event, events.WatchDue) and after.watch:  # the countdown has begun: let it end as well
        after, more = advance(replace(after, now=replace(after.now, seconds=2000.0)), event)
        wanted = (*wanted, *more)
    newly = tuple(effect for effect in wanted if isinstance(effect, OPEN))
    plain = _plain(after)
    return Step(world, event, World(plain, (*asked, *newly), _allowed(world, event, plain)), wanted)


def _plain(state: Kiosk) -> Kiosk:
    """The state without what the flow only tells the screens, or counts."""
    place, lock, watch = state.place, state.lock, state.watch
    if isinstance(place, places.Authorise):
        place = replace(place, problem=None)
    return replace(
        state,
        now=Moment(),
        place=place,
        lock=lock and replace(lock, wrong=0, barred_until=0.0, problem=None),
        watch=watch and replace(watch, id="w", touched_at=0.0, locks_at=None),
        notice=None,
        network=True,
        inquiring=frozenset(),
        reader=ReaderStatus(),
    )


def _allowed(before: World, event: Event, after: Kiosk) -> bool:
    """Whether a supervisor has allowed it: from the word until there is another screen, or the lock."""
    now = isinstance(event, events.Vouched) and event.operator is samples.SUPERVISOR
    same = type(after.place) is type(before.kiosk.place)
    return after.lock is None and (now or (before.allowed and same))


def over(world: World) -> bool:
    """Nothing more of this can come of it."""
    state = world.kiosk
    return isinstance(state.place, places.Login | places.Failsafe | places.Billing | places.Details)


@cache
def walk(beginning: str) -> tuple[Step, ...]:
    """Every step that there is from a beginning."""
    first = World(_plain(BEGINNINGS[beginning]()))
    seen, ahead, steps = {first}, deque([first]), []
    while ahead:
        world = ahead.popleft()
        for event, asked in possible(world):
            taken = step(world, event, asked)
            steps.append(taken)
            if taken.after not in seen and len(taken.after.asked) <= MOST_ASKED and not over(taken.after):
                seen.add(taken.after)
                ahead.append(taken.after)
    return tuple(steps)


@pytest.fixture(params=BEGINNINGS)
def steps(request: pytest.FixtureRequest) -> tuple[Step, ...]:
    return walk(request.param)


def states(world: World) -> list[State]:
    return [one.state for one in world.kiosk.transactions.values()]


def entitled(world: World) -> bool:
    """Whether the operator needs nobody for what is on the glass."""
    operator, (transaction,) = world.kiosk.operator, world.kiosk.transactions.values()
    if transaction.state is State.REVIEW:
        return operator is not None and may_decide(operator)
    return operator is not None and may_void(operator, transaction, NOW[:10])


def test_the_walk_meets_what_it_is_for(steps: tuple[Step, ...]) -> None:
    moved = {type(one.event) for one in steps if one.before != one.after}
    assert {events.Vouched, events.VouchFailed, events.Unlocked, events.LoggedIn, events.WatchDue} <= moved
    locked = [one.before for one in steps if one.before.kiosk.lock is not None]
    assert any(isinstance(wish, effects.Vouch) for world in locked for wish in world.asked)
    assert any(states(one.before) != states(one.after) for one in steps)


def test_nothing_is_done_without_a_word_given_in_front_of_this_screen(steps: tuple[Step, ...]) -> None:
    for one in steps:
        if states(one.before) != states(one.after):
            assert one.before.kiosk.lock is None, one
            word = isinstance(one.event, events.Vouched) and one.event.operator is samples.SUPERVISOR
            assert word or one.before.allowed or entitled(one.before), one


def test_no_leave_and_no_question_for_one_outlives_the_lock(steps: tuple[Step, ...]) -> None:
    for one in steps:
        if one.after.kiosk.lock is not None:
            place = one.after.kiosk.place
            assert not getattr(place, "ticket", ""), one
            assert getattr(place, "supervisor", None) is None, one


def test_the_lock_opens_by_a_password_or_to_nobody(steps: tuple[Step, ...]) -> None:
    for one in steps:
        if one.before.kiosk.lock is not None and one.after.kiosk.lock is None:
            opened = isinstance(one.event, events.Unlocked | events.LoggedIn)
            assert opened or one.after.kiosk.operator is None, one


def test_behind_the_lock_no_finger_and_no_card_moves_anything(steps: tuple[Step, ...]) -> None:
    for one in steps:
        if one.before.kiosk.lock is not None and one.event in TAPS:
            assert one.after.kiosk.place == one.before.kiosk.place, one
            assert one.after.kiosk.operator == one.before.kiosk.operator, one


def test_nothing_waits_for_an_answer_that_nobody_owes(steps: tuple[Step, ...]) -> None:
    for one in steps:
        kiosk, asked = one.after.kiosk, one.after.asked
        if isinstance(kiosk.place, places.Authorise) and kiosk.place.ticket:
            tickets = [wish.ticket for wish in asked if isinstance(wish, effects.Vouch)]
            assert kiosk.place.ticket in tickets, one
        if kiosk.lock is not None and kiosk.lock.busy:
            assert any(isinstance(wish, effects.Unlock | effects.LogIn) for wish in asked), one


def test_no_card_is_waited_for_behind_the_lock(steps: tuple[Step, ...]) -> None:
    for one in steps:
        if one.after.kiosk.lock is not None:
            assert effects.ArmReader() not in one.wanted, one
            assert one.after.kiosk.watch is None, one


def test_a_supervisor_who_types_is_not_driven_away_by_an_answer_that_says_nothing(
    steps: tuple[Step, ...],
) -> None:
    for one in steps:
        if isinstance(one.event, events.Answered) and isinstance(one.event.outcome, NoAnswer):
            assert one.after.kiosk.place == one.before.kiosk.place, one


def test_whoever_takes_over_is_asked_for_nobodys_leave_yet(steps: tuple[Step, ...]) -> None:
    for one in steps:
        if isinstance(one.event, events.LoggedIn) and one.before.kiosk.lock is not None:
            assert not isinstance(one.after.kiosk.place, places.Authorise), one
