"""Keeps what the demo proves: a picture and a time per step, and the summary of it all."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from kiosk.ui.robot import Robot


class Step(Struct, frozen=True):
    """One step of the demo, as summary.json has it."""

    name: str
    ok: bool
    ms: int
    screenshot: str


class Recorder:
    """Runs the steps one after another, and takes a picture after each.

    Args:
        robot: whose window is photographed.
        folder: where the pictures and the summary go.

    Attributes:
        ok: every step was done and succeeded; set by whoever runs them.
    """

    def __init__(self, robot: Robot, folder: Path) -> None:
        self._robot = robot
        self._folder = folder
        self.steps: list[Step] = []
        self.ok = False
        self._pictures = 0

    def step(self, name: str, do: Callable[[], object]) -> None:
        """Do one step, photograph it and keep it, also when it fails; the exception goes on."""
        self._pictures += 1
        picture = f"{self._pictures:02d}-{name}.png"
        self._do(name, do, picture, lambda: self._robot.screenshot(self._folder / picture))

    def prove(self, name: str, do: Callable[[], object]) -> None:
        """Check what cannot be seen on the screen of the step before; its picture stands for both."""
        self._do(name, do, self.steps[-1].screenshot, lambda: None)

    def _do(self, name: str, do: Callable[[], object], picture: str, shoot: Callable[[], object]) -> None:
        started = time.monotonic()
        ok, ms = False, 0
        try:
            try:
                do()
            finally:
                ms = round((time.monotonic() - started) * 1000)
                shoot()
            ok = True
        finally:
            self.steps.append(Step(name, ok, ms, picture))

    def write(self, facts: dict[str, Any]) -> None:
        """Write summary.json."""
        summary = {
            "ok": self.ok,
            "steps": [asdict(step) for step in self.steps],
            **facts,
        }
        text = json.dumps(summary, ensure_ascii=False, indent=2)
        (self._folder / "summary.json").write_text(f"{text}\n", encoding="utf-8")
