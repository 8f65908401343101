"""Runs scenarios side by side, those that need the used card after the visit that makes it."""

import subprocess
import sys
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec

from image.boot_test import report
from image.boot_test.one import OUTCOME
from image.boot_test.scenarios.table import BY_NAME, FIRST, Scenario
from image.boot_test.scenarios.visits import USED


def run_all(
    chosen: Sequence[Scenario], image: Path, folder: Path, panel: str, jobs: int
) -> list[report.Outcome]:
    """Run scenarios and give their outcomes in the order in which they were named."""
    planned = plan(chosen, used_there=(folder / USED).exists())
    visited = threading.Event()
    if BY_NAME[FIRST] not in planned:
        visited.set()

    def run(scenario: Scenario) -> report.Outcome:
        if scenario.used:
            visited.wait()
        try:
            return _run(scenario, image, folder, panel)
        finally:
            if scenario.name == FIRST:
                visited.set()

    # Those that must wait come last, so that none that waits keeps another from beginning.
    ordered = sorted(planned, key=lambda scenario: scenario.used)
    with ThreadPoolExecutor(jobs) as pool:
        done = dict(zip(ordered, pool.map(run, ordered), strict=True))
    return [done[scenario] for scenario in planned]


def plan(chosen: Sequence[Scenario], *, used_there: bool) -> list[Scenario]:
    """Give what is to be run: the visit first where another needs the card that it leaves."""
    first = BY_NAME[FIRST]
    if any(scenario.used for scenario in chosen) and not used_there and first not in chosen:
        return [first, *chosen]
    return list(chosen)


def _run(scenario: Scenario, image: Path, folder: Path, panel: str) -> report.Outcome:
    sys.stdout.write(f"{scenario.name}: {scenario.shows}\n")
    sys.stdout.flush()
    outcome = folder / scenario.name / OUTCOME
    outcome.unlink(missing_ok=True)
    words = [scenario.name, str(image), str(folder), panel]
    with (folder / f"{scenario.name}.log").open("wb") as log:
        done = subprocess.run(
            ["setpriv", "--pdeathsig", "TERM", sys.executable, "-m", "image.boot_test.one", *words],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            check=False,
        )
    try:
        found = report.read_outcome(outcome)
    except (OSError, msgspec.DecodeError):
        found = report.Outcome(name=scenario.name, shows=scenario.shows, machine=scenario.machine)
        found.failure = f"its process ended with {done.returncode}; see {scenario.name}.log"
    sys.stdout.write(f"{scenario.name}: {'ok' if found.ok else 'FAILED'} in {found.seconds:.0f} s\n")
    sys.stdout.flush()
    return found
