"""The feedback patterns, as data: which lamp colours and which signal answer what."""

from dataclasses import dataclass

from hw.service.reader_messages import Lamp, Signal


@dataclass(frozen=True, slots=True)
class Step:
    """A lamp colour, and for how many seconds it is shown; without a time it stays."""

    lamp: Lamp
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Pattern:
    """Lamp colours one after another, and the signal that sounds with the first.

    Attributes:
        steps: the colours. After the last one's time the pattern is over, and what the lamp rests at follows.
        signal: what sounds, or None.
        repeats: whether the steps begin again instead, for as long as nothing else is shown.
        at_once: whether it is only for a lamp that shows a colour at once. A reader takes no command in the
            middle of a swipe, so what is shown for its length would come late at its own lamp.
    """

    steps: tuple[Step, ...]
    signal: Signal | None = None
    repeats: bool = False
    at_once: bool = False


# What the lamp rests at.
READY = Pattern((Step("green"),))
# The reader's own lamp is away with the reader, so this is for the lamp beside it.
OFFLINE = Pattern((Step("red", 0.5), Step("off", 1.5)), repeats=True)

# From the first character of a swipe until its verdict.
PROCESSING = Pattern((Step("yellow"),), at_once=True)
# The verdict.
GOOD = Pattern((Step("off", 0.25),), "good")
BAD = Pattern((Step("red", 1.0),), "bad")

# For the technician: every colour in turn.
TEST = Pattern((Step("red", 0.5), Step("yellow", 0.5), Step("off", 0.5), Step("green", 0.5)))

PATTERNS = {
    "ready": READY,
    "offline": OFFLINE,
    "processing": PROCESSING,
    "good": GOOD,
    "bad": BAD,
    "test": TEST,
}
