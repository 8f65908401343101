"""What training is told of the kiosk that it stands beside, and how a lesson begins."""

from msgspec import Struct

from kiosk.flow.lessons.training import Training
from kiosk.sandbox.demo import DEMO_PASSWORD, DEMO_USER


class Setting(Struct, frozen=True):
    """All that training takes over from the kiosk it stands beside.

    Attributes:
        zone: the tz database's name of the zone.
        media: on what vouchers are drawn.
        lock_after: seconds without a sign of life after which training ends.
    """

    zone: str
    media: str
    lock_after: float = 0.0


def begun(lesson: str, done: frozenset[str]) -> Training:
    """Return how a lesson begins, or the list where none is named."""
    return Training((DEMO_USER, DEMO_PASSWORD), lesson, listing=not lesson, done=done)
