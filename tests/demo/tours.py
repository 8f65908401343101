"""What the tours through the kiosk have in common: real parts around it, and what was seen in `tour.json`."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, Protocol

from kiosk import bootstrap, config
from kiosk.demo.rig import Rig
from kiosk.ui.environment import Panel, prepare

SEEN: Final = "tour.json"


class Tour(Protocol):
    """Somebody's hands and eyes."""

    def walk(self) -> dict[str, Any]:
        """Go all the way, and return what was seen."""


def walk(folder: Path, begin: Callable[[bootstrap.Running, Rig, Panel, Path], Tour]) -> int:
    """Walk a tour beside real parts, write what was seen into the folder, and return 0."""
    panel = Panel(offscreen=True)
    prepare(panel)
    with Rig(folder / "parts", folder / "sheets", panel) as rig:
        running = bootstrap.assemble(config.load(rig.config), panel, bootstrap.DEMO_LOGIN)
        try:
            seen = begin(running, rig, panel, folder).walk()
        finally:
            running.stop()
    (folder / SEEN).write_text(json.dumps(seen, ensure_ascii=False, indent=1), encoding="utf-8")
    return 0


def take(module: str, folder: Path, seconds: float) -> Path:
    """Have a tour walked by a process of its own, whose window is its own, and return its folder."""
    done = subprocess.run(
        [sys.executable, "-m", f"tests.demo.{module}", str(folder)],
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def seen(folder: Path) -> dict[str, Any]:
    """Return what a tour has seen."""
    loaded: dict[str, Any] = json.loads((folder / SEEN).read_text(encoding="utf-8"))
    return loaded
