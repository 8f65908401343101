"""Runs a virtual IPP Everywhere printer (ippeveprinter) that keeps every sheet it prints as a file."""

import shlex
import signal
import subprocess
import sys
from pathlib import Path

from hw.emulator.printer_ports import answers, free_port
from hw.emulator.printer_process import end, start, wait_until

_HERE = Path(__file__).parent
_COMMAND = _HERE / "printer_command.py"
_SHEETS, _ROLL = _HERE / "printer_attributes.conf", _HERE / "printer_attributes_roll.conf"
_PRELOAD = _HERE / "printer_preload.c"


class VirtualPrinter:
    """A printer on one loopback port; `out` receives NNN-<job-name>.pdf and its facts as .json.

    Args:
        folder: where it keeps its files.
        out: where the sheets come out.
        roll: a receipt printer with an 80 mm roll, in place of a laser printer with A5.
    """

    def __init__(self, folder: Path, out: Path, *, roll: bool = False) -> None:
        self._attributes = _ROLL if roll else _SHEETS
        self._folder = folder.resolve()
        self.out = out.resolve()
        self.port = free_port()
        self._process: subprocess.Popen[bytes] | None = None
        for part in (self._folder / "spool", self.out):
            part.mkdir(parents=True, exist_ok=True)

    @property
    def uri(self) -> str:
        """The printer's own IPP address."""
        return f"ipp://localhost:{self.port}/ipp/print"

    def on(self) -> None:
        """Switch the printer on; it has forgotten every job."""
        if self._process is not None:
            return
        command = [
            *("ippeveprinter", "-r", "off", "-n", "localhost", "-p", str(self.port)),
            *("-d", f"{self._folder}/spool", "-a", str(self._attributes), "-c", str(self._print_command())),
            "Voucher printer",
        ]
        env = {"LD_PRELOAD": str(self._preload()), "LC_ALL": "C"}
        self._process = start(command, self._folder / "printer.log", on_parent_death="KILL", env=env)
        wait_until(self._is_up, "ippeveprinter")

    def off(self) -> None:
        """Switch the printer off at once: what it was printing is lost."""
        if self._process is not None:
            end(self._process, signal.SIGKILL)
            self._process = None

    def fault(self, keyword: str) -> None:
        """Let the next sheet wait, with this printer-state-reason, for example `media-empty-error`."""
        (self._folder / "fault").write_text(keyword)

    def cure(self) -> None:
        """Take the fault away; a sheet that waits goes on."""
        (self._folder / "fault").unlink(missing_ok=True)

    def slow(self, seconds: float) -> None:
        """Let every sheet take that long."""
        (self._folder / "slow").write_text(str(seconds))

    def sheets(self) -> list[Path]:
        """The facts (.json) of every sheet that came out, oldest first; its PDF lies beside it."""
        return sorted(self.out.glob("*.json"))

    def _is_up(self) -> bool:
        if self._process is None or self._process.poll() is not None:
            raise RuntimeError(f"ippeveprinter ended: {(self._folder / 'printer.log').read_text()}")
        return answers(self.port)

    def _print_command(self) -> Path:
        script = self._folder / "print"
        words = [sys.executable, "-I", "-S", str(_COMMAND), str(self._folder), str(self.out)]
        script.write_text(f'#!/bin/sh\nunset LD_PRELOAD\nexec {shlex.join(words)} "$1"\n')
        script.chmod(0o755)
        return script

    def _preload(self) -> Path:
        library = self._folder / "preload.so"
        if not library.exists():
            draft = library.with_suffix(".draft")
            subprocess.run(["cc", "-shared", "-fPIC", "-o", draft, _PRELOAD, "-ldl"], check=True, timeout=60)
            draft.replace(library)
        return library
