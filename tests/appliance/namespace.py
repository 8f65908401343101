"""A network namespace with the kiosk's users in it, where real programs read what the product writes."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

USERS: Final = {
    "systemd-network": 801,
    "systemd-resolve": 802,
    "systemd-timesync": 803,
    "polise-kiosk": 901,
    "polise-printer": 903,
    "polise-cups": 904,
    "polise-queue": 905,
}

needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="needs root for users and mounts of its own")


def run(folder: Path, script: str) -> "subprocess.CompletedProcess[str]":
    """Run a shell script in a network and mounts of its own; `$python` is this Python."""
    head = f"mount --bind {_users(folder)} /etc/passwd\nip link set lo up\npython={sys.executable}\n"
    command = ["unshare", "--net", "--mount", *([] if os.geteuid() == 0 else ["--map-root-user"])]
    command += ["sh", "-ec", head + script]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60, check=False)


def _users(folder: Path) -> Path:
    path = folder / "passwd"
    others = Path("/etc/passwd").read_text(encoding="utf-8").splitlines()
    lines = [line for line in others if line.partition(":")[0] not in USERS]
    lines += [f"{name}:x:{uid}:{uid}::/:/bin/false" for name, uid in USERS.items()]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path
