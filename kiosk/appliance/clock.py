"""`python -m kiosk.appliance clock`: sets the system's time forward to the last time known, and never back.

Most boards keep no time while they are off. Whatever the network's time is later: it is not before the
image was made, not before the journal's last row, and not before the time that was last synchronised.
"""

import logging
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from msgspec import Struct

from kiosk.appliance.faults import Fault, write_faults
from kiosk.ledger.last_time import last_time

LIFETIME: Final = 20 * 365 * 86400
"""A time so many seconds after the image was made is a mistake: nothing would ever set it right again."""

TOLD: Final = Path("/run/polise-clock/clock.json")
UNKNOWN: Final = Fault(
    code="clock-unknown",
    words="the board kept no time while it was off; expected a network that tells it",
    severity="warn",
)
"""Until the network has told the time."""

log = logging.getLogger(__name__)


class Sources(Struct, frozen=True):
    """Where the last time known may stand.

    Attributes:
        image: a file that holds when the image was made, in seconds since 1970.
        ledger: the journal.
        marks: files touched at each synchronisation (systemd-timesyncd's `clock`).
    """

    image: Path = Path("/usr/lib/polise/image-date")
    ledger: Path = Path("/var/lib/polise/ledger/ledger.sqlite")
    marks: tuple[Path, ...] = (
        Path("/var/lib/polise/timesync/clock"),
        Path("/var/lib/systemd/timesync/clock"),
    )


def main(_arguments: list[str], sources: Sources | None = None, told: Path = TOLD) -> int:
    """Set the time forward if need be, and say that it is not known then; always return 0."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    behind = set_forward(sources or Sources())
    try:
        write_faults(told, [UNKNOWN] if behind else [])
    except OSError:
        log.exception("that the time is not known cannot be handed on")
    return 0


def set_forward(
    sources: Sources,
    now: Callable[[], float] = time.time,
    set_time: Callable[[float], None] = lambda seconds: time.clock_settime(time.CLOCK_REALTIME, seconds),
) -> bool:
    """Set the system's time to the last one known, if that is later; tell whether the clock was behind."""
    made = _image_date(sources.image)
    target = latest(now(), made, known(sources))
    if target is None:
        return False
    try:
        set_time(target)
    except OSError:
        log.exception("the time cannot be set")
    else:
        log.info("the time is set forward to %s", datetime.fromtimestamp(target, UTC).isoformat())
    return True


def latest(now: float, made: float | None, known_times: Iterable[float]) -> float | None:
    """Return the time to set, in seconds since 1970; None if the clock is not behind.

    Args:
        now: what the clock says.
        made: when the image was made, if that is known.
        known_times: what the other sources say.
    """
    times = list(known_times)
    if made is not None:
        times = [made, *(one for one in times if one < made + LIFETIME)]
    target = max(times, default=now)
    return target if target > now else None


def known(sources: Sources) -> Iterator[float]:
    """Yield the times at which this kiosk is known to have run, in seconds since 1970."""
    last = last_time(sources.ledger)
    if last is not None:
        yield last.timestamp()
    for path in sources.marks:
        try:
            yield path.stat().st_mtime
        except OSError:
            continue


def _image_date(path: Path) -> float | None:
    try:
        return float(int(path.read_text()))
    except (OSError, ValueError):
        log.warning("%s does not say when the image was made", path)
        return None
