"""From the last byte of a swipe to the command that answers it, at the MSR605's end of the line.

Beside the loop of the usual kind: read what comes, wait 0.2 s for the rest, then light the lamp.
"""

import os
import select
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from hw.emulator.links.pty_link import PtyLink
from hw.emulator.readers.msr605 import Msr605, frame
from tests.bench.row import Row, percentile
from tests.hw.reader.rig import CARDS, Rig, Watcher, reader_rig, wait_until

SWIPES = 100
_USUAL_SWIPES = 15
_USUAL_WAIT = 0.2


class Stopwatch:
    """Notes when a swipe's last byte was sent, and when the first byte of the answer came."""

    def __init__(self, line: PtyLink) -> None:
        self.times: list[float] = []
        self._sent = 0.0
        self._receive, line._receive = line._receive, self._answered

    def start(self) -> None:
        """Note that the last byte was sent."""
        self._sent = time.monotonic()

    def wait(self, count: int) -> None:
        """Wait until so many answers have come."""
        wait_until(lambda: len(self.times) >= count)

    def _answered(self, data: bytes) -> bytes:
        if self._sent:
            self.times.append(1000 * (time.monotonic() - self._sent))
            self._sent = 0.0
        return self._receive(data)


def rows() -> Iterator[Row]:
    """Measure the service, and the usual loop."""
    ours, usual = _ours(), _usual()
    for name, part in (("median", 0.5), ("p99", 0.99)):
        what = f"last byte to feedback command, {name} of {SWIPES}"
        yield Row(what, percentile(ours, part), percentile(usual, part), "ms")


def _ours() -> list[float]:
    with tempfile.TemporaryDirectory() as folder, reader_rig(Path(folder)) as rig, rig.service():
        watcher, watch = Watcher(rig.client), Stopwatch(rig.reader._line)
        for swipe in range(SWIPES):
            _swipe(rig, watch, "bad" if swipe % 2 else "good")
            watch.wait(swipe + 1)
        watcher.close()
        return watch.times


def _swipe(rig: Rig, watch: Stopwatch, card: str) -> None:
    rig.arm()
    data = rig.reader.device.swipe(CARDS[card])
    rig.reader.send(data[:-1])
    time.sleep(0.002)
    watch.start()
    rig.reader.send(data[-1:])


def _usual() -> list[float]:
    with tempfile.TemporaryDirectory() as folder:
        link = PtyLink(Path(folder) / "tty", Msr605().receive)
        watch = Stopwatch(link)
        link.plug()
        ended = threading.Event()
        loop = threading.Thread(target=_loop, args=(str(Path(folder) / "tty"), ended))
        loop.start()
        for swipe in range(_USUAL_SWIPES):
            time.sleep(0.1)
            link.send(frame(CARDS["good"])[:-1])
            watch.start()
            link.send(frame(CARDS["good"])[-1:])
            watch.wait(swipe + 1)
        ended.set()
        loop.join()
        link.unplug()
    return watch.times


def _loop(path: str, ended: threading.Event) -> None:
    port = os.open(path, os.O_RDWR | os.O_NOCTTY)
    while not ended.is_set():
        if select.select([port], [], [], 0.1)[0]:
            os.read(port, 512)
            time.sleep(_USUAL_WAIT)
            os.write(port, b"\x1b\x83")
    os.close(port)
