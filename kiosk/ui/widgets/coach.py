"""Owns the strip of training mode: its mark, the next step, and what stands in for card and paper.

It stands between the bar and the screen and takes its room from the screen, so it covers nothing.
"""

from typing import Any

from kivy.properties import BooleanProperty, OptionProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.label import Label

from kiosk.flow.events import Event
from kiosk.flow.lessons.events import LessonsTapped, PaperAdded, PracticeSwiped, TrainingLeft
from kiosk.flow.state import Kiosk
from kiosk.ui.kv import load_beside
from kiosk.ui.lesson_words import coaching
from kiosk.ui.widgets.button import WordButton
from kiosk.ui.widgets.plate import Plate

AIDS = {"swipe": PracticeSwiped(), "paper": PaperAdded()}
WAYS: dict[str, Event] = {"lessons": LessonsTapped(), "leave": TrainingLeft()}


class CoachButton(WordButton):
    """A button of the strip; no width without words."""


class AidButton(CoachButton):
    """What stands in for a device.

    Attributes:
        aid: `swipe`, `paper`, or empty.
    """

    aid = OptionProperty("", options=["", *AIDS])


class CoachMark(Plate, Label):
    """That this is training."""


class Coach(Plate, BoxLayout):
    """The strip; no height in earnest. Fires `on_wish` with an event for the flow.

    Attributes:
        mark: that this is training.
        hint: the next step.
        count: which step of how many, or empty.
        finished: the lesson is done, and the way on is to be touched next.
        aid: `swipe`, `paper`, or empty.
        way: `lessons`, `leave`, or empty.
    """

    __events__ = ("on_wish",)
    mark = StringProperty("")
    hint = StringProperty("")
    count = StringProperty("")
    finished = BooleanProperty(defaultvalue=False)
    aid = OptionProperty("", options=["", *AIDS])
    way = OptionProperty("", options=["", *WAYS])

    def tell(self, kiosk: Kiosk) -> None:
        """Say what is to be done now."""
        words = coaching(kiosk)
        self.mark = words.mark if words else ""
        self.hint = words.hint if words else ""
        self.count = words.count if words else ""
        self.finished = bool(words and words.finished)
        self.aid = words.aid if words else ""
        self.way = words.way if words else ""

    def help_out(self) -> None:
        """Let the practice card be swiped, or paper be put in."""
        if self.aid:
            self.dispatch("on_wish", AIDS[self.aid])

    def go(self) -> None:
        """Leave the lesson, or training."""
        if self.way:
            self.dispatch("on_wish", WAYS[self.way])

    def on_wish(self, event: Any) -> None:
        """React to a touch; bound in Python."""


load_beside(__file__)
