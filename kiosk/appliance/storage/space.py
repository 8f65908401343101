"""How full the data partition is, told after it is mounted."""

import os
from pathlib import Path
from typing import Final

from kiosk.appliance.faults import Fault
from kiosk.appliance.storage import words
from kiosk.appliance.storage.layout import MIB

_LOW: Final = 32 * MIB
_LOW_SHARE: Final = 20
_NONE: Final = MIB
"""Less than this does not hold a visit."""


def check_space(folder: Path) -> tuple[Fault, ...]:
    """Return the fault of the file system that `folder` is on, if it is full or nearly so.

    Raises:
        OSError: there is no such folder.
    """
    space = os.statvfs(folder)
    fault = judge(space.f_bavail * space.f_frsize, space.f_blocks * space.f_frsize)
    return () if fault is None else (fault,)


def judge(free: int, total: int) -> Fault | None:
    """Return the fault of so many free bytes, for whoever is not root, of so many."""
    if free < _NONE:
        return words.full(free)
    if free < _LOW or free * _LOW_SHARE < total:
        return words.nearly_full(free, total)
    return None
