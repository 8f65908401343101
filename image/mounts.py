"""Mounts of the build, each undone at its end."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def overlay(lower: Path, upper: Path, work: Path) -> Iterator[Path]:
    """Show `lower` with `upper` over it; what is changed there is written to `upper`."""
    inner, merged = work / "overlay", work / "merged"
    for folder in (inner, merged):
        folder.mkdir()
    options = f"lowerdir={lower},upperdir={upper},workdir={inner}"
    subprocess.run(["mount", "-t", "overlay", "-o", options, "overlay", merged], check=True)
    try:
        yield merged
    finally:
        subprocess.run(["umount", merged], check=True)
