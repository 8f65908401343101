"""`python -m kiosk.appliance settings`: takes kiosk.toml from the card and hands its settings to the system.

Always ends with 0: what is wrong is in /run/polise-settings/faults.json, on the screen and in report.txt.
"""

import argparse
import logging
import sys
from pathlib import Path

from kiosk.appliance.settings.machine import SYSTEM, Machine
from kiosk.appliance.settings.step import Step

_log = logging.getLogger("kiosk.appliance.settings")


def main(arguments: list[str]) -> int:
    """Do the step, and tell the journal what is wrong; 0."""
    parser = argparse.ArgumentParser(prog="python -m kiosk.appliance settings", description=__doc__)
    words = "a folder that stands for the whole machine, for tests"
    parser.add_argument("--root", type=Path, default=SYSTEM, help=words)
    root = parser.parse_args(arguments).root
    logging.basicConfig(level=logging.INFO, stream=sys.stderr, format="%(levelname)s %(message)s")
    for fault in Step(Machine(root.absolute())).run():
        place = f"{fault.file}:{fault.line}: " if fault.line else ""
        _log.log(logging.ERROR if fault.severity == "stop" else logging.WARNING, "%s%s", place, fault.words)
    return 0
