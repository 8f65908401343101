"""A booted guest: QEMU as a process, the ways to see and touch it, and what is kept of it when it fails."""

import contextlib
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from PIL import Image

from image.boot_test import qemu
from image.boot_test.shell import Shell, ShellError
from tests.kernel.keyboard import Keyboard
from tests.kernel.qmp import Qmp, QmpError
from tests.kernel.wire import Wire

Command = Callable[[qemu.Setup, Mapping[str, int]], list[str]]
_PLACEHOLDER: Final = (640, 480)
"""The size of the picture by which QEMU itself says that the guest shows nothing; no panel has it."""
_PIECE: Final = 128 * 1024**2
"""So much of the memory is written at a time."""
_ENDS: Final = ("qmp", "inspect", "line")
_ACCOUNTS: Final = {
    "journal.txt": "journalctl --no-pager -b -o short-monotonic",
    "dmesg.txt": "dmesg",
    "units.txt": "systemctl list-units --all --no-pager --no-legend; systemctl list-jobs --no-pager",
    "processes.txt": "for p in /proc/[0-9]*; do tr '\\0' ' ' <$p/cmdline; echo; done",
    "run.txt": 'cd /run; for f in polise-*/*; do echo "== $f"; head -c 20000 $f; done',
}
"""What is asked of a guest that failed, and where it is kept."""
_TOGETHER: Final = ("setpriv", "--pdeathsig", "KILL", "sh", "-c", 'test $PPID = "$0" && exec "$@"')
"""The kernel ends QEMU together with this process; if that was gone before it was asked to, sh ends."""


class Guest:
    """A running guest.

    Args:
        process: QEMU.
        setup: what is plugged into it.
        ends: this side of its sockets.

    Attributes:
        qmp: QEMU's machine protocol.
        shell: a root shell in the guest.
        wire: the MSR605 on the serial converter's wire.
        started: when QEMU was started, by the monotonic clock.
    """

    def __init__(
        self, process: subprocess.Popen[bytes], setup: qemu.Setup, ends: Mapping[str, socket.socket]
    ) -> None:
        self._process = process
        self._ends = ends
        self.setup = setup
        self.qmp = Qmp(ends["qmp"])
        self.shell = Shell(ends["inspect"])
        # It listens from the start: where nobody takes what the guest writes, QEMU stands still.
        self.wire = Wire(ends["line"])
        self.started = time.monotonic()
        self._shots = 0
        self._keyboard: Keyboard | None = None

    @property
    def alive(self) -> bool:
        """Whether QEMU runs."""
        return self._process.poll() is None

    @property
    def age(self) -> float:
        """Seconds since QEMU was started."""
        return time.monotonic() - self.started

    @property
    def strikes(self) -> int:
        """How often its watchdog would have started it anew, as far as QEMU has told yet."""
        return sum(event["event"] == "WATCHDOG" for event in self.qmp.events)

    @property
    def keyboard(self) -> Keyboard:
        """The reader that types."""
        if self._keyboard is None:
            self._keyboard = Keyboard(self.qmp, self.setup.folder / "keyboard.pcap")
        return self._keyboard

    def plug(self, kind: str) -> None:
        """Plug a reader in: `keyboard` or `converter`."""
        self.qmp("device_add", **qemu.reader(kind, self.setup.folder))

    def plug_stick(self, disk: Path) -> None:
        """Plug a USB stick in, whose content is a raw file."""
        self.qmp(
            "blockdev-add",
            driver="raw",
            **{"node-name": "stick", "file": {"driver": "file", "filename": str(disk)}},
        )
        self.qmp(
            "device_add",
            driver="usb-storage",
            id="stick",
            bus="usb.0",
            port="3",
            drive="stick",
            removable=True,
        )

    def unplug(self, kind: str) -> None:
        """Pull it out."""
        self.qmp("device_del", id=kind)
        self.qmp.wait_event("DEVICE_DELETED", device=kind)
        if kind == "keyboard":
            self._keyboard = None

    def replug_on_pi3(self) -> None:
        """Pull a Pi 3's keyboard out and plug it in again."""
        self.unplug("keyboard")
        self.qmp("device_add", **qemu.pi3_keyboard(self.setup.folder))

    def picture(self) -> Image.Image | None:
        """Give what its screen shows; None while it has none."""
        file = self.setup.folder / f"screen-{self._shots % 2}.ppm"
        self._shots += 1
        try:
            self.qmp("screendump", filename=str(file))
        except QmpError:
            return None
        with Image.open(file) as picture:
            return None if picture.size == _PLACEHOLDER else picture.convert("RGB")

    def memory(self) -> Iterator[Path]:
        """Write all of the board's memory to a file, piece by piece, and give it for each."""
        file = self.setup.folder / "memory.raw"
        start = qemu.memory_start(self.qmp("qom-get", path="/machine", property="type"))
        end = start + self.qmp("query-memory-size-summary")["base-memory"]
        for at in range(start, end, _PIECE):
            self.qmp("pmemsave", val=at, size=min(_PIECE, end - at), filename=str(file))
            yield file
        file.unlink()

    def power_off(self, seconds: float = 120) -> None:
        """Shut the system down as it does by itself, and wait for it."""
        with contextlib.suppress(ShellError):
            self.shell.run("systemctl --no-block poweroff", 10)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(seconds)
        self.kill()

    def kill(self) -> None:
        """Cut the power."""
        self._process.kill()
        self._process.wait()

    def account(self) -> list[str]:
        """Keep all that can be learned of a guest that failed; give the names of the files."""
        if self.alive:
            with contextlib.suppress(OSError, QmpError):
                if picture := self.picture():
                    picture.save(self.setup.folder / "last.png")
            with contextlib.suppress(ShellError):
                self.shell.wait(20)
                for name, command in _ACCOUNTS.items():
                    (self.setup.folder / name).write_bytes(self.shell.run(command, 120).raw)
        return sorted(file.name for file in self.setup.folder.iterdir() if file.suffix in {".txt", ".log"})


@contextmanager
def booted(command: Command, setup: qemu.Setup) -> Iterator[Guest]:
    """Boot a guest; whatever happens, QEMU is gone afterwards.

    Args:
        command: gives QEMU's command line: `qemu.virt` or `qemu.raspi3b`.
        setup: what is plugged in.
    """
    pairs = {end: socket.socketpair() for end in _ENDS}
    theirs = {end: pair[1] for end, pair in pairs.items()}
    words = command(setup, {end: their.fileno() for end, their in theirs.items()})
    with (setup.folder / "qemu.log").open("wb") as said:
        process = subprocess.Popen(
            [*_TOGETHER, str(os.getpid()), *words],
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            pass_fds=[their.fileno() for their in theirs.values()],
        )
    for their in theirs.values():
        their.close()
    guest = Guest(process, setup, {end: pair[0] for end, pair in pairs.items()})
    try:
        yield guest
    finally:
        guest.kill()
        for ours, _ in pairs.values():
            ours.close()


def qemu_version() -> str:
    """Give QEMU's version.

    Raises:
        RuntimeError: there is none, or it is too old.
    """
    if shutil.which(qemu.QEMU) is None:
        raise RuntimeError(f"{qemu.QEMU} is missing: run image/setup")
    said = subprocess.run([qemu.QEMU, "--version"], capture_output=True, text=True, check=True).stdout
    version = said.split("version ", 1)[1].split()[0]
    if int(version.split(".")[0]) < qemu.OLDEST:
        raise RuntimeError(f"{qemu.QEMU} is {version}, expected {qemu.OLDEST} or later: run image/setup")
    return version
