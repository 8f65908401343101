"""A pseudo-terminal that plays a serial port, behind a link whose path stays when it is unplugged."""

import errno
import os
import pty
import select
import threading
import time
import tty
from collections.abc import Callable
from pathlib import Path


class PtyLink:
    """The end of a serial line that a device hangs on.

    Args:
        link: where the other end is found; a symbolic link that is there only while plugged in.
        receive: takes what comes from the other end and gives the answer.
        fragment: how many bytes are written at once; 0 for all.
        pause: seconds between fragments.
    """

    def __init__(
        self, link: Path, receive: Callable[[bytes], bytes], *, fragment: int = 0, pause: float = 0.0
    ) -> None:
        self._link = link
        self._receive = receive
        self._fragment = fragment
        self._pause = pause
        self._lock = threading.Lock()
        self._master = self._slave = -1
        self._reading: threading.Thread | None = None
        self._stop = os.eventfd(0, os.EFD_NONBLOCK)

    @property
    def plugged(self) -> bool:
        """Whether the port is there."""
        return self._master >= 0

    def plug(self) -> None:
        """Make the port appear."""
        if self.plugged:
            return
        # This side holds the other end open too: otherwise the master fails whenever no driver has it open.
        self._master, self._slave = pty.openpty()
        tty.setraw(self._slave)
        self._point_link(os.ttyname(self._slave))
        self._reading = threading.Thread(target=self._read, args=(self._master,), daemon=True)
        self._reading.start()

    def unplug(self) -> None:
        """Make the port disappear; who has it open gets a hang-up."""
        if self._reading is None:
            return
        self._link.unlink(missing_ok=True)
        os.eventfd_write(self._stop, 1)
        self._reading.join()
        self._reading = None
        os.eventfd_read(self._stop)
        with self._lock:
            for end in (self._slave, self._master):
                os.close(end)
            self._master = self._slave = -1

    def send(self, data: bytes) -> bool:
        """Send bytes to the other end, in fragments; tell whether the port was there for all of them."""
        size = self._fragment or len(data) or 1
        for at in range(0, len(data), size):
            with self._lock:
                if not self.plugged:
                    return False
                os.write(self._master, data[at : at + size])
            if self._pause:
                time.sleep(self._pause)
        return True

    def _point_link(self, target: str) -> None:
        new = self._link.with_name(self._link.name + ".new")
        new.unlink(missing_ok=True)
        new.symlink_to(target)
        new.replace(self._link)

    def _read(self, master: int) -> None:
        while self._stop not in (ready := select.select([master, self._stop], [], [])[0]):
            try:
                data = os.read(master, 256) if master in ready else b""
            except OSError as error:
                if error.errno != errno.EIO:
                    raise
                return  # the other end was forced shut
            self.send(self._receive(data))
