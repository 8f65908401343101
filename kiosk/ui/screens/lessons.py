"""Owns the list of lessons, and the wait until the one that was chosen can begin."""

from functools import partial

from kivy.properties import BooleanProperty

from kiosk.flow.lessons import book
from kiosk.flow.lessons.events import LessonChosen
from kiosk.flow.lessons.training import Training
from kiosk.flow.state import Kiosk
from kiosk.ui.i18n import tr
from kiosk.ui.kv import load_beside
from kiosk.ui.lesson_words import LESSONS
from kiosk.ui.screen import KioskScreen
from kiosk.ui.screens import choosing  # noqa: F401  known to kv by being imported


class LessonsScreen(KioskScreen):
    """What can be learnt here; what was finished in this training has a tick.

    Attributes:
        preparing: a lesson was chosen, and is being set up.
    """

    preparing = BooleanProperty(defaultvalue=False)

    def show(self, kiosk: Kiosk) -> None:
        """Offer the lessons."""
        training = kiosk.training or Training()
        self.preparing = not training.listing
        self.ids.choices.data = [_card(self, one.id, training) for one in book.LESSONS]

    def choose(self, lesson: str) -> None:
        """Begin it."""
        if not self.preparing:
            self.emit(LessonChosen(lesson))

    def left(self) -> None:
        """Wait no longer, and begin at the top next time."""
        self.preparing = False
        self.ids.choices.to_top()


def _card(screen: LessonsScreen, lesson: str, training: Training) -> dict[str, object]:
    words, done = LESSONS[lesson], lesson in training.done
    return {
        "icon": "check" if done else words.icon,
        "text": tr(words.title),
        "note": tr("Pabeigta. Var atkārtot.") if done else tr(words.summary),
        "tapped": partial(screen.choose, lesson),
    }


load_beside(__file__)
