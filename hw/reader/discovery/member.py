"""One of the readers that are plugged in, at work in a thread of its own for as long as it stays there."""

import threading
from collections.abc import Callable

from hw.reader.discovery.survey import Found
from hw.reader.driver import Driver, DriverEvent, Offline


class Member:
    """A reader and its driver, from when it was found until it goes away or fails.

    A driver by itself would try the same device node again; but meanwhile that name may have been given to
    another device, such as somebody's keyboard. So after the first `Offline` the driver is closed, and
    whether there is a reader again is for the next survey to say.

    Args:
        found: the reader.
        driver: its driver, which nobody else uses.
        post: takes what the driver tells, and None at the end; called from the member's thread.
    """

    def __init__(
        self, found: Found, driver: Driver, post: Callable[["Member", DriverEvent | None], None]
    ) -> None:
        self.found = found
        self.driver = driver
        self._post = post
        self._thread = threading.Thread(target=self._run, name=f"reader {found.node.path}", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def join(self, seconds: float) -> None:
        """Wait for the end."""
        self._thread.join(seconds)

    def _run(self) -> None:
        try:
            for event in self.driver.events():
                self._post(self, event)
                if isinstance(event, Offline):
                    self.driver.close()
                    return
        finally:
            self._post(self, None)
