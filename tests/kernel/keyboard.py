"""Types on QEMU's USB keyboard, no faster than the guest fetches the keys."""

import time
from pathlib import Path

from hw.reader.wedge.input_event import KEY, PRESSED
from tests.hw.reader.wedge.keyboard import typed
from tests.kernel.qmp import Qmp
from tests.kernel.usb_capture import Capture

_QUEUE = 8
"""Changes of keys that may wait in the keyboard: QEMU keeps 16 and throws away what is more."""

_LONGEST = 20.0


class GuestAsleepError(Exception):
    """The guest does not fetch the keys."""


class Keyboard:
    """One plugging in of the keyboard.

    Args:
        qmp: the machine's protocol.
        file: the capture of the keyboard's traffic.
    """

    def __init__(self, qmp: Qmp, file: Path) -> None:
        self._qmp = qmp
        self.capture = Capture(file)
        self._typed = 0

    def type(self, text: str) -> None:
        """Type.

        Raises:
            GuestAsleepError: the guest does not fetch the keys.
        """
        for kind, code, value in typed(text):
            if kind == KEY:
                self._change(code, down=value == PRESSED)
        self._wait_for_room(1)

    def _change(self, code: int, *, down: bool) -> None:
        """Press or release a key; up to the function keys, QEMU's numbers are the kernel's codes."""
        self._wait_for_room(_QUEUE)
        event = {"type": "key", "data": {"down": down, "key": {"type": "number", "data": code}}}
        self._qmp("input-send-event", events=[event])
        self._typed += 1

    def _wait_for_room(self, waiting: int) -> None:
        """Wait until fewer than so many changes wait to be fetched."""
        end = time.monotonic() + _LONGEST
        self.capture.update()
        while self._typed - self.capture.fetched >= waiting:
            if time.monotonic() > end:
                raise GuestAsleepError(f"{self._typed} keys typed, {self.capture.fetched} fetched")
            time.sleep(0.002)
            self.capture.update()
