"""A measurement in a process of its own: Kivy has one window for the life of a process."""

import json
import subprocess
import sys
from typing import Any


def said(module: str, *arguments: str) -> Any:
    """Run a module of this package, and return what it says in its last line.

    Raises:
        RuntimeError: it failed; with the end of what it complained of.
    """
    command = [sys.executable, "-m", f"tests.bench.kiosk.{module}", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}: {done.stderr[-2000:]}")
    return json.loads(done.stdout.splitlines()[-1])
