"""Writes on the FAT partition: as few as possible, and none that moves anything on it.

FAT knows no transactions. So kiosk.toml is only ever written over in place, byte for byte: no name, no size
and no chain of clusters changes, and no old copy of a secret stays behind in a free cluster.
"""

import os
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from kiosk.appliance.settings.blank import Patch
from kiosk.appliance.settings.machine import Machine

_SECONDS: Final = 20


@contextmanager
def writable(machine: Machine) -> Iterator[None]:
    """Open the partition, which is mounted read-only, for as long as it takes.

    Raises:
        OSError: it cannot be opened; the card may have a lock.
    """
    _remount(machine, "rw")
    try:
        yield
    finally:
        _remount(machine, "ro")


def overwrite(path: Path, parts: Iterable[Patch]) -> None:
    """Write the patches over what the file holds, and wait until they are on the card.

    Raises:
        OSError: they cannot be written.
    """
    with path.open("r+b", buffering=0) as file:
        for part in parts:
            os.pwrite(file.fileno(), part.content, part.offset)
        os.fsync(file.fileno())


def wipe(path: Path) -> None:
    """Overwrite a file with zeros, then take it away.

    Raises:
        OSError: it cannot be.
    """
    overwrite(path, [Patch(0, bytes(path.stat().st_size))])
    path.unlink()


def _remount(machine: Machine, how: str) -> None:
    if not machine.is_real:
        return
    command = ["mount", "-o", f"remount,{how}", str(machine.card)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise OSError(0, "the card does not answer") from None
    if done.returncode:
        raise OSError(0, done.stderr.strip())
