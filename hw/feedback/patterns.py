"""The feedback patterns, as data: which lamp colours and which signal answer what."""

from dataclasses import dataclass

from hw.service.reader_messages import Lamp, Signal


@dataclass(frozen=True, slots=True)
class Step:
    """A lamp colour, and for how many seconds it is shown before the next step; the last one stays."""

    lamp: Lamp
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Pattern:
    """Lamp colours one after another, and the signal that sounds with the first."""

    steps: tuple[Step, ...]
    signal: Signal | None = None


READY = Pattern((Step("green"),))
GOOD = Pattern((Step("off", 0.25), Step("green")), "good")
BAD = Pattern((Step("red", 1.0), Step("green")), "bad")
# For the technician: every colour in turn.
TEST = Pattern((Step("red", 0.5), Step("yellow", 0.5), Step("off", 0.5), Step("green")))

PATTERNS = {"ready": READY, "good": GOOD, "bad": BAD, "test": TEST}
