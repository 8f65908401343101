"""Hands training's effects to whoever sets training up."""

from kiosk.flow.lessons import effects
from kiosk.ports.training import Training


def use(training: Training, effect: effects.TrainingEffect) -> None:
    """Have it done."""
    match effect:
        case effects.EnterTraining():
            training.enter()
        case effects.LeaveTraining():
            training.leave()
        case effects.BeginLesson(lesson=lesson, done=done):
            training.begin(lesson, done)
        case effects.SwipePractice():
            training.swipe()
        case effects.AddPaper():
            training.add_paper()
        case _:
            raise TypeError(f"nobody carries out {type(effect).__name__}")
