"""What the channels beside the reader have in common: they may come, fail and come back at any moment."""

import logging
import os
import select
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable

from hw.feedback.channel import Capability
from hw.reader.plugging import Plugging

log = logging.getLogger(__name__)

_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 30.0


class AttendedChannel(ABC):
    """A channel that is tried in a thread of its own: until it works, and whenever something is plugged in.

    A channel of its own says in `attempt` how it is tried, and calls `failed` when a command did not succeed.
    """

    name: str
    immediate = True
    offers: frozenset[Capability]

    def __init__(self) -> None:
        self._works = False
        self._told = ""
        self._closed = False
        self._changed: Callable[[], None] = lambda: None
        self._wake = os.eventfd(0, os.EFD_NONBLOCK)

    @abstractmethod
    def attempt(self) -> None:
        """Make the channel ready for use.

        Raises:
            OSError: it cannot be used.
        """

    def capabilities(self) -> frozenset[Capability]:
        """Offer what the channel has, while it works."""
        return self.offers if self._works else frozenset()

    def watch(self, changed: Callable[[], None]) -> None:
        """Try the channel from now on."""
        self._changed = changed
        threading.Thread(target=self._attend, name=self.name, daemon=True).start()

    def close(self) -> None:
        """Try no longer."""
        self._closed = True
        os.eventfd_write(self._wake, 1)

    def failed(self, error: OSError) -> None:
        """Be no channel until an attempt succeeds."""
        self._works = False
        self._tell(f"does not work ({error.strerror or error})")
        os.eventfd_write(self._wake, 1)

    def _attend(self) -> None:
        plugging, pause = Plugging(), _FIRST_PAUSE
        while not self._closed:
            self._try()
            pause = _FIRST_PAUSE if self._works else min(2 * pause, _LONGEST_PAUSE)
            self._wait(plugging, None if self._works else pause)

    def _try(self) -> None:
        try:
            self.attempt()
        except OSError as error:
            self._works = False
            self._tell(f"does not work ({error.strerror or error})")
            return
        self._works = True
        self._tell("works")
        self._changed()

    def _wait(self, plugging: Plugging, seconds: float | None) -> None:
        """Wait until a command fails, something is plugged in or out, the channel is closed or time is up."""
        if self._wake in select.select([self._wake, plugging.fileno()], [], [], seconds)[0]:
            os.eventfd_read(self._wake)
        plugging.take()

    def _tell(self, how: str) -> None:
        if how != self._told:
            log.info("%s: %s", self.name, how)
            self._told = how
