"""The kernel's help to run the appliance's programs on the build machine: QEMU's user emulation."""

import platform
import subprocess
from pathlib import Path
from typing import Final

_KERNEL: Final = Path("/proc/sys/fs/binfmt_misc")
_RULE: Final = Path("/usr/lib/binfmt.d/qemu-aarch64.conf")


def enable() -> None:
    """See to it that programs for arm64 run, as root where it needs to be done.

    Raises:
        FileNotFoundError: QEMU's user emulation is not installed; image/setup does it.
    """
    if platform.machine() == "aarch64":
        return
    if not (_KERNEL / "register").exists():
        subprocess.run(["mount", "-t", "binfmt_misc", "binfmt_misc", _KERNEL], check=True)
    if not (_KERNEL / "qemu-aarch64").exists():
        rules = [line for line in _RULE.read_text().splitlines() if line.startswith(":")]
        (_KERNEL / "register").write_text(rules[0])
