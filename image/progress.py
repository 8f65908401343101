"""What a build is at, for those who wait for it."""

import sys
import time

_BEGUN = time.monotonic()


def step(words: str) -> None:
    """Say what begins now, and how long the build has taken so far."""
    minutes, seconds = divmod(int(time.monotonic() - _BEGUN), 60)
    sys.stderr.write(f"[{minutes:3}:{seconds:02}] {words}\n")
