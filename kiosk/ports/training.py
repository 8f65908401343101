"""What sets training up and takes it away, as the flow sees it."""

from enum import StrEnum
from typing import Protocol


class Prop(StrEnum):
    """How the practice devices and the practice service stand in a lesson."""

    ONE_SHEET = "one-sheet"
    """The printer has one sheet left."""
    LOST_ANSWER = "lost-answer"
    """The answer to the confirmation is lost, and so is the first inquiry's."""


class Training(Protocol):
    """Training beside the clinic's kiosk; called on the main thread, returns at once."""

    def enter(self) -> None:
        """Set it up and show its list of lessons."""
        ...

    def leave(self) -> None:
        """Show the clinic's kiosk as it stands, and take training away."""
        ...

    def begin(self, lesson: str, done: frozenset[str]) -> None:
        """Set it up anew for a lesson."""
        ...

    def swipe(self) -> None:
        """Swipe the practice card."""
        ...

    def add_paper(self) -> None:
        """Put paper into the practice printer."""
        ...
