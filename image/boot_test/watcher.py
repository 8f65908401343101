"""Watches a guest's screen from power-on, for how long it stays dark and what comes first."""

import threading
from typing import Final

from PIL import Image

from image.boot_test import screen
from image.boot_test.guest import Guest
from tests.kernel.qmp import QmpError

_PAUSE: Final = 1.0


class Watcher:
    """Looks at the screen in a thread of its own until something is there.

    Args:
        guest: whose screen.

    Attributes:
        seconds: from power-on to the first picture; None while there was none.
        first: that picture.
    """

    def __init__(self, guest: Guest) -> None:
        self.seconds: float | None = None
        self.first: Image.Image | None = None
        self._guest = guest
        threading.Thread(target=self._watch, daemon=True).start()

    def _watch(self) -> None:
        while self._guest.alive and self.seconds is None:
            try:
                picture = self._guest.picture()
            except (QmpError, OSError):
                return  # the guest is gone
            if picture is not None and not screen.is_blank(picture):
                self.first, self.seconds = picture, self._guest.age
            threading.Event().wait(_PAUSE)
