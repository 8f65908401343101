"""Looks what is plugged in, and looks again whenever something was plugged in or out."""

import os
import select
import time
import weakref
from collections.abc import Iterator
from pathlib import Path

from hw.reader.plugging import Plugging

_SETTLE = 0.3  # a composite device's nodes come one after another, within this time of each other
_RESCAN = 1.0  # for where no udevd runs, and for a device that failed
_ROUND = (
    10.0  # where udevd tells of all else: for what was taught meanwhile, since a look costs a slow board work
)
_UDEV_RUNS = Path("/run/udev/control")


class Scout:
    """Tells when to look."""

    def __init__(self) -> None:
        self._wake = os.eventfd(0, os.EFD_NONBLOCK)
        weakref.finalize(self, os.close, self._wake)
        self._missed = False

    def moments(self) -> Iterator[bool]:
        """Come back each time that it is time to look, until `stop`: with whether the plugs are at rest."""
        plugging = Plugging()
        settled = due = True
        looked = 0.0
        while not self._stopped():
            if due or self._is_due(looked):
                looked, self._missed = time.monotonic(), False
                yield settled
            ears = [self._wake, plugging.fileno()]
            heard, _, _ = select.select(ears, [], [], _RESCAN if settled else _SETTLE)
            plugging.take()
            due = bool(heard) or not settled
            settled = plugging.fileno() not in heard

    def miss(self) -> None:
        """Note that a device has failed or gone: it is looked for without udev's word."""
        self._missed = True

    def stop(self) -> None:
        """End `moments`."""
        os.eventfd_write(self._wake, 1)

    def _is_due(self, looked: float) -> bool:
        """Tell whether to look although nothing was heard."""
        return self._missed or time.monotonic() - looked >= _ROUND or not _UDEV_RUNS.exists()

    def _stopped(self) -> bool:
        return bool(select.select([self._wake], [], [], 0)[0])
