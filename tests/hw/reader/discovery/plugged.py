"""The real discovery in a process for which umockdev has plugged in devices."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

DEVICES = Path(__file__).with_name("devices")
ROOT = Path(__file__).parents[4]


def plugged(command: list[str], *devices: str, code: int = 0) -> str:
    """Run a Python module with devices plugged in, and give what it says."""
    described = [f"--device={DEVICES / name}.umockdev" for name in devices]
    ran = subprocess.run(
        ["umockdev-run", *described, "--", sys.executable, "-m", *command],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode == code, ran.stdout + ran.stderr
    return ran.stdout


def survey(*devices: str, **settings: Any) -> Any:
    """Tell what the devices are to a service with these settings."""
    return json.loads(plugged(["tests.hw.reader.discovery.look_child", json.dumps(settings)], *devices))
