"""The base: Debian's packages of the lock, configured, as a squashfs, and what the firmware loads."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from image import emulation, wanted
from image.apt import ARCHITECTURE
from image.lock import IMAGE, Lock, Package
from image.repository import publish

RECIPE: Final = IMAGE / "base"
_PATH: Final = "/usr/sbin:/usr/bin:/sbin:/bin"
_SQUASHFS: Final = ("-comp", "zstd", "-b", "262144", "-quiet", "-no-progress")


def bootstrap(lock: Lock, debs: Path, target: Path) -> None:
    """Make the folder `target` with `base.squashfs`, `status` (dpkg's list), and `boot/`.

    Raises:
        subprocess.CalledProcessError: a package cannot be installed, or a tool fails; it has said why.
    """
    emulation.enable()
    skipped = set(wanted.read().unpack)
    installed = [package for package in lock.packages if package.name not in skipped]
    with tempfile.TemporaryDirectory(prefix="polise-base-", dir=target.parent) as place:
        work = Path(place)
        publish(installed, debs, work / "debs")
        (work / "boot").mkdir()
        _mmdebstrap(installed, lock, work)
        _squash(work / "root.tar", work / "base.squashfs", lock)
        for name in wanted.read().unpack:
            _unpack(next(p for p in lock.packages if p.name == name), debs, work / "boot" / name)
        _hand_over(work, target)


def _mmdebstrap(packages: Sequence[Package], lock: Lock, work: Path) -> None:
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
        f"deb [trusted=yes] copy:{work / 'debs'} ./",
    ]
    subprocess.run(command, check=True, env=_environment(lock, BOOT_FILES=str(work / "boot")))


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
    """Nothing of the caller's but where temporary files go: TZ, LANG, umask and the rest must not get in."""
    kept = {name: os.environ[name] for name in ("TMPDIR",) if name in os.environ}
    fixed = {"PATH": _PATH, "LC_ALL": "C.UTF-8", "TZ": "UTC", "SOURCE_DATE_EPOCH": str(lock.epoch)}
    return {**kept, **fixed, **more}


def _hand_over(work: Path, target: Path) -> None:
    """Put the results at their place only now: a broken-off build leaves nothing half-made there."""
    for extra in ("debs", "root.tar", "dpkg.cfg"):
        path = work / extra
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(work, target, symlinks=True)
