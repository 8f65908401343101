"""Whether a swipe is waited for, and until when."""

import logging
import threading
from collections.abc import Callable

from hw.reader.driver import Driver
from hw.service.reader_messages import Armed, Disarmed, DisarmReason, ReaderMessage

log = logging.getLogger(__name__)


class Arming:
    """Arms and disarms the reader; being armed ends by itself after `seconds`.

    Args:
        driver: the reader's driver, which keeps armed across failed swipes and replugging.
        seconds: how long a swipe is waited for.
        publish: told of every change.
    """

    def __init__(self, driver: Driver, seconds: float, publish: Callable[[ReaderMessage], None]) -> None:
        self._driver = driver
        self._seconds = seconds
        self._publish = publish
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None
        self.state: Armed | Disarmed = Disarmed("starting")

    @property
    def armed(self) -> bool:
        """Whether a swipe is waited for."""
        return isinstance(self.state, Armed)

    def begin(self) -> None:
        """Wait for a swipe; when one is waited for already, begin the time anew."""
        with self._lock:
            self._stop_timer()
            timer = threading.Timer(self._seconds, lambda: self._ran_out(timer))
            timer.daemon = True
            self._timer = timer
            timer.start()
            self._change(Armed())

    def end(self, reason: DisarmReason) -> None:
        """Wait for a swipe no longer."""
        with self._lock:
            self._stop_timer()
            self._change(Disarmed(reason))

    def _ran_out(self, timer: threading.Timer) -> None:
        with self._lock:
            if self._timer is timer:  # it may have been begun anew while the timer fired
                self._timer = None
                self._change(Disarmed("timeout"))

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _change(self, state: Armed | Disarmed) -> None:
        if type(state) is type(self.state):
            return
        log.info("arming: %s", "armed" if isinstance(state, Armed) else f"disarmed ({state.reason})")
        self.state = state
        if isinstance(state, Armed):
            self._driver.arm()
        else:
            self._driver.disarm()
        self._publish(state)
