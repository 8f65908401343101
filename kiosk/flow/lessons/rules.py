"""Into training, from lesson to lesson, and out; and what stands in for a card and for paper."""

from msgspec.structs import replace

from kiosk.flow.lessons import seen
from kiosk.flow.lessons.effects import (
    AddPaper,
    BeginLesson,
    EnterTraining,
    LeaveTraining,
    SwipePractice,
)
from kiosk.flow.lessons.events import (
    LessonChosen,
    LessonsTapped,
    PaperAdded,
    PracticeSwiped,
    TrainingFailed,
    TrainingLeft,
    TrainingTapped,
)
from kiosk.flow.lessons.training import Training
from kiosk.flow.maintenance.events import MenuTapped
from kiosk.flow.moves import Result, here, stay
from kiosk.flow.places import Login
from kiosk.flow.state import Kiosk


def enter(state: Kiosk, _event: TrainingTapped) -> Result:
    """Begin training where nobody works; the clinic's kiosk stays as it is, its draft with it."""
    if here(state, Login).busy:
        return stay(state)
    return replace(state, place=Login()), (EnterTraining(),)


def not_entered(state: Kiosk, _event: TrainingFailed) -> Result:
    """Say so at the log-in."""
    return stay(replace(state, place=Login(problem="training")))


def choose(state: Kiosk, event: LessonChosen) -> Result:
    """Begin a lesson from its beginning."""
    training = _of(state)
    if not training.listing:
        return stay(state)
    return state, (BeginLesson(event.lesson, training.done),)


def show_list(state: Kiosk, _event: LessonsTapped) -> Result:
    """Lay the list over the lesson, which then is over."""
    training = _of(state)
    return stay(replace(state, help=False, training=replace(training, listing=True)))


def leave(state: Kiosk, _event: TrainingLeft) -> Result:
    """Back to the clinic's log-in."""
    return state, (LeaveTraining(),)


def swipe(state: Kiosk, _event: PracticeSwiped) -> Result:
    """Swipe the practice card, where a card is waited for."""
    return (state, (SwipePractice(),)) if seen.card_awaited(state) else stay(state)


def add_paper(state: Kiosk, _event: PaperAdded) -> Result:
    """Put paper in, where it has run out."""
    return (state, (AddPaper(),)) if seen.paper_wanted(state) else stay(state)


def swallow(state: Kiosk, _event: MenuTapped) -> Result:
    """Open nothing that training has not got."""
    return stay(state)


def _of(state: Kiosk) -> Training:
    return state.training or Training()
