"""For `tests.bench.evdev_path`: the CPU time of a thread that reads typed swipes, ours and the barest.

Not named as a test: it is run by its path.
"""

import json
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import evdev
import pytest
from evdev import ecodes

from hw.reader.driver import Online, RawSwipe
from hw.reader.wedge.driver import WedgeDriver
from tests.hw.reader.wedge.keyboard import Bare, typed

CARD = "%B9371000000000002^PARAUGS/ANNA^29122010000?;9371000000000002=29122010000?\r"
PACES, ROUNDS, SWIPES = (0.001, 0.008), 3, 4
FOUND = Path("/run/share/evdev.json")

Loop = Callable[[str, threading.Event], float]


def swipe() -> Iterator[Bare]:
    """Give a swipe's events as a keyboard's driver makes them: the scan code comes before each key."""
    for kind, code, value in typed(CARD):
        if kind == ecodes.EV_KEY:
            yield ecodes.EV_MSC, ecodes.MSC_SCAN, 0x70000 + code
        yield kind, code, value


def main(pace: float) -> None:
    """Be the reader: type a card for each line on stdin."""
    able = {ecodes.EV_KEY: range(1, 120), ecodes.EV_MSC: [ecodes.MSC_SCAN], ecodes.EV_LED: range(3)}
    with evdev.UInput(able, name="Paraugs reader", vendor=0x0801, product=1) as reader:
        print(reader.device.path, flush=True)  # noqa: T201 - the answer
        for _ in sys.stdin:
            for kind, code, value in swipe():
                reader.write(kind, code, value)
                if kind == ecodes.EV_SYN:
                    time.sleep(pace)
            print("typed", flush=True)  # noqa: T201 - the answer


def ours(path: str, ready: threading.Event) -> float:
    """Read with the driver, and give the CPU seconds of a swipe."""
    driver = WedgeDriver(path)
    events = driver.events()
    assert isinstance(next(events), Online)
    ready.set()
    begun, swipes = time.thread_time(), 0
    while swipes < SWIPES:
        event = next(events)
        if isinstance(event, RawSwipe):
            event.wipe()
            swipes += 1
    spent = time.thread_time() - begun
    driver.close()
    return spent / SWIPES


def bare(path: str, ready: threading.Event) -> float:
    """Read with python-evdev's own loop and do nothing with it; give the CPU seconds of a swipe."""
    device = evdev.InputDevice(path)
    ready.set()
    left = SWIPES * sum(1 for _ in swipe())
    begun = time.thread_time()
    for _ in device.read_loop():
        left -= 1
        if not left:
            break
    spent = time.thread_time() - begun
    device.close()
    return spent / SWIPES


def measured(loop: Loop, typist: "subprocess.Popen[str]", path: str) -> float:
    """Let the reader type while a loop reads in a thread of its own; give milliseconds."""
    found: list[float] = []
    ready = threading.Event()
    thread = threading.Thread(target=lambda: found.append(loop(path, ready)))
    thread.start()
    assert ready.wait(10)
    assert typist.stdin is not None
    assert typist.stdout is not None
    for _ in range(SWIPES):
        typist.stdin.write("\n")
        typist.stdin.flush()
        typist.stdout.readline()
        time.sleep(0.15)
    thread.join(10)
    assert not thread.is_alive()
    return 1000 * found[0]


@pytest.mark.exhaustive  # for its time
def test_the_path_is_measured_beside_the_barest_loop() -> None:
    found = []
    for pace in PACES:
        command = [sys.executable, "-m", "tests.kernel.inside.bench_evdev", str(pace)]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as typist:
            assert typist.stdout is not None
            path = typist.stdout.readline().strip()
            time.sleep(0.5)
            times = [(measured(ours, typist, path), measured(bare, typist, path)) for _ in range(ROUNDS)]
        mine, theirs = (statistics.median(part) for part in zip(*times, strict=True))
        found.append({"pace_ms": 1000 * pace, "rounds": ROUNDS, "ours": mine, "bare": theirs})
    FOUND.write_text(json.dumps(found), encoding="ascii")


if __name__ == "__main__":
    main(float(sys.argv[1]))
