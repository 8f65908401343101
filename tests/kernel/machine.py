"""The guest as a QEMU process: without privileges, without KVM, and gone when this process is."""

import os
import shlex
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.kernel.initramfs import write_initramfs
from tests.kernel.kernel_image import KernelImage, NoKernelError
from tests.kernel.qmp import Qmp

QEMU = "qemu-system-x86_64"
START = Path(__file__).with_name("guest") / "start"
PROJECT = Path(__file__).resolve().parents[2]

# Five-level page tables and the mitigations cost an emulated processor much and change nothing here.
_KERNEL_LINE = "console=ttyS0 panic=-1 quiet mitigations=off no_timer_check tsc=reliable rdinit=/init"


class Machine:
    """A running guest.

    Attributes:
        process: QEMU.
        share: the folder that the guest sees as /run/share.
        qmp: QEMU's machine protocol.
        talk: the host's end of the guest's port `hands`.
        line: the host's end of the wire of every usb-serial that is plugged in.
    """

    def __init__(self, process: subprocess.Popen[bytes], share: Path, ends: dict[str, socket.socket]) -> None:
        self.process = process
        self.share = share
        self.qmp = Qmp(ends["qmp"])
        self.talk = ends["talk"]
        self.line = ends["line"]

    def wait(self, seconds: float) -> int | None:
        """Wait for the guest to end and give its tests' exit code; None when it broke down or is too slow."""
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            return None
        code = self.share / "code"
        return int(code.read_text(encoding="ascii")) if code.exists() else None

    def output(self) -> str:
        """Give what the guest's tests have said."""
        return self._said("output")

    def account(self) -> str:
        """Give everything that the guest and QEMU have said."""
        return "\n".join(map(self._said, ("output", "console", "qemu")))

    def _said(self, part: str) -> str:
        file = self.share / part
        return file.read_text(encoding="utf-8", errors="replace") if file.exists() else ""


@contextmanager
def machine(image: KernelImage, tests: list[str]) -> Iterator[Machine]:
    """Boot a guest that runs pytest with these arguments and ends; whatever happens, QEMU is gone afterwards.

    Raises:
        NoKernelError: this machine has no QEMU.
    """
    if shutil.which(QEMU) is None:
        raise NoKernelError(f"{QEMU} is missing: install qemu-system-x86")
    with tempfile.TemporaryDirectory(prefix="guest-") as name:
        share = Path(name)
        _furnish(share, image, tests)
        pairs = {end: socket.socketpair() for end in ("qmp", "talk", "line")}
        theirs = {end: pair[1] for end, pair in pairs.items()}
        with (share / "qemu").open("wb") as said:
            process = subprocess.Popen(
                _command(share, image, {end: pair.fileno() for end, pair in theirs.items()}),
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                pass_fds=[pair.fileno() for pair in theirs.values()],
            )
        for pair in theirs.values():
            pair.close()
        try:
            yield Machine(process, share, {end: pair[0] for end, pair in pairs.items()})
        finally:
            process.kill()
            process.wait()
            for ours, _ in pairs.values():
                ours.close()


def _furnish(share: Path, image: KernelImage, tests: list[str]) -> None:
    write_initramfs(share / "initramfs", image)
    shutil.copy(START, share / "start")
    settings = {"project": str(PROJECT), "modules": str(image.modules), "tests": shlex.join(tests)}
    lines = "".join(f"{name}={shlex.quote(value)}\n" for name, value in settings.items())
    (share / "settings").write_text(lines, encoding="utf-8")


def _command(share: Path, image: KernelImage, ends: dict[str, int]) -> list[str]:
    """Give QEMU's command; the kernel ends it together with this process."""
    folders = {"root": "/,readonly=on", "share": str(share)}
    options = {
        "-machine": "pc,accel=tcg",
        "-cpu": "max,la57=off",
        "-smp": "2",
        "-m": "1G",
        "-display": "none",
        "-vga": "std",
        "-serial": f"file:{share}/console",
        "-kernel": str(image.kernel),
        "-initrd": f"{share}/initramfs",
        "-append": _KERNEL_LINE,
    }
    # Whoever boots may have ended before setpriv has asked to be told; then it is not the parent any more.
    together = [
        "setpriv",
        "--pdeathsig",
        "KILL",
        "sh",
        "-c",
        'test $PPID = "$0" && exec "$@"',
        str(os.getpid()),
    ]
    words = [*together, QEMU, "-nodefaults", "-no-reboot"]
    words += [word for pair in options.items() for word in pair]
    for tag, path in folders.items():
        words += ["-fsdev", f"local,id={tag},security_model=none,multidevs=remap,path={path}"]
        words += ["-device", f"virtio-9p-pci,fsdev={tag},mount_tag={tag}"]
    for end, number in ends.items():
        words += ["-chardev", f"socket,id={end},fd={number}"]
    words += ["-mon", "chardev=qmp,mode=control"]
    words += ["-device", "virtio-serial-pci", "-device", "virtserialport,chardev=talk,name=hands"]
    return [*words, "-device", "qemu-xhci,id=usb,addr=0x10"]
