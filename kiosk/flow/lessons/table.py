"""Training's own events as tables: the one way in from the log-in, and what is only there in training."""

from typing import Final

from kiosk.flow import events, places
from kiosk.flow.lessons import events as taps
from kiosk.flow.lessons import rules
from kiosk.flow.maintenance.events import MenuTapped
from kiosk.flow.moves import Rule
from kiosk.flow.state import Kiosk

EARNEST: Final[dict[tuple[type, type], Rule]] = {
    (places.Login, taps.TrainingTapped): rules.enter,
    (places.Login, taps.TrainingFailed): rules.not_entered,
}
TRAINING: Final[dict[type, Rule]] = {
    taps.LessonChosen: rules.choose,
    taps.LessonsTapped: rules.show_list,
    taps.TrainingLeft: rules.leave,
    taps.PracticeSwiped: rules.swipe,
    taps.PaperAdded: rules.add_paper,
    # The technician's menu is the clinic's own.
    MenuTapped: rules.swallow,
}


def rule_for(state: Kiosk, event: events.Event) -> Rule | None:
    """Return training's rule for the event, if it has one now."""
    if state.training is not None:
        return TRAINING.get(type(event))
    covered = state.lock is not None or state.maintenance.page is not None
    return None if covered else EARNEST.get((type(state.place), type(event)))
