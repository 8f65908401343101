"""The automatic driver in a process of its own; prints each event and when it came.

What it finds is driven by a driver that is online for as long as its device is there.
"""

import time
from collections.abc import Iterator

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


for event in AutoDriver(ReaderSettings(), make=_make).events():
    print(time.monotonic(), event, flush=True)  # noqa: T201 - for the test
