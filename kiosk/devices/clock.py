"""The machine's clocks, and the floor under the one that dates what is written."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo


class SystemClock:
    """Implements kiosk.ports.clock.Clock.

    Args:
        zone: a name of the tz database; what people read is in it.
        system: the machine's wall clock, in a zone; most boards keep no time while they are off.
    """

    def __init__(self, zone: str, system: Callable[[tzinfo], datetime] = datetime.now) -> None:
        self._zone = ZoneInfo(zone)
        self._system = system
        self._floor = datetime.min.replace(tzinfo=UTC)

    def now(self) -> str:
        """Return the wall clock as RFC 3339 with offset, to the second; never earlier than the floor."""
        at = max(self._system(self._zone), self._floor)
        return at.astimezone(self._zone).isoformat(timespec="seconds")

    def not_before(self, at: str) -> None:
        """Say nothing earlier than `at`, RFC 3339 with offset, from now on: something bears that date."""
        self._floor = max(self._floor, datetime.fromisoformat(at))

    def monotonic(self) -> float:
        """Return seconds that never go back."""
        return time.monotonic()
