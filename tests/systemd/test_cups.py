"""The appliance's CUPS, with its own files, in a folder of the test's: it prints, and stays up."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from hw.emulator.printer import VirtualPrinter
from hw.emulator.printer_process import wait_until
from hw.printer.cups_queue import CupsQueue
from hw.printer.facts import QueueFacts
from hw.printer.queue_maker import QueueMaker
from tests.hw.printer_rig import pdf
from tests.systemd.units import PROJECT, SYSTEMD

QUEUE, USER = "talons", "lp"
FOLDERS = ("etc", "state", "cache", "spool/tmp")


def conf(place: Path, *files: Path) -> Path:
    """Put configuration files together, with another folder in the place of the appliance's."""
    text = "".join(file.read_text(encoding="utf-8") for file in files)
    target = place / "etc" / files[0].name
    target.write_text(text.replace("/run/cups", str(place)), encoding="utf-8")
    return target


@pytest.fixture
def printer(tmp_path: Path) -> Iterator[VirtualPrinter]:
    printer = VirtualPrinter(tmp_path / "printer", tmp_path / "sheets")
    printer.on()
    yield printer
    printer.off()


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder that its user can reach, which pytest's are not."""
    with TemporaryDirectory(prefix="cups-") as folder:
        for name in FOLDERS:
            (Path(folder) / name).mkdir(parents=True)
        yield Path(folder)


@pytest.fixture
def cupsd(place: Path, tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """As on the appliance: of a user that may do nothing else."""
    daemon = conf(place, SYSTEMD / "cups/cupsd.conf", PROJECT / "hw/printer/forgetful.conf")
    files = conf(place, SYSTEMD / "cups/cups-files.conf")
    command = ["/usr/sbin/cupsd", "-f", "-c", str(daemon), "-s", str(files)]
    subprocess.run(["chown", "-R", USER, place], check=True)
    command = ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--clear-groups", *command]
    with (tmp_path / "cupsd.log").open("wb") as log, subprocess.Popen(command, stderr=log) as process:
        wait_until((place / "cups.sock").exists, "CUPS' socket")
        yield process
        process.kill()


@pytest.mark.skipif(os.geteuid() != 0, reason="root alone may become another user")
def test_it_prints_and_stays_up(
    cupsd: subprocess.Popen[bytes], printer: VirtualPrinter, place: Path, tmp_path: Path
) -> None:
    server = str(place / "cups.sock")
    assert QueueMaker(server, QUEUE, printer.uri).see_to_it()
    queue = CupsQueue(server, QUEUE)

    for count in (1, 2):
        queue.submit(f"copy {count}", f"copy {count}", pdf(f"copy {count}"), {"media": "iso_a5_148x210mm"})
        wait_until(lambda count=count: len(printer.sheets()) == count, "a sheet", 40)  # type: ignore[misc]
        wait_until(lambda: isinstance(queue.facts(), QueueFacts), "CUPS after a job", 10)

    assert cupsd.poll() is None
    assert "PAGE" not in (tmp_path / "cupsd.log").read_text()
