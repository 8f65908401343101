"""`python -m tests.bench [PART …]`: measures the readers' path, as ratios and figures of one run.

The lines of JSON go to stdout and to build/bench/readers.jsonl. Ends with 1 where a limit is missed.
"""

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench import card_read, decode, evdev_path, feedback
from tests.bench.row import Row

OUT = Path("build/bench/readers.jsonl")
PARTS: dict[str, Callable[[], Iterator[Row]]] = {
    "decode": decode.rows,
    "feedback": feedback.rows,
    "evdev": evdev_path.rows,
    "card-read": card_read.rows,
}


def main(names: list[str]) -> int:
    """Run the parts, all of them if none is named, and give the exit code."""
    rows: list[Row] = []
    OUT.parent.mkdir(parents=True, exist_ok=True)
    with OUT.open("w", encoding="utf-8") as file:
        for name in names or PARTS:
            begun = time.monotonic()
            for row in PARTS[name]():
                rows.append(row)
                file.write(f"{row.line()}\n")
                print(row.line(), flush=True)  # noqa: T201 - the program's answer
            print(f"{name}: {time.monotonic() - begun:.0f} s", file=sys.stderr)  # noqa: T201 - as above
    missed = [row.name for row in rows if not row.holds]
    if missed:
        print(f"missed: {', '.join(missed)}", file=sys.stderr)  # noqa: T201 - as above
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
