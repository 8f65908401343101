"""The base: Debian's packages of the lock, configured, as a squashfs, and what the firmware loads."""

import os
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final
from urllib.parse import quote

from image import emulation, wanted
from image.apt import ARCHITECTURE
from image.lock import IMAGE, Lock, Package
from image.repository import publish
from image.settled import environment

RECIPE: Final = IMAGE / "base"
_SQUASHFS: Final = ("-comp", "zstd", "-b", "262144", "-quiet", "-no-progress")


def bootstrap(lock: Lock, debs: Path, target: Path) -> None:
    """Make the folder `target` with `base.squashfs` and `boot/`; a build that breaks off leaves none.

    Raises:
        subprocess.CalledProcessError: a package cannot be installed, or a tool fails; it has said why.
    """
    emulation.enable()
    apart = set(wanted.read().unpack)
    installed = [package for package in lock.packages if package.name not in apart]
    with tempfile.TemporaryDirectory(prefix="polise-base-", dir=target.parent) as place:
        work, made = Path(place), Path(place) / "made"
        publish(installed, debs, work / "debs")
        (made / "boot").mkdir(parents=True)
        _mmdebstrap(installed, lock, work, made / "boot")
        _squash(work / "root.tar", made / "base.squashfs", lock)
        for package in lock.packages:
            if package.name in apart:
                _unpack(package, debs, made / "boot" / package.name)
        made.rename(target)


def _mmdebstrap(packages: Sequence[Package], lock: Lock, work: Path, boot: Path) -> None:
    (work / "dpkg.cfg").write_text(_left_out())
    names = ",".join(package.name for package in packages)
    command = [
        "mmdebstrap",
        "--mode=root",
        "--variant=essential",
        f"--architectures={ARCHITECTURE}",
        f"--include={names}",
        '--aptopt=APT::Sandbox::User "root"',
        f"--dpkgopt={work / 'dpkg.cfg'}",
        f"--essential-hook={RECIPE / 'prepare'}",
        f"--customize-hook={RECIPE / 'customize'}",
        "--skip=cleanup/apt/lists,check/empty",
        "",  # the suite; a repository without a Release file has none
        str(work / "root.tar"),
        f"deb [trusted=yes] copy:{quote(str(work / 'debs'))} ./",
    ]
    subprocess.run(command, check=True, env=_environment(lock, BOOT_FILES=str(boot)))


def _left_out() -> str:
    lines = (RECIPE / "excluded.list").read_text().splitlines()
    excluded = "".join(f"path-exclude={line}\n" for line in lines if line.startswith("/"))
    return excluded + "path-include=/usr/share/doc/*/copyright\n"


def _squash(tar: Path, target: Path, lock: Lock) -> None:
    with tar.open("rb") as content:
        command = ["sqfstar", *_SQUASHFS, str(target)]
        subprocess.run(command, check=True, stdin=content, env=_environment(lock))


def _unpack(package: Package, debs: Path, folder: Path) -> None:
    subprocess.run(["dpkg-deb", "--extract", debs / package.file, folder], check=True)


def _environment(lock: Lock, **more: str) -> dict[str, str]:
    """Settled but for where temporary files go: mmdebstrap puts a whole system there."""
    kept = {name: os.environ[name] for name in ("TMPDIR",) if name in os.environ}
    return environment(lock.epoch, **kept, **more)
