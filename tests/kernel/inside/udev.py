"""What the guest's udevd makes of devices."""

import grp
import stat
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.kernel.inside.readers import Make, UinputKeyboard

RUN = Path("/run/udev/rules.d")


@contextmanager
def settled(make: Make) -> Iterator[UinputKeyboard]:
    """Plug in a keyboard, and wait until udev is done with it."""
    with UinputKeyboard(make) as keyboard:
        settle()
        yield keyboard


def settle() -> None:
    """Wait until udev is done."""
    subprocess.run(["udevadm", "settle", "--timeout=20"], check=True)


@contextmanager
def ruled(name: str, rules: str) -> Iterator[None]:
    """Put rules in force beside the others."""
    file = RUN / name
    file.write_text(rules, encoding="utf-8")
    subprocess.run(["udevadm", "control", "--reload"], check=True)
    try:
        yield
    finally:
        file.unlink()
        subprocess.run(["udevadm", "control", "--reload"], check=True)


def properties(path: str) -> Mapping[str, str]:
    """Give what udev keeps of a node, or of a device in sysfs."""
    told = subprocess.run(
        ["udevadm", "info", "-q", "property", path], check=True, capture_output=True, text=True
    )
    return dict(line.split("=", 1) for line in told.stdout.splitlines())


def tags(of: Mapping[str, str]) -> set[str]:
    """Give the tags that hold."""
    return set(of.get("CURRENT_TAGS", "").split(":")) - {""}


def owner(path: str) -> tuple[str, int]:
    """Give a node's group and mode."""
    found = Path(path).stat()
    return grp.getgrgid(found.st_gid).gr_name, stat.S_IMODE(found.st_mode)
