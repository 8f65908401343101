"""The automatic driver in a process of its own; prints each event until its input ends.

What it finds is driven by a driver that is online for as long as its device is there. By itself it never
looks again: of whatever it finds after its first look it has heard.
"""

import faulthandler
import signal
import sys
import threading
import time
from collections.abc import Iterator

from hw.reader.discovery import scout
from hw.reader.discovery.auto import AutoDriver
from hw.reader.discovery.survey import Found
from hw.reader.driver import DriverEvent, Offline, Online
from hw.service.settings import ReaderSettings
from tests.hw.reader.discovery.hands import HandmadeDriver


class NodeDriver(HandmadeDriver):
    """Online while the device is there."""

    def events(self) -> Iterator[DriverEvent]:
        """Tell."""
        yield Online(self.found.title)
        while self.found.node.is_there():
            time.sleep(0.005)
        yield Offline("unplugged")


def _make(found: Found, _settings: ReaderSettings) -> NodeDriver:
    return NodeDriver(found)


def _close_at_the_end() -> None:
    sys.stdin.read()
    driver.close()


faulthandler.register(signal.SIGUSR1)
scout._RESCAN = 3600.0
driver = AutoDriver(ReaderSettings(), make=_make)
threading.Thread(target=_close_at_the_end, daemon=True).start()
for event in driver.events():
    print(event, flush=True)  # noqa: T201 - for the test
