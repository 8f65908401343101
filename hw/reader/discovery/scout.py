"""Looks what is plugged in, and looks again whenever something was plugged in or out."""

import os
import select
import weakref
from collections.abc import Iterator

from hw.reader.plugging import Plugging

_SETTLE = 0.3  # a composite device's nodes come one after another, within this time of each other
_RESCAN = 1.0  # for where no udevd runs, for what was taught meanwhile, and for a device that failed


class Scout:
    """Tells when to look."""

    def __init__(self) -> None:
        self._wake = os.eventfd(0, os.EFD_NONBLOCK)
        weakref.finalize(self, os.close, self._wake)

    def moments(self) -> Iterator[bool]:
        """Come back each time that it is time to look, until `stop`: with whether the plugs are at rest."""
        plugging = Plugging()
        settled = True
        while not self._stopped():
            yield settled
            ears = [self._wake, plugging.fileno()]
            heard, _, _ = select.select(ears, [], [], _RESCAN if settled else _SETTLE)
            plugging.take()
            settled = plugging.fileno() not in heard

    def stop(self) -> None:
        """End `moments`."""
        os.eventfd_write(self._wake, 1)

    def _stopped(self) -> bool:
        return bool(select.select([self._wake], [], [], 0)[0])
