"""Which kiosk is on the glass: the clinic's, or training's beside it."""

import logging
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct

from kiosk.engine.engine import Engine
from kiosk.engine.worker import Worker
from kiosk.flow.events import Event
from kiosk.flow.lessons.events import TrainingFailed, TrainingLeft
from kiosk.flow.lessons.training import Training
from kiosk.flow.state import Kiosk, PrinterStatus, ReaderStatus
from kiosk.training.setting import Setting, begun

if TYPE_CHECKING:
    from kiosk.training.exercise import Exercise
    from kiosk.training.home import Home

log = logging.getLogger(__name__)


class Glass(Struct, frozen=True):
    """Where a state is shown.

    Attributes:
        show: shows it; on the main thread.
        call_soon: calls something on the main thread soon, from any thread.
    """

    show: Callable[[Kiosk], None]
    call_soon: Callable[[Callable[[], None]], None]


class Classroom:
    """Implements kiosk.ports.training.Training, and stands between the screens and the engines.

    The clinic's engine goes on while training is on the glass: it hears its devices, and nobody's taps.

    Args:
        setting: all that training is told of the kiosk.

    Attributes:
        exercise: the lesson set up now; None in earnest and while one is being set up.
    """

    def __init__(self, setting: Setting) -> None:
        self.exercise: Exercise | None = None
        self._setting = setting
        self._home: Home | None = None
        self._asked = 0
        self._inside = False
        self._builder = Worker("training")

    def open(self, clinic: Engine, glass: Glass) -> None:
        """Take the clinic's engine, and the glass that shows it."""
        self._clinic, self._glass = clinic, glass
        clinic.on_state = self._clinic_changed

    def dispatch(self, event: Event) -> None:
        """Pass an event of the screens on to the engine that is on the glass."""
        if not self._inside:
            self._clinic.post(event)
        elif self.exercise is not None:
            self.exercise.engine.post(event)
        elif isinstance(event, TrainingLeft):
            self.leave()  # nobody else hears it while a lesson is being set up

    def enter(self) -> None:
        """Set training up and show its list of lessons."""
        self.begin("", frozenset())

    def begin(self, lesson: str, done: frozenset[str]) -> None:
        """Set it up anew for a lesson."""
        training = begun(lesson, done)
        self._inside = True
        self._clear()
        self._glass.show(_waiting(training))
        self._builder.submit(partial(self._build, self._asked, training))

    def leave(self) -> None:
        """Show the clinic's kiosk as it stands, and take training away."""
        self._inside = False
        self._clear()
        self._builder.submit(self._go_home)
        self._glass.show(self._clinic.state)

    def swipe(self) -> None:
        """Swipe the practice card."""
        if self._home is not None:
            self._home.reader.swipe()

    def add_paper(self) -> None:
        """Put paper into the practice printer."""
        if self.exercise is not None:
            self.exercise.printer.add_paper()

    def stop(self) -> None:
        """End training, if there is any."""
        self._clear()
        self._builder.submit(self._go_home)
        self._builder.stop()

    def _clear(self) -> None:
        """Let the exercise go; what is being set up for an earlier wish is let go when it stands."""
        self._asked += 1
        old, self.exercise = self.exercise, None
        if old is not None:
            old.engine.on_state, old.engine.wake = (lambda _state: None), (lambda: None)
            self._builder.submit(old.stop)

    def _build(self, asked: int, training: Training) -> None:
        # What only training needs does not hold up the kiosk's start.
        from kiosk.training.exercise import Exercise  # noqa: PLC0415
        from kiosk.training.home import Home  # noqa: PLC0415

        try:
            self._home = self._home or Home()
            exercise = Exercise(self._setting, self._home, training, self)
        except Exception:
            log.exception("training cannot be set up")
            self._glass.call_soon(partial(self._failed, asked))
            return
        self._glass.call_soon(partial(self._adopt, asked, exercise))

    def _adopt(self, asked: int, exercise: "Exercise") -> None:
        if asked != self._asked:
            self._builder.submit(exercise.stop)
            return
        self.exercise, engine = exercise, exercise.engine
        engine.on_state = self._glass.show
        engine.wake = lambda: self._glass.call_soon(engine.drain)
        exercise.start()

    def _failed(self, asked: int) -> None:
        if asked == self._asked:
            self.leave()
            self._clinic.post(TrainingFailed())

    def _go_home(self) -> None:
        home, self._home = self._home, None
        if home is not None:
            home.close()

    def _clinic_changed(self, state: Kiosk) -> None:
        if not self._inside:
            self._glass.show(state)


def _waiting(training: Training) -> Kiosk:
    """Return what is shown until the exercise stands; of devices there is nothing to complain yet."""
    return Kiosk(
        reader=ReaderStatus(online=True, reason=""), printer=PrinterStatus("ready", ()), training=training
    )
