"""The card reader as the flow sees it; what it reports arrives as events."""

from typing import Protocol


class Reader(Protocol):
    """The reader service's client; neither call waits for the reader."""

    def arm(self) -> None:
        """Accept the next swipe."""
        ...

    def disarm(self) -> None:
        """Ignore swipes; what was read of one is wiped."""
        ...
