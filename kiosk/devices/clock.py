"""The machine's clocks."""

import time
from datetime import datetime
from zoneinfo import ZoneInfo


class SystemClock:
    """Implements kiosk.ports.clock.Clock.

    Args:
        zone: a name of the tz database; what people read is in it.
    """

    def __init__(self, zone: str) -> None:
        self._zone = ZoneInfo(zone)

    def now(self) -> str:
        """Return the wall clock as RFC 3339 with offset, to the second."""
        return datetime.now(self._zone).isoformat(timespec="seconds")

    def monotonic(self) -> float:
        """Return seconds that never go back."""
        return time.monotonic()
