"""From the last key of a swipe to the card at the service's client, above the silence that ends a swipe.

The real reader service and its real client; keys come through a pipe. Alone, and beside a kiosk whose screen
is drawn as fast as it goes.
"""

import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from hw.reader.wedge.input_event import EVENT, SYN
from hw.reader.wedge.recorder import END_SILENCE
from hw.service.connection import ServiceGoneError
from hw.service.reader_client import ReaderClient
from hw.service.reader_messages import Armed, CardRead, ReaderMessage, ReaderOnline, SwipeFailed
from tests.bench.hurried import hurried
from tests.bench.row import Row, percentile
from tests.hw.reader.rig import GOOD, KEY, PARAUGS
from tests.hw.reader.wedge.keyboard import typed

SWIPES = 300
SERVICES = 10
PACE = 0.001
MOST_MS = 5.0
_WAIT = 30.0


class Ear:
    """Hears a client's messages, each with the time at which it came."""

    def __init__(self, path: Path) -> None:
        self.client = ReaderClient(path)
        self._heard: queue.SimpleQueue[tuple[float, ReaderMessage]] = queue.SimpleQueue()
        threading.Thread(target=self._listen, daemon=True).start()

    def next(self, *kinds: type[ReaderMessage]) -> tuple[float, ReaderMessage]:
        """Wait for the next message of these kinds."""
        while True:
            at, message = self._heard.get(timeout=_WAIT)
            if isinstance(message, kinds):
                return at, message

    def _listen(self) -> None:
        for message in self.client.watch():
            self._heard.put((time.monotonic(), message))


def rows() -> Iterator[Row]:
    """Measure alone and beside the screen, which is in no hurry."""
    with tempfile.TemporaryDirectory() as name, _service(Path(name)) as (socket, keys):
        yield from _series("", keys, socket)
        with _drawing() as frames:
            yield from _series(" beside a screen at full load", keys, socket)
            yield Row("frames drawn beside it", frames(), 0, "per second")
    yield _first()


def _first() -> Row:
    """Measure the first card of a service beside its second: nothing may wait to be done for it."""
    late = list[list[float]]()
    for _ in range(SERVICES):
        with tempfile.TemporaryDirectory() as name, _service(Path(name)) as (socket, keys), hurried():
            late.append(_measured(keys, Ear(socket), 2)[0])
    first, second = (percentile(list(times), 0.5) for times in zip(*late, strict=True))
    what = f"last key to CardRead, the first card of a service beside its second, median of {SERVICES}"
    return Row(what, first, second, "ms", highest_ratio=2.0)


def _series(beside: str, keys: int, socket: Path) -> Iterator[Row]:
    with hurried():  # who types and holds the watch is not what is measured
        late, failed = _measured(keys, Ear(socket), SWIPES)
    what = f"last key to CardRead{beside}, above the {1000 * END_SILENCE:.0f} ms of silence"
    yield Row(f"{what}, median of {SWIPES}", percentile(late, 0.5), 0, "ms")
    yield Row(f"{what}, p99", percentile(late, 0.99), 0, "ms", highest=MOST_MS)
    yield Row(f"sound swipes refused{beside}", failed, 0, f"of {SWIPES}", highest=0)


def _measured(keys: int, ear: Ear, swipes: int) -> tuple[list[float], int]:
    """Give how many milliseconds each card came after the silence, and how many swipes failed."""
    late, failed = list[float](), 0
    ear.next(ReaderOnline)
    for _ in range(swipes):
        ear.client.arm()
        ear.next(Armed)
        last = _swiped(keys)
        at, message = ear.next(CardRead, SwipeFailed)
        if isinstance(message, CardRead):
            late.append(1000 * (at - last - END_SILENCE))
        else:
            failed += 1
            ear.client.disarm()
    ear.client.close()
    return late, failed


def _swiped(keys: int) -> float:
    """Type a card, and give the time of the last key."""
    now = time.monotonic()
    for event in typed(GOOD.track_2 + "\r"):
        os.write(keys, EVENT.pack(int(now), int(now % 1 * 1e6), *event))
        if event[0] == SYN:
            last = now
            time.sleep(PACE)
            now = time.monotonic()
    return last


@contextmanager
def _service(folder: Path) -> Iterator[tuple[Path, int]]:
    """Run the reader service; gives its socket, and the pipe for its reader's keys."""
    socket, config, pipe = folder / "reader.sock", folder / "kiosk.toml", folder / "keys"
    os.mkfifo(pipe)
    keys = os.open(pipe, os.O_RDWR)
    config.write_text(
        f'[reader]\ndriver = "wedge"\ndevice = "{pipe}"\nsocket = "{socket}"\nsound = ""\n'
        f"[[card]]\ninsurer = \"paraugs\"\npattern = '{PARAUGS.pattern}'\n"
        f"[terminal]\npublic_key = '{KEY.export_public()}'\n"
    )
    command = [sys.executable, "-m", "tests.bench.piped_service", "--config", str(config)]
    with (folder / "log").open("wb") as log, subprocess.Popen(command, stderr=log) as process:
        try:
            _await(socket)
            yield socket, keys
        finally:
            process.terminate()
            os.close(keys)


def _await(socket: Path) -> None:
    end = time.monotonic() + _WAIT
    while time.monotonic() < end:
        try:
            if ReaderClient(socket).info().online:
                return
        except ServiceGoneError:
            pass
        time.sleep(0.1)
    raise TimeoutError("the reader service does not come up")


@contextmanager
def _drawing() -> Iterator[Callable[[], float]]:
    """Draw the kiosk's screen as fast as it goes in a process of its own; gives its frames in a second."""
    command = [sys.executable, "-m", "tests.bench.drawing"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        said = process.stdout
        assert said is not None
        assert said.readline() == "drawing\n"

        def frames() -> float:
            process.send_signal(signal.SIGTERM)
            return float(said.readline())

        yield frames
        process.terminate()
