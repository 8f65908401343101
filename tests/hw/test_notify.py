"""What the services tell the service manager, and that none of it can do harm."""

import os
import signal
import time
from pathlib import Path

import pytest

from hw.emulator.printer_rig import PrinterRig
from hw.service import notify
from tests.doubles.manager import Manager, manager_in
from tests.hw.printer_rig import ServiceProcess


def test_each_word_is_told_in_the_managers_language(tmp_path: Path) -> None:
    with manager_in(tmp_path) as manager:
        notify.ready()
        notify.alive()
        notify.status("waits for a card")
        notify.stopping()
        assert manager.listen() == ["READY=1", "WATCHDOG=1", "STATUS=waits for a card", "STOPPING=1"]


def test_a_manager_may_have_a_name_that_is_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    manager = Manager(f"@polise-test-{os.getpid()}")
    monkeypatch.setenv("NOTIFY_SOCKET", manager.address)
    notify.ready()
    assert manager.listen() == ["READY=1"]
    manager.close()


def test_nobody_needs_a_manager(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)
    notify.alive()
    monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "gone"))
    notify.alive()


def test_a_manager_that_does_not_listen_holds_nobody_up(tmp_path: Path) -> None:
    with manager_in(tmp_path) as manager:
        since = time.monotonic()
        for _ in range(5000):
            notify.alive()
        assert time.monotonic() - since < 5
        assert len(manager.listen()) < 5000  # so it was full, and that was noticed by nobody


def test_the_printer_service_tells_of_its_life_until_it_is_frozen(rig: PrinterRig, tmp_path: Path) -> None:
    with manager_in(tmp_path) as manager:
        service = ServiceProcess(rig, tmp_path)
        service.start()
        assert manager.hears("WATCHDOG=1")
        assert manager.heard[0] == "READY=1"
        assert service.process is not None
        service.process.send_signal(signal.SIGSTOP)
        time.sleep(0.2)
        assert not manager.hears("WATCHDOG=1", 3)
        service.process.send_signal(signal.SIGCONT)
        assert manager.hears("WATCHDOG=1")
        assert service.stop() == 0
        assert manager.listen()[-1] == "STOPPING=1"


def test_a_printer_service_that_waits_for_a_frozen_cups_lives(rig: PrinterRig, tmp_path: Path) -> None:
    with manager_in(tmp_path) as manager:
        service = ServiceProcess(rig, tmp_path)
        service.start()
        rig.cups.freeze()
        try:
            time.sleep(2)
            assert manager.hears("WATCHDOG=1", 3)
        finally:
            rig.cups.thaw()
            service.stop()
