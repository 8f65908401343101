"""What the lamp showed and which signals sounded, when, and through which channel."""

import threading
import time
from collections import deque
from datetime import UTC, datetime

from hw.service.reader_messages import Lamp, LampEntry, ReaderTrace, Signal, SoundEntry

_LONGEST = 1000


class Trace:
    """The last thousand lamp colours and the last thousand signals; one that stays the same is no entry."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._lamps: deque[LampEntry] = deque(maxlen=_LONGEST)
        self._sounds: deque[SoundEntry] = deque(maxlen=_LONGEST)

    @property
    def lamp(self) -> Lamp:
        """The colour that the lamp has now; off before its first."""
        return self._lamps[-1].lamp if self._lamps else "off"

    def lit(self, lamp: Lamp, channel: str) -> bool:
        """Note a colour of the lamp; tell whether it is a new one."""
        with self._lock:
            new = not self._lamps or (self._lamps[-1].lamp, self._lamps[-1].channel) != (lamp, channel)
            if new:
                self._lamps.append(LampEntry(*_now(), lamp, channel))
        return new

    def sounded(self, signal: Signal, channel: str) -> None:
        """Note a signal."""
        with self._lock:
            self._sounds.append(SoundEntry(*_now(), signal, channel))

    def entries(self) -> ReaderTrace:
        """Give all that is noted, oldest first."""
        with self._lock:
            return ReaderTrace(list(self._lamps), list(self._sounds))


def _now() -> tuple[float, str]:
    return round(time.monotonic(), 4), datetime.now(UTC).isoformat(timespec="milliseconds")
