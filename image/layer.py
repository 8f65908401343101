"""The product's own layer over the base: kiosk/, hw/, units, users, and what is started."""

import os
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any, Final

from image import emulation
from image.contents import contents
from image.lock import IMAGE, Lock
from image.mounts import overlay
from image.progress import step
from image.settled import environment

REPO: Final = IMAGE.parent
HOME: Final = Path("usr/lib/polise")
_PACKAGES: Final = ("kiosk", "hw")
_LEFT_OUT: Final = shutil.ignore_patterns("__pycache__", "*.pyc", "*.po", "*.pot")
NAME: Final = "polise-kiosk"
_OS_RELEASE: Final = """\
PRETTY_NAME="{name} {version}"
NAME="{name}"
ID={name}
ID_LIKE=debian
VERSION_ID="{version}"
VERSION_CODENAME=trixie
IMAGE_ID={name}
IMAGE_VERSION={version}
BUILD_ID={epoch}
POLISE_IMAGE_DIGEST={digest}
"""
_COMPILE: Final = ("python3", "-m", "compileall", "-q", "-j", "0", "--invalidation-mode", "unchecked-hash")
_KEEP_RULES: Final = ("env", "-C", f"/{HOME}", "PYTHONHASHSEED=0", "python3", "-m", "kiosk.ui.kept_rules")
"""What Kivy makes of the kv files is kept too; some of it is sets, in an order that comes of the seed."""


def layer(base: Path, lock: Lock, work: Path, target: Path) -> None:
    """Write the layer over `base`, a squashfs, to `target`, another one.

    Raises:
        subprocess.CalledProcessError: a tool fails; it has said why.
    """
    emulation.enable()
    root, upper = work / "base", work / "layer"
    subprocess.run(["unsquashfs", "-quiet", "-no-progress", "-dest", root, base], check=True)
    recipe = tomllib.loads((REPO / "systemd/install.toml").read_text())
    _copy(upper, recipe, lock)
    with overlay(root, upper, work) as merged:
        _run(merged, lock, *_COMPILE, f"/{HOME}")
        _run(merged, lock, *_KEEP_RULES)
        for command in recipe["afterwards"]["commands"]:
            _run(merged, lock, *[word.replace("ROOT", "/") for word in command])
    _tidy(upper)
    times = ("-all-time", str(lock.epoch), "-mkfs-time", str(lock.epoch))
    squash = [
        "mksquashfs",
        str(upper),
        str(target),
        "-noappend",
        "-all-root",
        "-no-xattrs",
        "-comp",
        "zstd",
        *times,
    ]
    subprocess.run([*squash, "-quiet", "-no-progress"], check=True)


def _copy(upper: Path, recipe: dict[str, Any], lock: Lock) -> None:
    for package in _PACKAGES:
        shutil.copytree(REPO / package, upper / HOME / package, ignore=_LEFT_OUT)
    for folder, place in recipe["folders"].items():
        shutil.copytree(REPO / "systemd" / folder, _inside(upper, place), dirs_exist_ok=True)
    digest = contents(upper, (IMAGE / "packages.lock", IMAGE / "base"))
    step(f"layer: contents sha256 {digest}, as the maintenance menu shows it")
    _identify(upper, lock, digest)
    for path in recipe["mountpoints"]["paths"]:
        _inside(upper, path).mkdir(parents=True, exist_ok=True)
    for name, goal in _links(recipe).items():
        link = _inside(upper, name)
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(goal)
    for path in (upper, *upper.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() else 0o644)


def _identify(upper: Path, lock: Lock, digest: str) -> None:
    """Say what system this is. The empty machine-id becomes another one at each start."""
    etc = upper / "etc"
    etc.mkdir(parents=True, exist_ok=True)
    (etc / "hostname").write_text(f"{NAME}\n")
    (etc / "hosts").write_text(f"127.0.0.1 localhost {NAME}\n::1 localhost {NAME}\n")
    (etc / "machine-id").touch()
    told = _OS_RELEASE.format(name=NAME, version=version(), epoch=lock.epoch, digest=digest)
    (etc / "os-release").write_text(told)
    (upper / HOME / "image-date").write_text(f"{lock.epoch}\n")


def version() -> str:
    """Return the product's version."""
    return str(tomllib.loads((REPO / "pyproject.toml").read_text())["project"]["version"])


def _links(recipe: dict[str, Any]) -> dict[str, str]:
    masked = "\n".join(
        (REPO / "systemd" / name).read_text() for name in recipe["masks"]["files"]
    ).splitlines()
    units = [line for line in masked if line and not line.startswith("#")]
    return {**recipe["links"], **{f"/etc/systemd/system/{unit}": "/dev/null" for unit in units}}


def _run(root: Path, lock: Lock, *command: str) -> None:
    subprocess.run(["chroot", root, *command], check=True, env=environment(lock.epoch))


def _tidy(upper: Path) -> None:
    """Take away what the tools leave behind for their next run: a locked or a former list of users."""
    for name in (".pwd.lock", "passwd-", "group-", "shadow-", "gshadow-"):
        (upper / "etc" / name).unlink(missing_ok=True)


def _inside(root: Path, path: str) -> Path:
    return root / os.path.relpath(path, "/")
