"""The kiosk under a finger: each measured in a process of its own, and the one label in another."""

from collections.abc import Iterator
from statistics import median
from typing import Final

from tests.bench.kiosk.child import said
from tests.bench.kiosk.frame import FRAME
from tests.bench.row import Row, percentile

LANGUAGE_MS: Final = 100.0
PICTURES: Final = 30.0


def tap() -> Iterator[Row]:
    """From the lifted finger on a service to the picture with its line: 30 lines, 500 services."""
    ours, label = said("at_desk", "tap")["taps"], said("at_label")["taps"]
    yield Row("tap", median(ours), median(label), "ms", highest=1000 * FRAME)
    yield Row("tap, p90", percentile(ours, 0.9), percentile(label, 0.9), "ms")


def scroll() -> Iterator[Row]:
    """The list of 2,000 transactions, drawn along without a graphics card."""
    ours, label = said("at_desk", "scroll"), said("at_label")
    yield Row("scroll", ours["pictures"], label["pictures"], "pictures a second", lowest=PICTURES)
    yield Row("scroll, the longest picture", ours["longest"], 0, "ms")


def language() -> Iterator[Row]:
    """From the lifted finger on a language to all texts in it, every screen having been built."""
    ours, label = said("at_desk", "language")["taps"], said("at_label")["taps"]
    yield Row("language", median(ours), median(label), "ms", highest=LANGUAGE_MS)
