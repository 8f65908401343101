"""Measures three copies from the tap on the print offer to the third sheet, and three bare `lp` of the same.

The kiosk is whole and real, as is CUPS; only the printer behind it is software. A line of JSON is the answer.
"""

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from kiosk import bootstrap, config
from kiosk.demo.rig import Rig
from tests.bench.kiosk.frame import FRAME
from tests.bench.kiosk.rig import parts
from tests.ui.conftest import PANELS  # prepares Kivy, which is imported only after it

BILLS = ("K-001", "K-002", "K-003", "K-004", "K-006")
"""One service each: equal bills of one person would be asked about."""
COPIES = 3
_SECONDS = 60.0


def main() -> None:
    """Measure in turns, and say the seconds of each; the first visit only warms both up."""
    ours, bare = list[float](), list[float]()
    panel = PANELS["10in"]
    with parts(panel) as rig:
        running = bootstrap.assemble(config.load(rig.config), panel)
        try:
            from kiosk.ui.robot import Robot
            from tests.bench.kiosk.visitor import Visitor

            robot = Robot(running.app, panel)
            visitor = Visitor(running.engine, robot, rig)
            visitor.log_in()
            for code in BILLS:
                visitor.confirmed(code)
                _let_finish(rig)
                ours.append(_seconds(rig, lambda: robot.tap("print"), lambda: _picture(robot)))
                visitor.next_patient()
                _let_finish(rig)
                bare.append(_seconds(rig, lambda: _lp(rig), lambda: time.sleep(0.005)))
        finally:
            running.stop()
    sys.stdout.write(json.dumps({"ours": ours[1:], "bare": bare[1:]}) + "\n")


def _seconds(rig: Rig, begin: object, meanwhile: object) -> float:
    assert callable(begin)
    assert callable(meanwhile)
    before, begun = len(_sheets(rig)), time.time()
    begin()
    while len(_sheets(rig)) < before + COPIES:
        meanwhile()
        if time.time() > begun + _SECONDS:
            raise TimeoutError(f"{len(_sheets(rig)) - before} of {COPIES} sheets came out")
    third = json.loads(_sheets(rig)[-1].read_text())
    return float(third["printed"]) - begun


def _picture(robot: Any) -> None:
    """Draw one, and wait for the turn of the next, as on the appliance: else no other thread gets on."""
    begun = time.monotonic()
    robot.frames()
    time.sleep(max(0.0, FRAME - (time.monotonic() - begun)))


def _let_finish(rig: Rig) -> None:
    """Wait until CUPS has let go of the sheet before: it does so a second after that has come out."""
    settings = config.load(rig.config).printer
    waiting = ["lpstat", "-h", settings.server, "-o", settings.queue]
    while subprocess.run(waiting, check=True, capture_output=True).stdout:
        time.sleep(0.05)


def _lp(rig: Rig) -> None:
    settings = config.load(rig.config).printer
    for sheet in _sheets(rig)[-COPIES:]:
        command = ["lp", "-h", settings.server, "-d", settings.queue, str(sheet.with_suffix(".pdf"))]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def _sheets(rig: Rig) -> list[Path]:
    return sorted(rig.sheets.glob("*.json"))


if __name__ == "__main__":
    main()
