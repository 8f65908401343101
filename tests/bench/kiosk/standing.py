"""The kiosk's process as it starts and stands: time to the log-in, memory there, what it does untouched."""

import time
from collections.abc import Iterator
from statistics import median
from typing import Final

from kiosk.ui.environment import Panel
from tests.bench.kiosk.process import ALIKE, KIOSK, PLAIN, Measured
from tests.bench.kiosk.rig import parts
from tests.bench.row import Row

STARTS: Final = 7
HIGHEST_RATIO: Final = 1.3
IDLE_SECONDS: Final = 45.0
IDLE_MORE: Final = 0.5
"""Per cent of a core."""
_SETTLED: Final = 5.0


def start() -> Iterator[Row]:
    """Start the kiosk and the label in turns, each first once for the disk's sake."""
    with parts(Panel()) as rig:
        times: dict[str, list[float]] = {KIOSK: [], PLAIN: [], ALIKE: []}
        for _ in range(1 + STARTS):
            for module, took in times.items():
                with Measured(module, *_arguments(module, str(rig.config))) as one:
                    took.append(1000 * one.started_in)
    ours, plain, alike = (median(took[1:]) for took in times.values())
    yield Row("start", ours, plain, "ms", highest_ratio=HIGHEST_RATIO)
    yield Row("start, beside a label with Kivy set up as here", ours, alike, "ms")


def memory() -> Iterator[Row]:
    """Let each stand for a while, one after another, and weigh it."""
    with parts(Panel()) as rig:
        ours, plain, alike = (_weighed(module, str(rig.config)) for module in (KIOSK, PLAIN, ALIKE))
    yield Row("memory", ours, plain, "MiB", highest_ratio=HIGHEST_RATIO)
    yield Row("memory, beside a label with Kivy set up as here", ours, alike, "MiB")


def idle() -> Iterator[Row]:
    """Leave each alone, one after another; in a minute the bar's clock is drawn once."""
    with parts(Panel()) as rig:
        cpu, pictures = _left_alone(KIOSK, str(rig.config))
        plain, _ = _left_alone(PLAIN, "")
        alike, _ = _left_alone(ALIKE, "")
    what = "% of a core"
    yield Row("idle", cpu, plain, what, highest=plain + IDLE_MORE)
    yield Row("idle, beside a label with Kivy set up as here", cpu, alike, what)
    yield Row("idle: pictures but the clock's", pictures, 0, f"in {IDLE_SECONDS:.0f} s", highest=0)


def _arguments(module: str, config: str) -> tuple[str, ...]:
    return ("--config", config) if module == KIOSK else ()


def _weighed(module: str, config: str) -> float:
    with Measured(module, *_arguments(module, config)) as one:
        time.sleep(_SETTLED)
        return one.memory()


def _left_alone(module: str, config: str) -> tuple[float, int]:
    """Return the per cent of a core, and how many pictures were drawn that the clock does not explain."""
    with Measured(module, *_arguments(module, config)) as one:
        time.sleep(_SETTLED)
        cpu, pictures, begun = one.cpu(), one.pictures(), time.monotonic()
        minute = time.localtime().tm_min
        time.sleep(IDLE_SECONDS)
        took, drawn = time.monotonic() - begun, one.pictures() - pictures
        minutes = (time.localtime().tm_min - minute) % 60
        return 100 * (one.cpu() - cpu) / took, max(0, drawn - minutes)
