"""What the lifecycle's table must hold, whatever its rows say."""

import pytest

from kiosk.domain.transaction import State
from kiosk.flow.lifecycle import FINAL, TABLE, UNDER_WAY, UNKNOWN, Command, Turn, is_live, recovery, step

PROOF = {
    Turn.ANSWERED,
    Turn.DECLINED,
    Turn.ACKNOWLEDGED,
    Turn.REFUSED,
    Turn.NOT_SENT,
    Turn.DECIDED_CONFIRMED,
    Turn.DECIDED_CANCELLED,
    Turn.DECIDED_VOIDED,
    *(turn for turn in Turn if turn.value.startswith("found-")),
}


def test_only_proof_leads_to_a_final_state() -> None:
    unproven = {pair for pair, to in TABLE.items() if to.state in FINAL and pair[1] not in PROOF}
    assert unproven == set()


CONFIRMED = {
    (State.CONFIRMING, Turn.ACKNOWLEDGED),
    (State.CONFIRM_UNKNOWN, Turn.FOUND_CONFIRMED),
    (State.VOIDING, Turn.NOT_SENT),
    (State.VOIDING, Turn.REFUSED),
    (State.REVIEW, Turn.FOUND_CONFIRMED),
    (State.REVIEW, Turn.DECIDED_CONFIRMED),
}
VOIDED = {
    (State.VOIDING, Turn.ACKNOWLEDGED),
    (State.VOID_UNKNOWN, Turn.FOUND_VOIDED),
    (State.CONFIRM_UNKNOWN, Turn.FOUND_VOIDED),
    (State.REVIEW, Turn.FOUND_VOIDED),
    (State.REVIEW, Turn.DECIDED_VOIDED),
}
CANCELLED = {
    (State.CANCELLING, Turn.ACKNOWLEDGED),
    (State.CANCEL_UNKNOWN, Turn.ACKNOWLEDGED),
    (State.ADJUDICATION_UNKNOWN, Turn.FOUND_CANCELLED),
    (State.CONFIRM_UNKNOWN, Turn.FOUND_CANCELLED),
    (State.REVIEW, Turn.FOUND_CANCELLED),
    (State.REVIEW, Turn.DECIDED_CANCELLED),
}
DECLINED = {
    (State.ADJUDICATING, Turn.DECLINED),
    (State.ADJUDICATING, Turn.REFUSED),
    (State.ADJUDICATION_UNKNOWN, Turn.FOUND_DECLINED),
    (State.REVIEW, Turn.FOUND_DECLINED),
}


@pytest.mark.parametrize(
    ("final", "pairs"),
    [
        (State.CONFIRMED, CONFIRMED),
        (State.VOIDED, VOIDED),
        (State.CANCELLED, CANCELLED),
        (State.DECLINED, DECLINED),
        (State.UNSENT, {(State.ADJUDICATING, Turn.NOT_SENT)}),
    ],
)
def test_a_final_state_is_reached_in_these_ways_only(final: State, pairs: set[tuple[State, Turn]]) -> None:
    assert {pair for pair, to in TABLE.items() if to.state is final} == pairs


def test_what_is_said_to_be_sent_from_an_unknown_state_is_what_is_sent() -> None:
    for to in TABLE.values():
        assert to.state not in UNKNOWN or to.command in {None, recovery(to.state)}


def test_no_answer_never_leads_to_anything_final() -> None:
    assert {to.state for (_, turn), to in TABLE.items() if turn is Turn.NO_ANSWER} <= UNKNOWN


@pytest.mark.parametrize("state", sorted(UNDER_WAY))
def test_what_is_under_way_is_unknown_after_a_restart(state: State) -> None:
    after = step(state, Turn.RESTARTED)
    assert after is not None
    assert after.state in UNKNOWN
    assert after.command is None


@pytest.mark.parametrize("state", sorted(UNDER_WAY))
def test_nothing_can_be_tapped_while_a_command_is_in_flight(state: State) -> None:
    assert all(step(state, turn) is None for turn in (Turn.CONFIRM, Turn.CANCEL, Turn.VOID))


@pytest.mark.parametrize("state", sorted(UNKNOWN))
def test_an_unknown_outcome_always_has_a_way_out(state: State) -> None:
    assert recovery(state) in {Command.INQUIRE, Command.CANCEL}
    assert step(state, Turn.NO_ANSWER) is not None
    assert step(state, Turn.GIVEN_UP) is not None


def test_what_may_have_been_confirmed_is_never_reversed_by_itself() -> None:
    doubtful = {State.CONFIRMING, State.CONFIRM_UNKNOWN, State.VOIDING, State.VOID_UNKNOWN, State.REVIEW}
    sent = {to.command for (state, _), to in TABLE.items() if state in doubtful}
    assert Command.CANCEL not in sent


def test_a_void_follows_only_from_a_persons_wish() -> None:
    voids = {pair for pair, to in TABLE.items() if to.command is Command.VOID}
    assert voids == {(State.CONFIRMED, Turn.VOID), (State.VOID_UNKNOWN, Turn.FOUND_CONFIRMED)}


def test_money_is_at_stake_until_it_is_not() -> None:
    assert {state for state in State if not is_live(state)} == {
        State.UNSENT,
        State.DECLINED,
        State.CANCELLED,
        State.VOIDED,
    }


def test_every_state_can_be_reached_and_left() -> None:
    reached = {to.state for to in TABLE.values()} | {State.ADJUDICATING}
    left = {state for state, _ in TABLE}
    assert reached == set(State)
    assert left == set(State) - {State.UNSENT, State.DECLINED, State.CANCELLED, State.VOIDED}
