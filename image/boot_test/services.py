"""What the guest says of the three processes: who they are, how they do, what they take."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from image.boot_test import proc
from image.boot_test.report import Check
from image.boot_test.run import wait_until
from image.boot_test.shell import Shell, ShellError

USERS: Final = {
    "polise-reader.service": "polise-reader",
    "polise-printer.service": "polise-printer",
    "polise-kiosk.service": "polise-kiosk",
}
WAITING: Final = "waiting for a screen to be plugged in"
"""The kiosk's status while there is none: see `kiosk/appliance/panels.py`."""
_PROPERTIES: Final = "MainPID,ActiveState,SubState,NRestarts,ActiveEnterTimestampMonotonic,Type,StatusText"


def show(shell: Shell, unit: str) -> dict[str, str]:
    """Give what systemd says of a unit."""
    return proc.properties(shell.must(f"systemctl show -p {_PROPERTIES} {unit}"))


def is_up(said: Mapping[str, str]) -> bool:
    """Tell whether a unit has come up: it is active, or the kiosk waits for a screen and for nothing else."""
    return said["ActiveState"] == "active" or waits_for_screen(said)


def waits_for_screen(said: Mapping[str, str]) -> bool:
    """Tell whether a unit's process runs and waits for a screen, without which it has no first frame."""
    return said["ActiveState"] == "activating" and said["StatusText"] == WAITING and said["MainPID"] != "0"


def wait_for_all(shell: Shell, seconds: float) -> None:
    """Wait until all three have come up.

    Args:
        shell: in the guest.
        seconds: so long each is waited for.

    Raises:
        TimeoutError: one has not, in that time.
    """
    for unit in USERS:
        wait_until(partial(_is_up_there, shell, unit), seconds, f"{unit} is not up", pause=3)


def _is_up_there(shell: Shell, unit: str) -> bool:
    try:
        return is_up(show(shell, unit))
    except ShellError:
        return False  # a busy machine that boots answers late; it is asked again


def check(shell: Shell) -> list[Check]:
    """Check that the three run, each as its own user, and were never started again."""
    found = []
    for unit, user in USERS.items():
        said = show(shell, unit)
        words = "waiting for a screen" if waits_for_screen(said) else said["ActiveState"]
        state = f"{words}, started again {said['NRestarts']} times"
        name = unit.removesuffix(".service")
        good = is_up(said) and said["NRestarts"] == "0"
        expected = "up, never started again"
        found.append(Check(name=f"{name}-runs", ok=good, found=state, expected=expected))
        owner = shell.run(f"stat -c %U /proc/{said['MainPID']}").text.strip()
        found.append(Check(name=f"{name}-user", ok=owner == user, found=owner, expected=user))
    return found


def figures(shell: Shell) -> dict[str, float]:
    """Measure memory and the time to the first frame, which is when the kiosk says that it is ready."""
    measured: dict[str, float] = {}
    for unit in USERS:
        said = show(shell, unit)
        rollup = shell.run(f"cat /proc/{said['MainPID']}/smaps_rollup").text
        name = unit.removesuffix(".service").replace("-", "_")
        measured[f"{name}_pss_kib"] = proc.kib(rollup, "Pss")
        if said["ActiveState"] == "active":
            measured[f"{name}_ready_s"] = int(said["ActiveEnterTimestampMonotonic"]) / 1e6
    memory = shell.must("cat /proc/meminfo")
    measured["memory_total_kib"] = proc.kib(memory, "MemTotal")
    measured["memory_available_kib"] = proc.kib(memory, "MemAvailable")
    return measured
