"""The unknown outcome and the decision about it, driven by real touches on the real flow."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from kiosk.domain.transaction import State
from kiosk.flow.events import (
    AskAgainTapped,
    CancelTapped,
    Decided,
    DecisionChanged,
    HelpClosed,
    LockTapped,
    Unlocked,
)
from kiosk.flow.places import Billing, Details, Reports, Unknown
from kiosk.flow.state import Notice
from kiosk.ui.doubt_words import DOUBTS, doubt_of
from kiosk.ui.environment import Panel
from tests.gallery.scenes import states
from tests.ui.clinic import bill_of
from tests.ui.conftest import PANELS
from tests.ui.desk import LANGUAGES, Desk, open_desk
from tests.ui.visits import CODES, ID, SUPERVISOR, looking_at, transaction_of


@pytest.fixture
def desk(start: Callable[..., Any]) -> Callable[..., Desk]:
    return lambda kiosk, on=PANELS["10in"]: open_desk(start, kiosk, on)


@pytest.mark.parametrize("unknown", sorted(DOUBTS))
def test_every_unknown_outcome_says_what_whether_money_moved_and_what_happens(
    desk: Callable[..., Desk], panel: Panel, unknown: State
) -> None:
    at = desk(looking_at(Unknown(ID), transaction_of(unknown, attempts=2)), panel)
    doubt = DOUBTS[unknown]

    assert {doubt.headline, doubt.happened, doubt.money, doubt.now, doubt.advice} <= set(at.robot.texts())
    assert at.robot.sees("3. mēģinājums no 6")
    assert at.app.root.navigator.screen.safe is (
        unknown in {State.ADJUDICATION_UNKNOWN, State.CANCEL_UNKNOWN}
    )


def test_a_possible_charge_is_never_called_safe() -> None:
    assert not DOUBTS[State.CONFIRM_UNKNOWN].safe
    assert not DOUBTS[State.VOID_UNKNOWN].safe


def test_numbers_for_the_insurer_are_in_sight(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(states()["unknown-confirm"], panel)

    seen = " ".join(at.robot.texts())

    assert "Nr. 000123" in seen
    assert "PA-2026-004417" in seen


def test_the_next_patient_gets_an_empty_bill(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(replace(states()["unknown-confirm"], bill=bill_of(*CODES)), panel)

    at.robot.tap("Nākamais pacients")

    assert isinstance(at.kiosk.place, Billing)
    assert at.kiosk.bill.lines == ()


def test_from_the_list_the_way_leads_back_to_the_list(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(states()["unknown-void"], panel)

    at.robot.tap("Uz transakciju sarakstu")

    assert isinstance(at.kiosk.place, Reports)


def test_only_an_unanswered_question_can_be_cancelled(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(states()["unknown-adjudication"], panel)

    at.robot.tap("Atcelt")
    assert at.events == [CancelTapped()]
    assert at.kiosk.transactions[ID].state is State.CANCELLING

    at.show(states()["unknown-confirm"])
    assert not at.robot.sees("Atcelt")


def test_in_review_a_receptionist_can_ask_again_but_not_decide(
    desk: Callable[..., Desk], panel: Panel
) -> None:
    at = desk(states()["unknown-review"], panel)
    assert not at.robot.sees("Ierakstīt lēmumu")
    assert at.robot.sees("Lēmumu ieraksta vadītājs. Apdrošinātājam nosauciet redzamos numurus.")

    at.robot.tap("Jautāt vēlreiz")

    assert at.events == [AskAgainTapped()]


def test_a_supervisor_records_what_the_insurer_said(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(states()["unknown-review-supervisor"], panel)
    assert at.robot.find("record").disabled

    at.robot.tap("first_choice")
    assert at.robot.find("record").disabled
    at.robot.tap("typed")
    at.robot.type("PA-77")
    _press(at, "enter")
    at.robot.tap("record")
    at.robot.tap("yes")

    assert at.events[-1] == Decided(State.CONFIRMED, "PA-77")
    assert at.kiosk.transactions[ID].state is State.CONFIRMED
    assert isinstance(at.kiosk.place, Details)


def test_a_decision_that_is_not_meant_is_not_recorded(desk: Callable[..., Desk]) -> None:
    at = desk(states()["unknown-review-supervisor"])
    at.robot.tap("second_choice")
    at.robot.tap("typed")
    at.robot.type("7")
    _press(at, "enter")

    at.robot.tap("record")
    at.robot.tap("no")

    assert {type(event) for event in at.events} == {DecisionChanged}
    assert at.kiosk.transactions[ID].state is State.REVIEW


def test_choice_and_reference_are_there_after_help_and_after_the_lock(
    desk: Callable[..., Desk], panel: Panel
) -> None:
    at = desk(states()["unknown-review-supervisor"], panel)
    at.robot.tap("second_choice")
    at.robot.tap("typed")
    at.robot.type("PA-77")
    _press(at, "enter")

    at.robot.tap("help")
    at.dispatch(HelpClosed())
    at.robot.frames(3)
    assert (at.app.root.navigator.screen.chosen, at.robot.find("typed").text) == (1, "PA-77")

    at.dispatch(LockTapped())
    at.robot.frames(3)
    assert "PA-77" not in " ".join(at.robot.texts())
    at.dispatch(Unlocked())
    at.robot.frames(3)
    assert (at.app.root.navigator.screen.chosen, at.robot.find("typed").text) == (1, "PA-77")
    assert not at.robot.find("record").disabled


def _press(at: Desk, key: str) -> None:
    from kiosk.ui.typing_robot import tap_key

    tap_key(at.robot, key)
    at.robot.frames(3)


@pytest.mark.parametrize(
    ("in_doubt", "decisions"),
    [
        (State.CONFIRM_UNKNOWN, {State.CONFIRMED, State.CANCELLED}),
        (State.CONFIRMING, {State.CONFIRMED, State.CANCELLED}),
        (State.VOID_UNKNOWN, {State.VOIDED, State.CONFIRMED}),
        (State.VOIDING, {State.VOIDED, State.CONFIRMED}),
        (State.CANCELLING, {State.CANCELLED, State.CONFIRMED}),
        (State.ADJUDICATION_UNKNOWN, {State.CANCELLED, State.CONFIRMED}),
    ],
)
def test_the_decisions_offered_fit_what_is_in_doubt(in_doubt: State, decisions: set[State]) -> None:
    assert set(doubt_of(transaction_of(State.REVIEW, in_doubt=in_doubt)).decisions) == decisions


@pytest.mark.parametrize("in_doubt", [State.ADJUDICATION_UNKNOWN, State.CANCEL_UNKNOWN])
def test_what_a_supervisor_may_decide_otherwise_is_only_likely(in_doubt: State) -> None:
    assert doubt_of(transaction_of(in_doubt)).money == "No polises nekas nav norakstīts."
    review = doubt_of(transaction_of(State.REVIEW, in_doubt=in_doubt))
    assert review.money == "Visticamāk, no polises nekas nav norakstīts."


def test_what_was_typed_about_one_transaction_is_gone_at_the_next(desk: Callable[..., Desk]) -> None:
    at = desk(states()["unknown-review-supervisor"])
    at.robot.tap("first_choice")
    at.robot.tap("typed")
    at.robot.type("7")
    _press(at, "enter")

    other = transaction_of(State.REVIEW, id="other", in_doubt=State.VOID_UNKNOWN)
    at.show(looking_at(Unknown("other"), other, operator=SUPERVISOR))

    assert at.robot.find("typed").text == ""
    assert at.app.root.navigator.screen.chosen == -1


def test_the_next_attempt_is_counted_down(
    desk: Callable[..., Desk], panel: Panel, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kivy.clock import Clock

    # The clock stands: on a busy machine the screen alone may take a second to build.
    begun = Clock.time()
    monkeypatch.setattr(Clock, "time", lambda: begun)
    unknown = looking_at(Unknown(ID), transaction_of(State.CONFIRM_UNKNOWN, attempts=2))
    at = desk(replace(unknown, retries={ID: unknown.now.seconds + 8}), panel)
    assert at.robot.sees("3. mēģinājums no 6 pēc 8 s")

    monkeypatch.setattr(Clock, "time", lambda: begun + 5)
    at.robot.until(lambda: at.robot.sees("3. mēģinājums no 6 pēc 3 s"))
    monkeypatch.setattr(Clock, "time", lambda: begun + 9)
    at.robot.until(lambda: at.robot.sees("3. mēģinājums no 6"))


def test_an_attempt_that_is_long_due_has_no_countdown(desk: Callable[..., Desk]) -> None:
    unknown = looking_at(Unknown(ID), transaction_of(State.CONFIRM_UNKNOWN, attempts=2))
    at = desk(replace(unknown, retries={ID: unknown.now.seconds - 1}))

    assert at.robot.sees("3. mēģinājums no 6")


def test_while_one_asks_again_it_is_said_and_cannot_be_asked_twice(
    desk: Callable[..., Desk], panel: Panel
) -> None:
    at = desk(states()["unknown-review"], panel)

    at.robot.tap("Jautāt vēlreiz")

    assert at.robot.sees("Terminālis jautā apdrošinātājam")
    assert at.robot.find("ask_again").disabled


@pytest.mark.parametrize("keyword", ["review-not-asked", "review-no-answer", "review-nothing-new"])
def test_that_asking_again_brought_nothing_is_said_in_every_language(
    desk: Callable[..., Desk], panel: Panel, keyword: str
) -> None:
    from kiosk.ui.i18n import tr
    from kiosk.ui.messages import in_step
    from kiosk.ui.notices import NOTICES

    at = desk(replace(states()["unknown-review"], notice=Notice(keyword)), panel)
    for language in LANGUAGES:
        tr.lang = language
        at.robot.frames(3)
        said, message = " ".join(at.robot.texts()), NOTICES[keyword]
        assert all(text in said for text in (tr(message.headline), tr(message.body), in_step(message)))
        assert at.robot.find("ask_again").height > 0
