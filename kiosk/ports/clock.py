"""Time, as the kiosk may know it."""

from typing import Protocol


class Clock(Protocol):
    """Two clocks: one for people, one for waiting."""

    def now(self) -> str:
        """Return the wall clock as RFC 3339 with offset, to the second."""
        ...

    def monotonic(self) -> float:
        """Return seconds that never go back."""
        ...
