"""What CUPS is told of a copy besides its bytes: the paper, that nothing is scaled, and where to cut."""

from collections.abc import Collection
from typing import Final

from hw.printer.facts import QueueFacts

# RFC 8011 and PWG 5100.1: trim-after-job, -documents, -copies, trim, -pages. Best is the copy in one piece.
_CUTS: Final = (63, 61, 62, 11, 60)


def ticket(media: str, facts: QueueFacts) -> dict[str, str]:
    """Return the job attributes of one copy on that page, as pycups wants them: all of them texts."""
    said = {"media": media, "print-scaling": "none", "sides": "one-sided"}
    cut = _cut(facts.finishings) if media.startswith("custom_") else 0
    return {**said, "finishings": str(cut)} if cut else said


def _cut(able: Collection[int]) -> int:
    """Return how the printer cuts a roll behind a copy; 0 if it has no blade."""
    return next((cut for cut in _CUTS if cut in able), 0)
