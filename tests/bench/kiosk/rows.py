"""The parts of the kiosk's bench, by name."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from tests.bench.kiosk import printing, standing, touched
from tests.bench.row import Row

PARTS: Final[Mapping[str, Callable[[], Iterator[Row]]]] = {
    "start": standing.start,
    "memory": standing.memory,
    "idle": standing.idle,
    "tap": touched.tap,
    "scroll": touched.scroll,
    "print": printing.rows,
    "language": touched.language,
}
