"""The question before a bill that repeats another, driven by real touches on the real flow."""

from collections.abc import Callable
from typing import Any

import pytest

from kiosk.domain.transaction import State
from kiosk.flow.events import BackTapped, SendAgainTapped
from kiosk.flow.places import Billing, Identify, SameAgain
from kiosk.ui.environment import Panel
from kiosk.ui.format import money
from tests.ui.clinic import CATALOGUE, at_work, bill_of
from tests.ui.conftest import PANELS
from tests.ui.desk import LANGUAGES, Desk, open_desk
from tests.ui.visits import CODES, ID, NOW, PERSON, transaction_of


@pytest.fixture
def desk(start: Callable[..., Any]) -> Callable[..., Desk]:
    """`desk(place, panel)` stands there four minutes after the same bill was confirmed."""

    def begin(place: Identify | SameAgain, on: Panel = PANELS["10in"]) -> Desk:
        earlier = transaction_of(State.CONFIRMED)
        kiosk = at_work(place=place, now=NOW, bill=bill_of(*CODES), transactions={ID: earlier})
        return open_desk(start, kiosk, on)

    return begin


def question() -> SameAgain:
    return SameAgain(CATALOGUE.providers[0], CATALOGUE.insurers[0], ID, PERSON.digits)


def test_typing_the_same_person_asks_before_the_card(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(Identify(CATALOGUE.providers[0], CATALOGUE.insurers[0]), panel)
    at.robot.type(PERSON.digits)

    assert isinstance(at.kiosk.place, SameAgain)
    said = " ".join(at.robot.texts())
    for words in (
        "Šai personai tāds rēķins jau ir",
        "Nr. 000123 · 10:42",
        PERSON.masked,
        money(13380),
        "Apstiprināta",
    ):
        assert words in said
    assert PERSON.digits not in said
    assert PERSON.grouped not in said


def test_the_first_answer_sends_nothing_and_keeps_the_bill(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(question(), panel)

    at.robot.tap("back")

    assert at.events == [BackTapped()]
    assert isinstance(at.kiosk.place, Billing)
    assert at.robot.sees("4 / 30")


def test_the_other_answer_leads_on_to_the_card(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(question(), panel)

    at.robot.tap("Tomēr sūtīt")

    assert at.events == [SendAgainTapped()]
    assert at.robot.sees("Novelciet karti")
    assert at.robot.sees(PERSON.grouped), "the code is there again, not to be typed twice"


def test_the_question_is_whole_in_every_language(desk: Callable[..., Desk], panel: Panel) -> None:
    from kivy.core.window import Window

    at = desk(question(), panel)
    for language in LANGUAGES:
        at.speak(language)
        at.robot.frames(3)
        headline, button = at.robot.find("headline"), at.robot.find("back")
        top = headline.to_window(headline.x, headline.top)[1]
        assert top < at.app.root.bar.y, language
        card_bottom = min(
            widget.to_window(widget.x, widget.y)[1]
            for widget in at.app.root.navigator.screen.walk()
            if type(widget).__name__ == "Fact"
        )
        assert card_bottom > button.to_window(button.x, button.top)[1], language
        assert button.to_window(button.right, 0)[0] <= Window.width
