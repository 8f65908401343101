"""Plugging in and out in mock kernel and mock udev: the automatic driver follows at once."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hw.reader.driver import Offline, Online
from tests.hw.reader.discovery.plugged import DEVICES, ROOT
from tests.hw.reader.discovery.told import Told

HOST = Path(__file__).with_name("testbed_host.py")


class Bed:
    """A test bed, and the automatic driver in it."""

    def __init__(self, host: Told, child: Told) -> None:
        self._host, self._child = host, child

    def does(self, action: str, device: str) -> None:
        """Plug a device in or out, and wait until the last uevent went out."""
        self._host.say(f"{action} {DEVICES / device}.umockdev")
        self._host.line()

    def told(self) -> str:
        """Wait for the next event."""
        return self._child.line()

    def goes(self, device: str, action: str, event: object) -> float:
        """Plug a device, expect one event, and give the seconds that it took."""
        self.does(action, device)
        done = time.monotonic()
        assert self.told() == str(event)
        return time.monotonic() - done


@contextmanager
def bed() -> Iterator[Bed]:
    wrapper, path = "umockdev-wrapper", {"PYTHONPATH": str(ROOT)}
    with Told([wrapper, "/usr/bin/python3", str(HOST)], {}) as host:
        root = Path(host.line())
        child = [wrapper, sys.executable, "-m", "tests.hw.reader.discovery.auto_child"]
        with Told(child, {"UMOCKDEV_DIR": str(root), **path}) as it:
            yield Bed(host, it)
    assert not root.exists()


def test_readers_come_and_go() -> None:
    magtek, msr605x = "MagTek SureSwipe or Mini, keyboard mode", "MSR605X, MSRX6 or Deftun"
    with bed() as it:
        assert it.told() == str(Offline("unplugged"))
        times = [
            it.goes("magtek_keyboard", "plug", Online(magtek)),
            it.goes("msr605x", "plug", Online(f"{magtek} + {msr605x}")),
            it.goes("magtek_keyboard", "unplug", Online(msr605x)),
            it.goes("sycreader", "plug", Online(f"{msr605x} + Sycreader USB Reader")),
        ]
        assert min(times) < 0.5, times  # the least, for a busy machine takes its time
        it.goes("msr605x", "unplug", Online("Sycreader USB Reader"))
        it.goes("sycreader", "unplug", Offline("unplugged"))
        it.goes("office_keyboard", "plug", Offline("not-a-reader"))
        it.goes("msr605", "plug", Online("MSR206, MSR605 or MSR606"))
