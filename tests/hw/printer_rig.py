"""The printer service on the real rig, as the tests use it: fixtures and a few words to speak with them."""

import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import pytest

from hw.emulator.printer_process import wait_until
from hw.emulator.printer_rig import PrinterRig, printer_rig
from hw.service.printer_client import PrinterClient
from hw.service.printer_messages import JobProgress, PrinterStatus

_numbers = count(1)
_SHEET = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 595]>>endobj
trailer<</Root 1 0 R>>
"""


def new_key() -> str:
    """Return a key that no other copy of this run has."""
    return f"{next(_numbers):06d}/1#a1"


def pdf(words: str) -> bytes:
    """Return a small PDF that differs from others by a comment."""
    return _SHEET + f"% {words}\n%%EOF\n".encode()


@dataclass
class Printing:
    """A copy on its way, followed by a thread of its own."""

    client: PrinterClient
    key: str
    document: bytes
    heard: list[JobProgress] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._thread = threading.Thread(target=self._follow, daemon=True)
        self._thread.start()

    def _follow(self) -> None:
        for progress in self.client.print(self.key, self.key, self.document):
            self.heard.append(progress)

    def reaches(self, *states: str, reason: str = "", seconds: float = 20) -> None:
        """Wait until it is in one of the states, for that reason."""

        def is_there() -> bool:
            last = self.heard[-1] if self.heard else None
            return last is not None and last.state in states and (not reason or reason in last.reasons)

        wait_until(is_there, f"{self.key} {states} {reason}, heard {self.heard}", seconds)

    def end(self, seconds: float = 30) -> JobProgress:
        """Wait for the last word."""
        self._thread.join(seconds)
        assert not self._thread.is_alive(), f"{self.key} has no end: {self.heard}"
        return self.heard[-1]


@dataclass
class ServiceProcess:
    """`python -m hw printer` and its client."""

    rig: PrinterRig
    folder: Path
    uri: bool = True

    def __post_init__(self) -> None:
        self.socket = self.folder / "printer.sock"
        self.client = PrinterClient(self.socket)
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it serves."""
        config = self.folder / "kiosk.toml"
        address = self.rig.address
        config.write_text(
            f'[printer]\nqueue = "{address.queue}"\nserver = "{address.server}"\nsocket = "{self.socket}"\n'
            f'media = "{address.media}"\n' + (f'uri = "{address.uri}"\n' if self.uri else "")
        )
        with (self.folder / "service.log").open("ab") as log:
            command = [sys.executable, "-m", "hw", "printer", "--config", str(config)]
            self.process = subprocess.Popen(command, stderr=log)
        wait_until(lambda: self.client.info() is not None, "printer service")

    def kill(self) -> None:
        """Kill it at once."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def stop(self) -> int:
        """End it as systemd does and return its exit code."""
        assert self.process is not None
        self.client.close()
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(10)

    def print(self, key: str, document: bytes | None = None) -> Printing:
        """Print one copy in the background."""
        return Printing(self.client, key, pdf(key) if document is None else document)

    @contextmanager
    def statuses(self) -> Iterator[list[PrinterStatus]]:
        """Collect the statuses a watching client sees."""
        client, heard = PrinterClient(self.socket), list[PrinterStatus]()

        def note() -> None:
            for status in client.watch():
                heard.append(status)

        thread = threading.Thread(target=note, daemon=True)
        thread.start()
        try:
            yield heard
        finally:
            client.close()
            thread.join(10)


def sheets(rig: PrinterRig, key: str) -> list[Path]:
    """Return the PDFs that came out of the printer under a key."""
    stem = key.replace("/", "_").replace("#", "_")
    return [path.with_suffix(".pdf") for path in rig.printer.sheets() if path.stem.endswith(f"-{stem}")]


def eventually(condition: Callable[[], bool], what: str, seconds: float = 20) -> None:
    """Wait for a condition."""
    wait_until(condition, what, seconds)


@pytest.fixture(scope="session")
def printer_hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PrinterRig]:
    folder = tmp_path_factory.mktemp("printer")
    with printer_rig(folder / "rig", folder / "out") as rig:
        yield rig


@pytest.fixture
def rig(printer_hall: PrinterRig) -> Iterator[PrinterRig]:
    yield printer_hall
    printer_hall.printer.cure()
    printer_hall.printer.slow(0)
    printer_hall.cups.stop()
    printer_hall.cups.start()
    printer_hall.printer.off()
    printer_hall.printer.on()


@pytest.fixture
def service(rig: PrinterRig, tmp_path: Path) -> Iterator[ServiceProcess]:
    process = ServiceProcess(rig, tmp_path)
    process.start()
    yield process
    process.stop()
