"""What a typed swipe costs the reading thread, beside the barest loop of python-evdev, on a real kernel."""

import json
from collections.abc import Iterator
from pathlib import Path

from tests.bench.row import Row
from tests.kernel.kernel_image import kernel_image
from tests.kernel.machine import machine

INSIDE = Path(__file__).parents[1] / "kernel" / "inside" / "bench_evdev.py"
HIGHEST_RATIO = 1.5
_SECONDS = 600


def rows() -> Iterator[Row]:
    """Boot a guest that measures, and give what it found."""
    with machine(kernel_image(), [str(INSIDE)]) as guest:
        if guest.wait(_SECONDS) != 0:
            raise RuntimeError(guest.account())
        found = json.loads((guest.share / "evdev.json").read_text(encoding="ascii"))
    for one in found:
        name = (
            f"evdev path, CPU of a swipe at {one['pace_ms']:.0f} ms a report, half of {one['rounds']} rounds"
        )
        yield Row(name, one["ours"], one["bare"], "ms", highest_ratio=HIGHEST_RATIO)
