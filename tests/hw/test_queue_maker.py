"""`python -m hw queue` with a real CUPS and a printer: a good queue or none, whenever the printer comes."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from hw.emulator.printer_ports import free_port
from hw.emulator.printer_rig import PrinterRig
from hw.printer.cups_queue import CupsQueue, queue_names
from hw.printer.facts import QueueFacts
from hw.printer.queue_maker import QueueMaker
from hw.service.printer_client import PrinterClient
from tests.hw.printer_rig import ServiceProcess, eventually, sheets

QUEUE = "talons"


@pytest.fixture
def maker(rig: PrinterRig) -> Iterator[QueueMaker]:
    """Somebody who sees to a queue that is not there yet."""
    yield QueueMaker(rig.cups.server, QUEUE, rig.printer.uri)
    if QUEUE in queue_names(rig.cups.server):
        rig.cups.remove_queue(QUEUE)


@contextmanager
def command(folder: Path, uri: str, server: str) -> Iterator[subprocess.Popen[bytes]]:
    config = folder / "queue.toml"
    config.write_text(f'[printer]\nqueue = "{QUEUE}"\nserver = "{server}"\nuri = "{uri}"\n')
    with (folder / "queue.log").open("wb") as log:
        words = [sys.executable, "-m", "hw", "queue", "--config", str(config)]
        process = subprocess.Popen(words, stderr=log)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def is_good(server: str) -> bool:
    facts = CupsQueue(server, QUEUE).facts()
    return isinstance(facts, QueueFacts) and facts.accepting and "IPP Everywhere" in facts.model


def test_the_queue_is_made_and_prints(maker: QueueMaker, rig: PrinterRig, tmp_path: Path) -> None:
    assert maker.see_to_it()
    assert is_good(rig.cups.server)
    service = ServiceProcess(rig, tmp_path)
    service.start()
    config = tmp_path / "kiosk.toml"
    config.write_text(config.read_text().replace('"voucher"', f'"{QUEUE}"'))
    service.stop()
    with (tmp_path / "service.log").open("ab") as log:
        words = [sys.executable, "-m", "hw", "printer", "--config", str(config)]
        service.process = subprocess.Popen(words, stderr=log)
    service.client = PrinterClient(service.socket)
    eventually(lambda: service.client.info() is not None, "the service")
    assert service.print("000901/1#a1").end().state == "printed"
    assert len(sheets(rig, "000901/1#a1")) == 1
    service.stop()


def test_a_good_queue_is_left_alone(maker: QueueMaker, rig: PrinterRig) -> None:
    assert maker.see_to_it()
    conf = rig.cups._root / "etc" / "printers.conf"
    eventually(conf.exists, "printers.conf")
    before = conf.stat().st_mtime_ns
    assert maker.see_to_it()
    assert conf.stat().st_mtime_ns == before


def test_no_queue_is_made_for_a_printer_that_is_off(rig: PrinterRig) -> None:
    maker = QueueMaker(rig.cups.server, QUEUE, f"ipp://localhost:{free_port()}/ipp/print")
    assert not maker.see_to_it()
    assert QUEUE not in queue_names(rig.cups.server)


def test_a_raw_queue_takes_no_job_and_is_taken_away(rig: PrinterRig, monkeypatch: pytest.MonkeyPatch) -> None:
    """A printer that is switched off at the wrong moment leaves what lpadmin has called a success."""
    maker = QueueMaker(rig.cups.server, QUEUE, f"ipp://localhost:{free_port()}/ipp/print", patience=1)
    monkeypatch.setattr(QueueMaker, "_printer_answers", lambda _: True)
    seen: list[object] = []
    ended = threading.Event()

    def look() -> None:
        while not ended.wait(0.05):
            seen.append(CupsQueue(rig.cups.server, QUEUE).facts())

    looking = threading.Thread(target=look)
    looking.start()
    assert not maker.see_to_it()
    ended.set()
    looking.join()
    while_there = [facts for facts in seen if isinstance(facts, QueueFacts)]
    assert while_there, "lpadmin has made none, so this test shows nothing"
    assert not any(facts.accepting for facts in while_there)
    assert QUEUE not in queue_names(rig.cups.server)


def test_a_cups_that_does_not_answer_has_no_queue(rig: PrinterRig) -> None:
    maker = QueueMaker(f"127.0.0.1:{free_port()}", QUEUE, rig.printer.uri)
    assert not maker.see_to_it()


def test_the_command_waits_for_the_printer_and_makes_the_queue_anew(rig: PrinterRig, tmp_path: Path) -> None:
    rig.printer.off()
    with command(tmp_path, rig.printer.uri, rig.cups.server) as process:
        assert process.poll() is None
        eventually((tmp_path / "queue.log").exists, "the command")
        assert QUEUE not in queue_names(rig.cups.server)
        rig.printer.on()
        eventually(lambda: is_good(rig.cups.server), "the queue")
        rig.cups.remove_queue(QUEUE)  # as by a CUPS that was started anew, and forgets
        eventually(lambda: is_good(rig.cups.server), "the queue again")
        os.kill(process.pid, signal.SIGTERM)
        assert process.wait(10) == 0
    rig.cups.remove_queue(QUEUE)


def test_the_command_ends_where_no_printer_is_named(tmp_path: Path) -> None:
    with command(tmp_path, "", "127.0.0.1:9") as process:
        assert process.wait(20) == 0


def test_the_command_refuses_settings_without_a_printer(tmp_path: Path) -> None:
    (tmp_path / "kiosk.toml").write_text("")
    words = [sys.executable, "-m", "hw", "queue", "--config", str(tmp_path / "kiosk.toml")]
    assert subprocess.run(words, capture_output=True, check=False).returncode == 2
