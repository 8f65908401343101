"""The taps that only training has."""

from dataclasses import dataclass

from kiosk.flow.events import Event


@dataclass(frozen=True, slots=True)
class TrainingTapped(Event):
    """At the log-in: begin training."""


@dataclass(frozen=True, slots=True)
class TrainingFailed(Event):
    """It could not be begun."""


@dataclass(frozen=True, slots=True)
class LessonChosen(Event):
    """A lesson of the list was tapped."""

    lesson: str


@dataclass(frozen=True, slots=True)
class LessonsTapped(Event):
    """Leave the lesson for the list."""


@dataclass(frozen=True, slots=True)
class TrainingLeft(Event):
    """Leave training for the log-in."""


@dataclass(frozen=True, slots=True)
class PracticeSwiped(Event):
    """The practice card was swiped by a touch."""


@dataclass(frozen=True, slots=True)
class PaperAdded(Event):
    """Paper was put into the practice printer by a touch."""
