"""A measured program, the kiosk or the one label; its window is nowhere and drawn without a graphics card."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Final, Self

KIOSK: Final = "tests.bench.kiosk.watched"
PLAIN: Final = "tests.bench.kiosk.plain"
ALIKE: Final = "tests.bench.kiosk.alike"
_TICKS: Final = os.sysconf("SC_CLK_TCK")


class Measured:
    """Started by `with`, ended with it.

    Args:
        module: `KIOSK`, `PLAIN` or `ALIKE`.
        arguments: the program's.

    Attributes:
        started_in: seconds from the process's start to its first usable picture.
    """

    def __init__(self, module: str, *arguments: str) -> None:
        self._command = [sys.executable, "-m", module, *arguments]
        self.started_in = 0.0

    def __enter__(self) -> Self:
        # As on the appliance, where everything has been compiled when the image was made.
        environment = {**os.environ, "SDL_VIDEODRIVER": "offscreen", "PYTHONDONTWRITEBYTECODE": ""}
        begun = time.monotonic()
        self._process = subprocess.Popen(
            self._command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        self.started_in = float(self._said()) - begun
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.terminate()
        self._process.wait()

    def memory(self) -> float:
        """Return its proportional set size in MiB."""
        return proportional_size(self._process.pid)

    def cpu(self) -> float:
        """Return the seconds that it has computed, in all its threads."""
        stat = Path(f"/proc/{self._process.pid}/stat").read_text(encoding="ascii")
        fields = stat.rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS

    def pictures(self) -> int:
        """Return how many pictures it has drawn."""
        self._process.send_signal(signal.SIGUSR1)
        return int(self._said())

    def _said(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"{' '.join(self._command)} ended with {self._process.wait()}")
        return line


def proportional_size(process: int | str) -> float:
    """Return a process's proportional set size in MiB; of this one for `self`."""
    return _rolled_up(process, "Pss:")


def anonymous_size(process: int | str) -> float:
    """Return the part of it in MiB that is no file's, and so does not depend on who else uses a library."""
    return _rolled_up(process, "Pss_Anon:")


def _rolled_up(process: int | str, what: str) -> float:
    lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(what)) / 1024
