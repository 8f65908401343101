"""What is said aloud: the step, in the language on the glass, and never who or how much."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from hw.feedback.speech import PHRASES
from kiosk.domain.transaction import State
from kiosk.flow.places import Asking, Done, Locked, Place, Statuses, Unknown
from kiosk.flow.state import Kiosk, Notice, ReaderStatus
from kiosk.ui import spoken
from kiosk.ui.spoken import phrase_for
from tests.ui.clinic import at_work
from tests.ui.conftest import PANELS
from tests.ui.desk import open_desk
from tests.ui.visits import ID, identifying, looking_at, refused, transaction_of

FULL = {"code": "32000010003", "armed": True}
PART = transaction_of(State.ADJUDICATED)
COVERED = transaction_of(State.ADJUDICATED, "K-001")
NOTHING = replace(PART, adjudication=replace(PART.adjudication, lines=refused(PART.bill)))  # type: ignore[type-var]


@pytest.mark.parametrize(
    ("after", "phrase"),
    [
        (at_work(), ""),
        (identifying(code="3200001000"), ""),
        (identifying(**FULL), "swipe"),
        (identifying(**FULL, problem="unreadable"), "again"),
        (identifying(**FULL, problem="doubtful"), "swipe"),
        (identifying(**FULL, problem="unknown-person"), "rejected"),
        (identifying(**FULL, problem="card-of-another-insurer"), "rejected"),
        (identifying(**FULL, problem="policy-expired"), "rejected"),
        (replace(identifying(**FULL), reader=ReaderStatus()), "no-reader"),
        (looking_at(Asking(ID), PART), "asking"),
        (looking_at(Statuses(ID), PART), "part"),
        (looking_at(Statuses(ID), COVERED), "covered"),
        (looking_at(Statuses(ID), NOTHING), "refused"),
        (looking_at(Done(ID), PART), "confirmed"),
        (looking_at(Unknown(ID), PART), "unknown"),
    ],
)
def test_each_step_has_its_phrase_once(after: Kiosk, phrase: str) -> None:
    before = at_work(place=None)
    assert phrase_for(before, after) == phrase
    assert phrase_for(after, after) == ""
    assert phrase_for(before, replace(after, lock=Locked())) == ""
    assert phrase_for(replace(after, lock=Locked()), after) == phrase


@pytest.mark.parametrize(
    ("place", "keyword", "phrase"),
    [
        (Asking(ID), "not-asked", "ended"),
        (Asking(ID), "provider-not-contracted", "ended"),
        (Statuses(ID), "cancelled", "ended"),
        (Statuses(ID), "hold-expired", "ended"),
        (Unknown(ID), "cancelled", "ended"),
        (Unknown(ID), "review-no-answer", ""),
        (Done(ID), "cancelled", ""),
    ],
)
def test_a_visit_that_came_to_nothing_is_said_to_have(place: Place, keyword: str, phrase: str) -> None:
    after = at_work(notice=Notice(keyword))
    assert phrase_for(looking_at(place, PART), after) == phrase


def test_a_reader_that_comes_back_asks_for_the_card_where_one_is_waited_for() -> None:
    waiting = identifying(**FULL)
    gone = replace(waiting, reader=ReaderStatus())
    assert phrase_for(waiting, gone) == "no-reader"
    assert phrase_for(gone, waiting) == "swipe"
    answered = looking_at(Statuses(ID), PART)
    assert phrase_for(answered, replace(answered, reader=ReaderStatus())) == ""


def test_typing_a_decision_says_nothing_again() -> None:
    before = looking_at(Unknown(ID), PART)
    assert phrase_for(before, looking_at(Unknown(ID, decision=State.CONFIRMED, reference="PA"), PART)) == ""


def test_every_phrase_can_be_said() -> None:
    source = Path(spoken.__file__).read_text(encoding="utf-8")
    assert [phrase for phrase in PHRASES if f'"{phrase}"' not in source] == []


def test_it_speaks_when_it_is_turned_on_in_the_language_on_the_glass(start: Callable[..., Any]) -> None:
    said: list[tuple[str, str]] = []
    at = open_desk(start, at_work(), PANELS["10in"], say=lambda *words: said.append(words))
    at.show(identifying(**FULL))
    assert said == []
    at.robot.tap("access")
    at.robot.tap("speech")
    at.speak("ru")
    at.show(looking_at(Asking(ID), PART))
    assert said == [("asking", "ru")]


def test_where_nothing_can_speak_it_is_not_offered(start: Callable[..., Any]) -> None:
    at = open_desk(start, at_work(), PANELS["10in"])
    at.robot.tap("access")
    assert not at.robot.sees("Runātas norādes")
