"""What training wants done with the practice devices, and with itself."""

from dataclasses import dataclass

from kiosk.flow.effects import Effect


class TrainingEffect(Effect):
    """Something for whoever sets training up."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class EnterTraining(TrainingEffect):
    """Set up training beside the clinic's kiosk; answers TrainingFailed if that cannot be."""


@dataclass(frozen=True, slots=True)
class LeaveTraining(TrainingEffect):
    """Take all of it away, and show the clinic's log-in."""


@dataclass(frozen=True, slots=True)
class BeginLesson(TrainingEffect):
    """Set training up anew, for a lesson, with a journal and a service that nobody has used.

    Attributes:
        done: the lessons that were finished before.
    """

    lesson: str
    done: frozenset[str]


@dataclass(frozen=True, slots=True)
class SwipePractice(TrainingEffect):
    """Swipe the practice card."""


@dataclass(frozen=True, slots=True)
class AddPaper(TrainingEffect):
    """Put paper into the practice printer."""
