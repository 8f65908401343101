"""Plugging in and out in mock kernel and mock udev: the automatic driver follows at once."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hw.reader.driver import Offline, Online
from tests.hw.reader.discovery.plugged import DEVICES, ROOT

HOST = Path(__file__).with_name("testbed_host.py")


class Bed:
    """A test bed, and the automatic driver in it."""

    def __init__(self, host: subprocess.Popen[str], child: subprocess.Popen[str]) -> None:
        self._host, self._child = host, child

    def does(self, action: str, device: str) -> float:
        """Plug a device in or out, and give the time of the last uevent."""
        assert self._host.stdin is not None
        self._host.stdin.write(f"{action} {DEVICES / device}.umockdev\n")
        self._host.stdin.flush()
        return float(_line(self._host))

    def told(self) -> tuple[float, str]:
        """Wait for the next event."""
        at, event = _line(self._child).split(" ", 1)
        return float(at), event

    def goes(self, device: str, action: str, event: object) -> float:
        """Plug a device, expect one event, and give the seconds that it took."""
        done = self.does(action, device)
        at, told = self.told()
        assert told == str(event)
        return at - done


def _line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    line = process.stdout.readline()
    assert line, "the process has ended"
    return line.strip()


@contextmanager
def bed() -> Iterator[Bed]:
    wrapper, pipe = "umockdev-wrapper", subprocess.PIPE
    with subprocess.Popen(
        [wrapper, "/usr/bin/python3", str(HOST)], stdin=pipe, stdout=pipe, text=True
    ) as host:
        env = {**os.environ, "UMOCKDEV_DIR": _line(host), "PYTHONPATH": str(ROOT)}
        command = [wrapper, sys.executable, "-m", "tests.hw.reader.discovery.auto_child"]
        with subprocess.Popen(command, stdout=pipe, text=True, env=env, cwd=ROOT) as child:
            try:
                yield Bed(host, child)
            finally:
                child.kill()
                host.kill()


def test_readers_come_and_go() -> None:
    magtek, msr605x = "MagTek SureSwipe or Mini, keyboard mode", "MSR605X, MSRX6 or Deftun"
    with bed() as it:
        assert it.told()[1] == str(Offline("unplugged"))
        times = [
            it.goes("magtek_keyboard", "plug", Online(magtek)),
            it.goes("msr605x", "plug", Online(f"{magtek} + {msr605x}")),
            it.goes("magtek_keyboard", "unplug", Online(msr605x)),
            it.goes("sycreader", "plug", Online(f"{msr605x} + Sycreader USB Reader")),
        ]
        assert max(times) < 0.5, times  # a rescan would take up to a second: udev's event was heard
        it.goes("msr605x", "unplug", Online("Sycreader USB Reader"))
        it.goes("sycreader", "unplug", Offline("unplugged"))
        it.goes("office_keyboard", "plug", Offline("not-a-reader"))
        it.goes("msr605", "plug", Online("MSR206, MSR605 or MSR606"))
