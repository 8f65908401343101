"""Three copies of a voucher, from the tap on the print offer to the third sheet, beside three bare `lp`."""

from collections.abc import Iterator
from statistics import median
from typing import Final

from tests.bench.kiosk.child import said
from tests.bench.row import Row

HIGHEST_RATIO: Final = 1.2


def rows() -> Iterator[Row]:
    """Measure in turns."""
    found = said("at_printer")
    yield Row("print", median(found["ours"]), median(found["bare"]), "s", highest_ratio=HIGHEST_RATIO)
