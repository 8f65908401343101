"""What is told of several readers as if they were one: online while one of them is."""

from collections.abc import Iterable

from hw.reader.discovery.survey import Found
from hw.reader.driver import Offline, Online
from hw.service.reader_messages import OfflineReason

# Of several reasons the one that a person can do most about is told.
_ORDER: tuple[OfflineReason, ...] = (
    "no-permission",
    "busy",
    "encrypted",
    "no-answer",
    "hung-up",
    "not-a-reader",
    "unplugged",
)


class Presence:
    """Keeps of each reader whether it answers, and finds what is new to tell.

    A reader is either awaited (None), online (its model) or offline (the reason).
    """

    def __init__(self) -> None:
        self._states: dict[Found, Online | Offline | None] = {}
        self._strangers: frozenset[OfflineReason] = frozenset()
        self._last: Online | Offline | None = None

    def readers(self) -> set[Found]:
        """Give the readers that are kept."""
        return set(self._states)

    def is_online(self, reader: Found) -> bool:
        """Tell whether a reader answers."""
        return isinstance(self._states.get(reader), Online)

    def expect(self, reader: Found) -> None:
        """Await a reader's first word; of one that has failed before, its failure holds until then."""
        self._states.setdefault(reader, None)

    def tell(self, reader: Found, state: Online | Offline) -> None:
        """Note what a reader's driver tells."""
        self._states[reader] = state

    def ended(self, reader: Found) -> None:
        """Note that a reader's driver has ended; one that has not told why has failed."""
        if not isinstance(self._states.get(reader), Offline):
            self._states[reader] = Offline("hung-up")

    def gone(self, reader: Found) -> None:
        """Forget a reader that is not plugged in any more."""
        self._states.pop(reader, None)

    def beside(self, reasons: Iterable[OfflineReason]) -> None:
        """Note what there is to say of the things that are no readers."""
        self._strangers = frozenset(reasons)

    def news(self) -> Online | Offline | None:
        """Give what is to be told now; None when that has been told already, or a reader is awaited."""
        now = self._now()
        if now is None or now == self._last:
            return None
        self._last = now
        return now

    def _now(self) -> Online | Offline | None:
        online = [state.model for state in self._states.values() if isinstance(state, Online)]
        if online:
            return Online(" + ".join(online))
        if None in self._states.values():
            return None
        offline = {state.reason for state in self._states.values() if isinstance(state, Offline)}
        return Offline(min({*offline, *self._strangers, "unplugged"}, key=_ORDER.index))
