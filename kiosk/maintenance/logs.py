"""What is told of late: by the whole appliance where it can be had, else by this program."""

from kiosk.domain.redaction import redacted
from kiosk.maintenance.ring import Ring
from kiosk.maintenance.wish import NoAnswerError, Wish

Lines = tuple[str, ...]


def collected(ring: Ring, wish: Wish | None) -> tuple[Lines, bool]:
    """Return the lines, oldest first, and whether they are the whole appliance's."""
    if wish is None:
        return ring.lines(), False
    try:
        text = next(wish.answers()).decode(errors="replace")
    except (NoAnswerError, OSError):
        return ring.lines(), False
    # The unit has done so already; what a technician sees must not hang on one place.
    return tuple(map(redacted, text.splitlines())), True
