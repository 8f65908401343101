"""The unit files as the tests read them, and a root that holds them where the image has them."""

import os
import shutil
import subprocess
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[2]
SYSTEMD = PROJECT / "systemd"
UNITS = SYSTEMD / "system"
SERVICES = sorted(path.name for path in UNITS.glob("*.service"))
INSTALL: dict[str, Any] = tomllib.loads((SYSTEMD / "install.toml").read_text())
_DEBIAN = (Path("/usr/lib/systemd/system"), Path("/lib/systemd/system"))

Settings = dict[str, list[str]]


def settings(unit: str) -> Settings:
    """Give what a unit and its drop-ins say, by the name of the setting, in the order of reading."""
    found: Settings = defaultdict(list)
    for file in (UNITS / unit, *_drop_ins(unit)):
        for line in file.read_text().splitlines():
            name, sign, value = line.partition("=")
            if sign and not line.startswith("#"):
                found[name].append(value)
    return found


def _drop_ins(unit: str) -> list[Path]:
    folders = [UNITS / f"{unit}.d"]
    if unit.startswith("polise-"):
        folders.append(UNITS / f"polise-.{unit.rpartition('.')[2]}.d")
    return [file for folder in folders for file in sorted(folder.glob("*.conf"))]


def analyze(*words: str) -> "subprocess.CompletedProcess[str]":
    """Run systemd-analyze on the unit files here, in front of those of this machine."""
    environment = {**os.environ, "SYSTEMD_UNIT_PATH": f"{UNITS}:", "SYSTEMD_PAGER": "", "NO_COLOR": "1"}
    command = ["systemd-analyze", *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def root_in(folder: Path) -> Path:
    """Make a root with this machine's units and ours, installed as `install.toml` says."""
    for units in _DEBIAN:
        if units.is_dir() and not units.parent.parent.is_symlink():
            shutil.copytree(units, folder / "usr/lib/systemd/system", symlinks=True, dirs_exist_ok=True)
    for name, place in INSTALL["folders"].items():
        if (SYSTEMD / name).is_dir():
            shutil.copytree(SYSTEMD / name, folder / place.removeprefix("/"), dirs_exist_ok=True)
    (folder / "etc/systemd/system").mkdir(parents=True)
    for unit in masked():
        (folder / "etc/systemd/system" / unit).symlink_to("/dev/null")
    return folder


def masked() -> list[str]:
    """List the units that must never start."""
    files = (SYSTEMD / name for name in INSTALL["masks"]["files"])
    lines = (line for file in files for line in file.read_text().splitlines())
    return [line for line in lines if line and not line.startswith("#")]
