"""`python -m tests.bench [PART …]`: measures the readers' path and the kiosk, as figures of one run.

The lines of JSON go to stdout and, by groups, to build/bench/; each with its limit, in words, to stderr.
Ends with 1 where a limit is missed.
"""

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from tests.bench import card_read, decode, evdev_path, feedback
from tests.bench.kiosk import rows as kiosk_rows
from tests.bench.row import Row

OUT: Final = Path("build/bench")
Part = Callable[[], Iterator[Row]]
GROUPS: Final[Mapping[str, Mapping[str, Part]]] = {
    "readers": {
        "decode": decode.rows,
        "feedback": feedback.rows,
        "evdev": evdev_path.rows,
        "card-read": card_read.rows,
    },
    "kiosk": kiosk_rows.PARTS,
}


def main(names: list[str]) -> int:
    """Run the parts, all of them if none is named, and give the exit code."""
    rows: list[Row] = []
    OUT.mkdir(parents=True, exist_ok=True)
    for group, parts in GROUPS.items():
        wanted = {name: part for name, part in parts.items() if not names or name in names or group in names}
        if wanted:
            rows += _measured(OUT / f"{group}.jsonl", wanted.items())
    missed = [row.name for row in rows if not row.holds]
    if missed:
        print(f"missed: {', '.join(missed)}", file=sys.stderr)  # noqa: T201 - the program's answer
    return 1 if missed else 0


def _measured(path: Path, parts: Iterable[tuple[str, Part]]) -> Iterator[Row]:
    with path.open("w", encoding="utf-8") as file:
        for name, part in parts:
            begun = time.monotonic()
            for row in part():
                file.write(f"{row.line()}\n")
                file.flush()
                print(row.line(), flush=True)  # noqa: T201 - the program's answer
                print(row.verdict(), file=sys.stderr)  # noqa: T201 - as above
                yield row
            print(f"{name}: {time.monotonic() - begun:.0f} s", file=sys.stderr)  # noqa: T201 - as above


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
