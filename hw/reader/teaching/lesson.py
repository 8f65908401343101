"""The technician's lesson: one keyboard types a few swipes, and its settings become known. Pure."""

from hw.reader.decode.framing import Framing
from hw.reader.teaching.setting import Setting, is_swipe, settings_of
from hw.reader.wedge.input_event import Event

SWIPES = 3


class Lesson:
    """What one keyboard has typed so far.

    Args:
        framing: what kiosk.toml says that readers put around a card's tracks.

    Attributes:
        swipes: how many swipes in a row had settings in common.
        settings: those settings, the most usual first.
    """

    def __init__(self, framing: Framing) -> None:
        self._framing = framing
        self.swipes = 0
        self.settings: list[Setting] = []
        self._events: list[Event] = []

    @property
    def is_learned(self) -> bool:
        """Whether enough swipes have agreed."""
        return self.swipes >= SWIPES

    def hear(self, events: list[Event]) -> None:
        """Take keys of a burst that goes on."""
        self._events += events

    def pause(self) -> bool | None:
        """Take the burst that has ended; tell whether it was a sound swipe, None if no swipe at all."""
        events, self._events = self._events, []
        if not is_swipe(events):
            return None
        found = settings_of(events, self._framing)
        events.clear()
        common = [setting for setting in found if setting in self.settings] if self.swipes else found
        self.swipes = self.swipes + 1 if common else 0
        self.settings = common
        return bool(common)
