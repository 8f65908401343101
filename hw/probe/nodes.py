"""Whether a device node can be used, and who uses it, without disturbing anybody."""

import errno
import fcntl
import grp
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_EVIOCGRAB = 0x40044590  # linux/input.h


@dataclass(frozen=True, slots=True)
class Holder:
    """A process that has a node open: its number and its command line."""

    number: int
    command: str

    @property
    def is_service(self) -> bool:
        """Whether it is the reader service."""
        words = self.command.split(" ")
        return ["-m", "hw", "reader"] in [words[at : at + 3] for at in range(len(words))]

    def __str__(self) -> str:
        return f"process {self.number}: {self.command[:60]}"


def holders(path: str, proc: Path = Path("/proc")) -> list[Holder]:
    """List the processes that have a node open, as far as this user may know: root knows all."""
    real = os.path.realpath(path)
    return [
        Holder(number, _command(proc, number)) for number in _numbers(proc) if real in _open(proc, number)
    ]


def refusal(path: str) -> str:
    """Say why this user may not use a node, or ""."""
    if not Path(path).exists():
        return "there is no such device"
    if os.access(path, os.R_OK | os.W_OK):
        return ""
    found = Path(path).stat()
    return (
        f"no permission: it is for the group {_group(found.st_gid)} ({stat.filemode(found.st_mode)}); "
        "run this as root, or see that the udev rules are installed and the user is in the group cardreader"
    )


def is_grabbed(path: str) -> bool:
    """Tell whether a process keeps an input device to itself.

    Raises:
        OSError: it does not open, or is no input device.
    """
    node = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        fcntl.ioctl(node, _EVIOCGRAB, 1)
        fcntl.ioctl(node, _EVIOCGRAB, 0)
    except OSError as error:
        if error.errno == errno.EBUSY:
            return True
        raise
    finally:
        os.close(node)
    return False


def _group(number: int) -> str:
    try:
        return grp.getgrgid(number).gr_name
    except KeyError:
        return str(number)


def _numbers(proc: Path) -> Iterator[int]:
    return (int(entry.name) for entry in proc.iterdir() if entry.name.isdecimal())


def _open(proc: Path, number: int) -> Iterator[str]:
    """Give what a process has open; nothing of a process that is another user's, or has just ended."""
    try:
        for link in (proc / str(number) / "fd").iterdir():
            yield str(link.readlink())
    except OSError:
        return


def _command(proc: Path, number: int) -> str:
    try:
        return (proc / str(number) / "cmdline").read_text(errors="replace").replace("\0", " ").strip()
    except OSError:
        return "?"  # it has just ended
