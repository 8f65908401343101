"""Runs one scenario in a process of its own: Kivy's window is one a process.

Usage: python -m image.boot_test.one NAME IMAGE FOLDER PANEL
"""

import shutil
import sys
import time
import traceback
from pathlib import Path
from typing import Final

from image.boot_test import report
from image.boot_test.run import Run
from image.boot_test.scenarios.table import BY_NAME
from tests.panels import PANELS

OUTCOME: Final = "outcome.json"


def main(arguments: list[str]) -> int:
    """Run it, write outcome.json into FOLDER/NAME, and return 0 if all was as it should be."""
    name, image, shared, panel = arguments
    scenario = BY_NAME[name]
    folder = (Path(shared) / name).resolve()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    outcome = report.Outcome(name=name, shows=scenario.shows, machine=scenario.machine)
    started = time.monotonic()
    try:
        scenario.run(Run(outcome, Path(image).resolve(), folder, PANELS[panel]))
    except Exception:  # noqa: BLE001  whatever it is, the report says it and the other scenarios go on
        outcome.failure = traceback.format_exc()
    outcome.seconds = round(time.monotonic() - started, 1)
    outcome.ok = outcome.judged()
    report.write(outcome, folder / OUTCOME)
    if outcome.ok:
        for card in folder.glob("*.img"):
            card.unlink()
    return 0 if outcome.ok else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
