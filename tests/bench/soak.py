"""`python -m tests.bench.soak [VISITS]`: visits without end on the real kiosk; its memory must stay the same.

Real touches, real swipes at an emulated reader, the real journal, the terminal service over HTTP; now and
then a print, a void, another language, another operator. Tells how far it is on stderr, and the outcome as
a line of JSON on stdout and in build/bench/soak.jsonl. Ends with 1 where the memory is not flat.
"""

import gc
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final

from kiosk import bootstrap, config
from tests.bench.kiosk.process import anonymous_size
from tests.bench.kiosk.rig import parts
from tests.bench.row import Row
from tests.ui.conftest import PANELS  # prepares Kivy, which is imported only after it

if TYPE_CHECKING:
    from tests.bench.kiosk.visitor import Visitor

OUT: Final = Path("build/bench/soak.jsonl")
VISITS: Final = 3000
FIRST: Final = 200
"""So many visits until everything has been made that is kept for good."""
EVERY: Final = 20
"""After so many visits the memory is looked at."""
FLAT: Final = 0.05
PRINTED: Final = 60
"""After so many visits three copies are printed; likewise one is voided, and so on."""
VOIDED: Final = 25
SPOKEN: Final = 40
LEFT: Final = 251
"""Never just before the memory is looked at: hashing the password at a log-in takes 32 MiB for a moment."""


def main(visits: int) -> int:
    """Do the visits, and give the exit code."""
    gc.set_threshold(700, 10, 10)  # as in the product; the tests' own setting lets garbage be
    gc.disable()  # until the kiosk has started, as in the product
    sizes = list[float]()
    begun = time.monotonic()
    for number, size in _visited(visits):
        sizes.append(size)
        minutes = (time.monotonic() - begun) / 60
        _tell(f"{number} of {visits} visits, {size:.1f} MiB, {minutes:.0f} minutes")
    row = verdict(sizes, visits)
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(f"{row.line()}\n", encoding="utf-8")
    print(row.line())  # noqa: T201 - the program's answer
    _tell(row.verdict())
    return 0 if row.holds else 1


def verdict(sizes: list[float], visits: int) -> Row:
    """Return the row: the size farthest from what it was after the first visits, beside that.

    Where there were no more visits than those, nothing is said against the last size.
    """
    first = FIRST // EVERY
    settled, later = sizes[first : first + 3], sizes[first + 3 :]
    name = f"soak: memory of {visits} visits"
    if not later:
        return Row(name, sizes[-1], sizes[-1], "MiB")
    reference = median(settled)
    farthest = max(later, key=lambda size: abs(size - reference))
    lowest, highest = (reference * (1 + change) for change in (-FLAT, FLAT))
    return Row(name, farthest, reference, "MiB", highest=highest, lowest=lowest)


def _visited(visits: int) -> Iterator[tuple[int, float]]:
    """Do the visits; yields now and then how many have been done, and its memory."""
    panel = PANELS["10in"]
    with parts(panel) as rig:
        running = bootstrap.assemble(config.load(rig.config), panel)
        try:
            from kiosk.ui.robot import Robot
            from tests.bench.kiosk.visitor import Visitor

            visitor = Visitor(running.engine, Robot(running.app, panel), rig)
            bootstrap._leave_on_signals()  # SDL has taken them, and would ask a window to close
            visitor.log_in()
            for number in range(1, visits + 1):
                _visit(visitor, number)
                if number % EVERY == 0 or number == visits:
                    yield number, anonymous_size("self")
        finally:
            running.stop()


def _visit(visitor: "Visitor", number: int) -> None:
    codes = [f"K-{1 + (number * step) % 19:03d}" for step in (1, 3, 7)]
    visitor.confirmed(*codes)
    if number % PRINTED == 0:
        visitor.printed()
    visitor.next_patient()
    if number % SPOKEN == 0:
        visitor.speak("ru")
        visitor.speak("lv")
    if number % VOIDED == 0:
        visitor.voided()
    if number % LEFT == 0:
        visitor.log_out()
        visitor.log_in()


def _tell(words: str) -> None:
    sys.stderr.write(f"{words}\n")


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else VISITS))
