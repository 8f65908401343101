"""What training wants done with the practice devices, and with itself."""

from kiosk.flow.effects import Effect


class TrainingEffect(Effect, frozen=True):
    """Something for whoever sets training up."""


class EnterTraining(TrainingEffect, frozen=True):
    """Set up training beside the clinic's kiosk; answers TrainingFailed if that cannot be."""


class LeaveTraining(TrainingEffect, frozen=True):
    """Take all of it away, and show the clinic's log-in."""


class BeginLesson(TrainingEffect, frozen=True):
    """Set training up anew, for a lesson, with a journal and a service that nobody has used.

    Attributes:
        done: the lessons that were finished before.
    """

    lesson: str
    done: frozenset[str]


class SwipePractice(TrainingEffect, frozen=True):
    """Swipe the practice card."""


class AddPaper(TrainingEffect, frozen=True):
    """Put paper into the practice printer."""
