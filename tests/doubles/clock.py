"""A clock that stands until it is moved."""


class StandingClock:
    """Starts on an invented Monday morning."""

    def __init__(self) -> None:
        self.seconds = 1000.0
        self.at = "2026-03-09T10:42:00+02:00"

    def now(self) -> str:
        return self.at

    def monotonic(self) -> float:
        return self.seconds
