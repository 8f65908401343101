"""A driver at work: its events, collected by a thread as the reader service would take them."""

import threading
import time
from types import TracebackType
from typing import Any, NamedTuple, Self

from hw.reader.decode.swipe import judged
from hw.reader.decode.verdict import Accepted
from hw.reader.driver import Driver, DriverEvent, RawSwipe, Started
from tests.hw.reader.rig import RULES


class Verdict(NamedTuple):
    """What became of a swipe: the number that the service would take, or None with what is wrong."""

    number: str | None
    wrong: str = ""


class Listening:
    """Runs a driver; a context manager that closes it.

    Args:
        driver: the driver.
        stall: for so many seconds the consumer does nothing after each `Started`.

    Attributes:
        events: what the driver has told; of a swipe its verdict.
        at: when, by the monotonic clock.
    """

    def __init__(self, driver: Driver, stall: float = 0.0) -> None:
        self.driver = driver
        self.stall = stall
        self.events: list[DriverEvent | Verdict] = []
        self.at: list[float] = []
        self._seen = 0
        self._changed = threading.Condition()
        self._error: Exception | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        self.driver.close()
        self._thread.join(10)
        assert not self._thread.is_alive(), "the driver does not end"
        if self._error is not None and kind is None:
            raise self._error

    def next(self, kind: type[Any], seconds: float = 10.0) -> Any:
        """Wait for the next event of a kind after the last one waited for."""
        end = time.monotonic() + seconds
        with self._changed:
            while True:
                while self._seen < len(self.events):
                    self._seen += 1
                    if isinstance(event := self.events[self._seen - 1], kind):
                        return event
                left = end - time.monotonic()
                told = self._error or self.events[-5:]
                assert left > 0, f"no {kind.__name__} within {seconds} s, but {told}"
                assert self._thread.is_alive(), f"the driver has ended: {told}"
                self._changed.wait(left)

    def verdicts(self, since: int, quiet: float = 0.7) -> list[Verdict]:
        """Wait until nothing has come for so long, and give the verdicts after so many events."""
        with self._changed:
            while self._changed.wait(quiet):
                pass
            self._seen = len(self.events)
            return [event for event in self.events[since:] if isinstance(event, Verdict)]

    def _run(self) -> None:
        try:
            for event in self.driver.events():
                self._note(judgement(event) if isinstance(event, RawSwipe) else event)
                if isinstance(event, Started):
                    time.sleep(self.stall)
        except Exception as error:  # noqa: BLE001 - told where the test waits, and raised at the end
            self._error = error

    def _note(self, event: DriverEvent | Verdict) -> None:
        with self._changed:
            self.events.append(event)
            self.at.append(time.monotonic())
            self._changed.notify_all()


def judgement(swipe: RawSwipe) -> Verdict:
    """Judge a swipe by the test's issuers."""
    with judged(swipe, RULES) as result:
        if isinstance(result, Accepted):
            return Verdict(bytes(result.number).decode())
        return Verdict(None, f"{result.reason} {' '.join(result.tracks.values())}")
