"""What the guest says of the three processes: who they are, how they do, what they take."""

from typing import Final

from image.boot_test import proc
from image.boot_test.report import Check
from image.boot_test.shell import Shell

USERS: Final = {
    "polise-reader.service": "polise-reader",
    "polise-printer.service": "polise-printer",
    "polise-kiosk.service": "polise-kiosk",
}
_PROPERTIES: Final = "MainPID,ActiveState,SubState,NRestarts,ActiveEnterTimestampMonotonic,Type"


def show(shell: Shell, unit: str) -> dict[str, str]:
    """Give what systemd says of a unit."""
    return proc.properties(shell.must(f"systemctl show -p {_PROPERTIES} {unit}"))


def check(shell: Shell) -> list[Check]:
    """Check that the three run, each as its own user, and were never started again."""
    found = []
    for unit, user in USERS.items():
        said = show(shell, unit)
        state = f"{said['ActiveState']}, started again {said['NRestarts']} times"
        name = unit.removesuffix(".service")
        good = state == "active, started again 0 times"
        found.append(Check(name=f"{name}-runs", ok=good, found=state, expected="active, never started again"))
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
        measured[f"{name}_ready_s"] = int(said["ActiveEnterTimestampMonotonic"]) / 1e6
    memory = shell.must("cat /proc/meminfo")
    measured["memory_total_kib"] = proc.kib(memory, "MemTotal")
    measured["memory_available_kib"] = proc.kib(memory, "MemAvailable")
    return measured
