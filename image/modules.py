"""Do the kernels of a root have every driver that the appliance cannot do without?

`excluded.list` takes thousands of drivers away by folders, and one of another folder may need one of them:
the Pi's screen needs that of remote controls. This is asked of what is left, driver by driver.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from image.release import release

NEEDED: Final = Path(__file__).parent / "base/needed.list"


class Kernel:
    """The drivers of one kernel, in a folder below usr/lib/modules."""

    def __init__(self, folder: Path) -> None:
        self._files = {_plain(path.name): path for path in folder.rglob("*.ko*")}
        self._fixed = {_plain(line) for line in (folder / "modules.builtin").read_text().split()}
        self._told: dict[str, list[str]] = {}

    def lacks(self, name: str) -> Iterator[str]:
        """Give the driver of this name, or those that it needs in turn, that are not there."""
        plain = _plain(name)
        if plain in self._fixed or plain in self._told:
            return
        if plain not in self._files:
            yield plain
            return
        command = ["modinfo", "--field", "depends", str(self._files[plain])]
        told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
        self._told[plain] = [other for other in told.strip().split(",") if other]
        for other in self._told[plain]:
            for missing in self.lacks(other):
                yield f"{plain} -> {missing}"


def check(root: Path, needed: Path = NEEDED) -> list[str]:
    """Return what the kernels of `root` lack, in words; [] if nothing."""
    folders = sorted((root / "usr/lib/modules").iterdir(), key=lambda folder: release(folder.name))
    found: list[str] = []
    for folder in folders:
        kernel = Kernel(folder)
        for name in _names(needed, with_newer=folder is folders[-1]):
            found += [f"{folder.name}: {missing}" for missing in kernel.lacks(name)]
    return found


def _names(needed: Path, *, with_newer: bool) -> Iterator[str]:
    for line in needed.read_text().split("\n"):
        if line.startswith("-") and with_newer:
            yield line[1:]
        elif line and line[0] not in "#-":
            yield line


def _plain(name: str) -> str:
    return Path(name).name.split(".ko")[0].replace("-", "_")


if __name__ == "__main__":
    lacking = check(Path(sys.argv[1]))
    sys.stderr.write("".join(f"missing driver, {words}\n" for words in lacking))
    sys.exit(bool(lacking))
