"""The taps that only training has."""

from kiosk.flow.events import Event


class TrainingTapped(Event, frozen=True):
    """At the log-in: begin training."""


class TrainingFailed(Event, frozen=True):
    """It could not be begun."""


class LessonChosen(Event, frozen=True):
    """A lesson of the list was tapped."""

    lesson: str


class LessonsTapped(Event, frozen=True):
    """Leave the lesson for the list."""


class TrainingLeft(Event, frozen=True):
    """Leave training for the log-in."""


class PracticeSwiped(Event, frozen=True):
    """The practice card was swiped by a touch."""


class PaperAdded(Event, frozen=True):
    """Paper was put into the practice printer by a touch."""
