"""What the kiosk may load of the printer service, and how its client takes a service that hangs."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from hw.service import printer_client
from hw.service.printer_client import GONE, PrinterClient
from hw.service.printer_messages import JobProgress
from tests.hw.printer_rig import ServiceProcess, eventually, new_key, pdf


def test_the_kiosk_loads_neither_cups_nor_the_printers_insides() -> None:
    script = (
        "import sys, hw.service.printer_client, hw.service.printer_messages\n"
        "print([name for name in sys.modules if name == 'cups' or name.startswith('hw.printer')])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_service_that_hangs_counts_as_gone(
    service: ServiceProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printer_client, "_SILENCE", 0.3)
    assert service.process is not None
    with service.statuses() as heard:
        eventually(lambda: any(status.state == "ready" for status in heard), "ready")
        os.kill(service.process.pid, signal.SIGSTOP)
        eventually(lambda: heard[-1] == GONE, "gone")
        assert service.print(new_key()).end().detail == "service-lost"
        os.kill(service.process.pid, signal.SIGCONT)
        eventually(lambda: heard[-1].state == "ready", "back")


def test_a_service_that_is_not_there_raises_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printer_client, "_REACH", 0.0)
    client = PrinterClient(tmp_path / "nobody")
    statuses = client.watch()
    assert next(statuses) == GONE
    client.close()
    assert list(statuses) == []
    assert client.info() is None
    assert client.inquire("1/1#a1", 0.0) == JobProgress("1/1#a1", "waiting", ("service",))
    assert client.cancel("1/1#a1") == JobProgress("1/1#a1", "waiting", ("service",))
    last = list(client.print("1/1#a1", "x", pdf("x")))[-1]
    assert (last.state, last.detail) == ("failed", "service-gone")
