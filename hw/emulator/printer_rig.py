"""CUPS and a printer behind it, both private: the rig as an object, and as a process that takes commands."""

import argparse
import json
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import NoReturn

from hw.emulator.cups import PrivateCups
from hw.emulator.printer import VirtualPrinter
from hw.service.media import ROLL

QUEUE = "voucher"
MEDIA = "iso_a5_148x210mm"


@dataclass(frozen=True)
class Address:
    """Where the rig is, in the words of `[printer]`."""

    server: str
    queue: str
    uri: str
    media: str = MEDIA


@dataclass(frozen=True)
class PrinterRig:
    """A private cupsd with one IPP Everywhere queue for one virtual printer."""

    cups: PrivateCups
    printer: VirtualPrinter
    media: str = MEDIA

    @property
    def address(self) -> Address:
        """Where CUPS and the printer are."""
        return Address(self.cups.server, QUEUE, self.printer.uri, self.media)


@contextmanager
def printer_rig(folder: Path, out: Path, *, roll: bool = False) -> Iterator[PrinterRig]:
    """Start both under `folder`, sheets into `out`; end both on the way out, whatever happened.

    Args:
        folder: where both keep their files.
        out: where the sheets come out.
        roll: a receipt printer in place of a laser printer.
    """
    folder.mkdir(parents=True, exist_ok=True)
    printer = VirtualPrinter(folder / "printer", out, roll=roll)
    rig = PrinterRig(PrivateCups(folder / "cups"), printer, ROLL if roll else MEDIA)
    try:
        rig.printer.on()
        rig.cups.start()
        rig.cups.add_queue(QUEUE, rig.printer.uri)
        yield rig
    finally:
        rig.cups.stop()
        rig.printer.off()


def obey(rig: PrinterRig, command: str) -> None:
    """Carry out one command: paper out|in, fault KEYWORD, cured, off, on, slow SECONDS.

    Raises:
        ValueError: there is no such command.
    """
    match command.split():
        case ["paper", "out"]:
            rig.printer.fault("media-empty-error")
        case ["paper", "in"] | ["cured"]:
            rig.printer.cure()
        case ["fault", keyword]:
            rig.printer.fault(keyword)
        case ["off"]:
            rig.printer.off()
        case ["on"]:
            rig.printer.on()
        case ["slow", seconds]:
            rig.printer.slow(float(seconds))
        case _:
            raise ValueError(f"no such command: {command}")


def main(arguments: Sequence[str]) -> int:
    """Run the rig until `quit`, the end of stdin, or SIGTERM; answer each command with a JSON line."""
    parser = argparse.ArgumentParser(prog="python -m hw emulate printer", description=__doc__)
    parser.add_argument(
        "--folder", type=Path, required=True, help="where CUPS and the printer keep their files"
    )
    parser.add_argument("--out", type=Path, required=True, help="where the sheets come out")
    parser.add_argument("--ready", type=Path, help="written once all is up (default: FOLDER/ready.json)")
    parser.add_argument("--roll", action="store_true", help="a receipt printer with an 80 mm roll")
    options = parser.parse_args(arguments)
    _on_sigterm()
    with printer_rig(options.folder, options.out, roll=options.roll) as rig:
        _announce(options.ready or options.folder / "ready.json", rig.address)
        for line in sys.stdin:
            if line.strip() == "quit":
                break
            _answer(rig, line.strip())
    return 0


def _answer(rig: PrinterRig, command: str) -> None:
    try:
        obey(rig, command)
    except (ValueError, OSError, RuntimeError) as error:
        answer: dict[str, object] = {"ok": False, "command": command, "error": str(error)}
    else:
        answer = {"ok": True, "command": command}
    sys.stdout.write(f"{json.dumps(answer)}\n")
    sys.stdout.flush()


def _announce(ready: Path, address: Address) -> None:
    draft = ready.with_name(f".{ready.name}")
    draft.write_text(json.dumps(asdict(address)))
    draft.replace(ready)


def _on_sigterm() -> None:
    def leave(signum: int, _frame: object) -> NoReturn:
        raise SystemExit(128 + signum)

    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, leave)
