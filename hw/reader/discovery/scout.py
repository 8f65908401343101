"""Looks what is plugged in, and looks again whenever something was plugged in or out, or was taught."""

import os
import select
import time
import weakref
from collections.abc import Iterator
from pathlib import Path

from hw.reader.plugging import Plugging

_SETTLE = 0.3  # a composite device's nodes come one after another, within this time of each other
_RESCAN = 1.0  # for where no udevd runs, for a device that failed, and for what was taught meanwhile
_ROUND = 10.0  # where udevd runs, in case that it does not tell: a look costs a slow board work
_UDEV_RUNS = Path("/run/udev/control")


class Scout:
    """Tells when to look.

    Args:
        taught: the file of taught keyboards; whoever has taught one draws a card through it next.
    """

    def __init__(self, taught: Path) -> None:
        self._taught = taught
        self._known: tuple[int, int] | None = None
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
                looked, self._missed, self._known = time.monotonic(), False, self._file()
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
        round_over = time.monotonic() - looked >= _ROUND
        return self._missed or self._file() != self._known or round_over or not _UDEV_RUNS.exists()

    def _file(self) -> tuple[int, int] | None:
        """Tell one state of the file from another: it is replaced whole, never written into."""
        try:
            told = self._taught.stat()
        except OSError:
            return None
        return told.st_ino, told.st_mtime_ns

    def _stopped(self) -> bool:
        return bool(select.select([self._wake], [], [], 0)[0])
