"""Training on the glass: its button at the log-in, its strip on every screen, its list of lessons."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from kiosk.flow.events import HelpTapped
from kiosk.flow.lessons import effects
from kiosk.flow.lessons.book import LESSONS
from kiosk.flow.lessons.events import LessonChosen, LessonsTapped, PaperAdded, TrainingLeft, TrainingTapped
from kiosk.flow.lessons.training import Training
from kiosk.flow.places import Billing, Failsafe, Login
from kiosk.flow.state import Kiosk, PrinterStatus
from kiosk.ui import lesson_words
from kiosk.ui.environment import Panel
from tests.ui.clinic import at_work
from tests.ui.conftest import PANELS
from tests.ui.desk import LANGUAGES, Desk, open_desk

IN_LESSON = Training(lesson="first-visit", cue=99, listing=False)
LISTED = Training(cue=99)


@pytest.fixture
def desk(start: Callable[..., Any]) -> Callable[..., Desk]:
    """`desk(kiosk, panel)` starts the kiosk in a state."""

    def begin(kiosk: Kiosk, on: Panel = PANELS["10in"]) -> Desk:
        return open_desk(start, kiosk, on)

    return begin


def test_one_touch_at_the_log_in_begins_training(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(Kiosk(place=Login()), panel)
    at.robot.tap("training")
    assert at.events == [TrainingTapped()]
    assert at.effects == [effects.EnterTraining()]


@pytest.mark.parametrize(
    "kiosk", [Kiosk(place=Login(busy=True)), at_work(), Kiosk(place=Login(), help=True)], ids=str
)
def test_where_somebody_works_there_is_no_such_button(desk: Callable[..., Desk], kiosk: Kiosk) -> None:
    at = desk(kiosk)
    assert not at.app.root.bar.teaches
    assert at.app.root.bar.ids.training.width == 0
    assert at.app.root.coach is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_mark_and_the_next_step_stand_above_the_screen(
    desk: Callable[..., Desk], panel: Panel, language: str
) -> None:
    at = desk(at_work(training=IN_LESSON), panel)
    at.speak(language)
    coach, screen = at.app.root.coach, at.app.root.navigator
    mark = {"lv": "MĀCĪBU REŽĪMS", "ru": "РЕЖИМ ОБУЧЕНИЯ", "en": "TRAINING MODE"}[language]
    assert any(" ".join(text.split()) == mark for text in at.robot.texts())
    assert at.robot.sees(coach.hint)
    assert screen.top <= coach.y + 1
    assert coach.height >= 56 * panel.density


def test_the_strip_leads_to_the_list_and_out(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(at_work(training=IN_LESSON), panel)
    at.robot.tap("Visas mācības")
    assert at.events == [LessonsTapped()]
    assert at.robot.sees("Ko vēlaties izmēģināt?")
    at.robot.tap("Beigt mācības")
    assert at.events[-1] == TrainingLeft()
    assert at.effects[-1] == effects.LeaveTraining()


def test_each_lesson_can_be_chosen(desk: Callable[..., Desk], panel: Panel) -> None:
    at = desk(at_work(training=LISTED), panel)
    for lesson in LESSONS:
        at.robot.tap(at.robot.reveal("choices", lesson_words.LESSONS[lesson.id].title))
    assert [event for event in at.events if isinstance(event, LessonChosen)] == [
        LessonChosen(lesson.id) for lesson in LESSONS
    ]


def test_what_was_finished_is_told(desk: Callable[..., Desk]) -> None:
    at = desk(at_work(training=replace(LISTED, done=frozenset({"void"}))))
    assert at.robot.sees("Pabeigta. Var atkārtot.")


def test_paper_is_offered_where_it_has_run_out(desk: Callable[..., Desk], panel: Panel) -> None:
    empty = PrinterStatus("waiting", ("media-empty",))
    at = desk(at_work(training=IN_LESSON, printer=empty), panel)
    at.robot.tap("Ielikt papīru")
    assert at.events == [PaperAdded()]
    assert at.effects[-1] == effects.AddPaper()


def test_over_help_the_strip_says_how_to_go_on(desk: Callable[..., Desk]) -> None:
    at = desk(at_work(training=IN_LESSON))
    at.dispatch(HelpTapped())
    assert at.robot.sees("Aizveriet palīdzību, lai turpinātu.")
    assert at.app.root.navigator.screen.ids.maintenance.disabled


def test_a_failure_is_seen_over_the_list(desk: Callable[..., Desk]) -> None:
    at = desk(at_work(training=LISTED))
    at.show(replace(at.kiosk, place=Failsafe("KeyError")))
    assert not at.robot.sees("Ko vēlaties izmēģināt?")
    at.robot.tap("Beigt mācības")
    assert at.events[-1] == TrainingLeft()


def test_every_hint_and_every_lesson_has_words() -> None:
    assert {lesson.id for lesson in LESSONS} == set(lesson_words.LESSONS)
    assert {step.hint for lesson in LESSONS for step in lesson.steps} == set(lesson_words.HINTS)
    assert all(words.end for name, words in lesson_words.LESSONS.items() if name != "free")


def test_the_demonstration_s_mark_gives_way(desk: Callable[..., Desk]) -> None:
    at = desk(at_work(training=IN_LESSON))
    at.app.root.bar.mode = "DEMONSTRĀCIJA"
    at.robot.frames(2)
    assert at.app.root.bar.ids.mark.height == 0
    at.show(replace(at.kiosk, training=None, place=Billing()))
    assert at.app.root.bar.ids.mark.height > 0
