"""What the kiosk finds of the appliance's start: the faults, and where to ask for a new one."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from hw.service.strict_toml import ConfigError
from kiosk.appliance.faults import Fault, read_faults

FAULTS: Final = Path("/run/polise-settings/faults.json")
OTHERS: Final = (Path("/run/polise-boot/storage.json"), Path("/run/polise-clock/clock.json"))
"""What the steps of the storage and of the clock have found, which that of the settings does not repeat."""
RESTART: Final = Path("/run/polise-kiosk/restart")
WRITTEN: Final = Path("/boot/firmware/kiosk.toml")
"""The settings as the technician wrote them."""
SYNCHRONISED: Final = Path("/run/systemd/timesync/synchronized")
"""There from the moment on at which the network has told the time."""


def told(faults: Path, others: Sequence[Path] = OTHERS) -> tuple[Fault, ...]:
    """Return all that the steps of the appliance's start have found wrong."""
    return tuple(fault for path in (faults, *others) for fault in read_faults(path))


def is_appliance(faults: Path) -> bool:
    """Tell whether this is the appliance, where whatever is wrong has to be shown on the screen."""
    return faults.parent.is_dir() or "NOTIFY_SOCKET" in os.environ


def faults_of(error: ConfigError) -> list[Fault]:
    """Return the faults of a settings file that the kiosk cannot read although the start has let it pass."""
    missing = not Path(error.file).exists()
    return [
        Fault(
            code="settings-missing" if missing else "settings-wrong",
            file=Path(fault.file).name,
            line=fault.line or 0,
            words=fault.message,
        )
        for fault in error.faults
    ]


def present_warnings(
    faults: Path, synchronised: Path = SYNCHRONISED, others: Sequence[Path] = OTHERS
) -> tuple[Fault, ...]:
    """Return what is wrong now although the kiosk works; the time may have become known since the start."""
    known = synchronised.exists()
    return tuple(
        fault
        for fault in told(faults, others)
        if fault.severity == "warn" and not (known and fault.code == "clock-unknown")
    )
