"""Runs a private cupsd: its own tree and port, no systemd, no D-Bus, nothing of the system's CUPS."""

import os
import shutil
import signal
import subprocess
from pathlib import Path

from hw.emulator import cups_conf
from hw.emulator.printer_ports import answers, free_port
from hw.emulator.printer_process import end, start, wait_until

_CUPSD = Path("/usr/sbin/cupsd")
_SERVER_BIN = Path("/usr/lib/cups")


class PrivateCups:
    """A cupsd whose files all lie under `folder`, listening on one loopback port."""

    def __init__(self, folder: Path) -> None:
        self._root = folder.resolve()
        self.port = free_port()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def server(self) -> str:
        """The address for CUPS_SERVER and `[printer] server`."""
        return f"127.0.0.1:{self.port}"

    @property
    def pid(self) -> int:
        """The daemon's process id."""
        if self._process is None:
            raise RuntimeError("cupsd is not running")
        return self._process.pid

    def start(self, *, forget: bool = True) -> None:
        """Start cupsd and wait until it listens; its old jobs are wiped first, as on the appliance."""
        self._lay_out()
        if forget:
            self._forget_jobs()
        etc = self._root / "etc"
        command = [str(self._cupsd), "-f", "-c", f"{etc}/cupsd.conf", "-s", f"{etc}/cups-files.conf"]
        self._process = start(command, self._root / "log" / "cupsd.out", on_parent_death="TERM", env={})
        wait_until(self._is_up, "cupsd")

    def add_queue(self, name: str, uri: str) -> None:
        """Make an IPP Everywhere queue for the printer at `uri`, which must be on.

        cupsd asks the printer by itself, after lpadmin has returned 0; a printer that does not answer
        leaves a raw queue behind. The PPD it writes is the proof.
        """
        command = ["lpadmin", "-p", name, "-E", "-v", uri, "-m", "everywhere"]
        subprocess.run(command, env=self._client(), check=True, timeout=30)
        wait_until(
            (self._root / "etc" / "ppd" / f"{name}.ppd").exists, f"IPP Everywhere queue {name} for {uri}"
        )

    def remove_queue(self, name: str) -> None:
        """Take a queue away."""
        subprocess.run(["lpadmin", "-x", name], env=self._client(), check=True, timeout=30)

    def pause(self, name: str) -> None:
        """Pause a queue, as a backend that fails does."""
        subprocess.run(["cupsdisable", name], env=self._client(), check=True, timeout=30)

    def unfinished_jobs(self) -> list[str]:
        """List the jobs that cupsd may still send, as `queue-number`."""
        command = ["lpstat", "-W", "not-completed", "-o"]
        listed = subprocess.run(
            command, env=self._client(), capture_output=True, text=True, check=True, timeout=30
        )
        return [line.split()[0] for line in listed.stdout.splitlines()]

    def freeze(self) -> None:
        """Let cupsd accept connections and answer none."""
        os.kill(self.pid, signal.SIGSTOP)

    def thaw(self) -> None:
        """Let a frozen cupsd go on."""
        os.kill(self.pid, signal.SIGCONT)

    def crash(self) -> None:
        """Kill cupsd at once; a backend that it started goes on by itself."""
        process = self._running()
        process.kill()
        process.wait()
        self._process = None

    def stop(self) -> None:
        """End cupsd and its backends."""
        if self._process is not None:
            end(self._process, signal.SIGTERM)
            self._process = None

    def _forget_jobs(self) -> None:
        for pattern in ("spool/[cd]*", "cache/job.cache*"):
            for left in self._root.glob(pattern):
                left.unlink()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            raise RuntimeError("cupsd is not running")
        return self._process

    def _is_up(self) -> bool:
        if self._running().poll() is not None:
            raise RuntimeError(f"cupsd ended: {(self._root / 'log' / 'cupsd.out').read_text()}")
        return answers(self.port)

    def _lay_out(self) -> None:
        for part in ("etc", "run", "cache", "spool/tmp", "log"):
            (self._root / part).mkdir(parents=True, exist_ok=True)
        cups_conf.write(self._root, self.port)
        self._copy_programs()

    def _copy_programs(self) -> None:
        """Copy cupsd, as Debian's AppArmor profile goes by its path and would forbid this tree.

        The backend is copied for its owner alone: cupsd then runs it as itself, not as `lp`,
        who cannot reach a tree under somebody's private folder.
        """
        binaries = self._root / "lib"
        (binaries / "backend").mkdir(parents=True, exist_ok=True)
        for source, copy in ((_CUPSD, self._cupsd), (_SERVER_BIN / "backend/ipp", binaries / "backend/ipp")):
            if not copy.exists():
                shutil.copyfile(source, copy)
                copy.chmod(0o700)
        for part in ("daemon", "filter"):
            if not (binaries / part).is_symlink():
                (binaries / part).symlink_to(_SERVER_BIN / part)

    @property
    def _cupsd(self) -> Path:
        return self._root / "cupsd"

    def _client(self) -> dict[str, str]:
        return {**os.environ, "CUPS_SERVER": self.server, "LC_ALL": "C"}
