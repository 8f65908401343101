"""What must hold of every reader and its driver, whatever the transport."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from hw.reader.driver import Offline, Online, Started
from tests.hw.reader.rig import NUMBER
from tests.kernel.inside.listening import Listening, Verdict
from tests.kernel.inside.readers import Reader

CARD = f";{NUMBER}=2912?"
RIGHT = Verdict(NUMBER)
AFTER_BROKEN = 1.6
"""Seconds after which a swipe is not taken for the rest of one that broke off."""

BACK_WITHIN = 1.0
"""Seconds from udev's word that the reader is there until it is read again."""


@contextmanager
def listened(reader: Reader) -> Iterator[Listening]:
    """Plug a reader in and let its driver run until it is online."""
    with reader, Listening(reader.driver()) as listening:
        ready(listening)
        yield listening


def ready(listening: Listening) -> None:
    """Wait until the reader reads swipes."""
    listening.next(Online)


def reads(reader: Reader, listening: Listening) -> None:
    """Swipe: the beginning is told, and then the card's number, once."""
    before = len(listening.events)
    reader.swipe(CARD)
    listening.next(Started)
    listening.next(Verdict)
    assert listening.verdicts(before) == [RIGHT]


def breaks_off(reader: Reader, listening: Listening, at: int) -> None:
    """Unplug in mid-swipe and plug in again: nothing wrong is read, and the next swipe is read."""
    before = len(listening.events)
    reader.swipe(CARD, at=at, unplug=True)
    listening.next(Offline)
    verdicts = listening.verdicts(before, quiet=0)
    assert len(verdicts) <= 1
    right = {RIGHT} if at >= reader.whole_after(CARD) else set()
    assert all(verdict.number is None or verdict in right for verdict in verdicts)
    reader.plug()
    ready(listening)
    reads(reader, listening)


def stalls(reader: Reader, listening: Listening, at: int, seconds: float) -> Verdict:
    """Stall in mid-swipe: never a wrong number, no number after a failure, and the next swipe is read."""
    before = len(listening.events)
    reader.swipe(CARD, at=at, stall=seconds)
    verdict, *rest = listening.verdicts(before)
    assert verdict.number in {NUMBER, None}
    assert len(rest) <= 1, "the rest of a swipe that broke off is one failure at most"
    assert all(other.number is None for other in rest)
    if verdict != RIGHT:
        time.sleep(AFTER_BROKEN)
    reads(reader, listening)
    return verdict
