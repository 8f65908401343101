"""A Debian kernel with its modules, fetched and unpacked but never installed."""

import fcntl
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

CACHE = Path(__file__).resolve().parents[2] / "build" / "kernel"
META = "linux-image-amd64"
"""Depends on the image of Debian's present kernel; the cloud image has neither USB nor input devices."""


class NoKernelError(Exception):
    """No kernel can be had."""


class KernelImage:
    """An unpacked kernel.

    Attributes:
        folder: the package as it would lie in `/`.
        release: what `uname -r` says.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (self.modules,) = (folder / "lib" / "modules").iterdir()
        self.release = self.modules.name

    @property
    def kernel(self) -> Path:
        """The kernel that boots."""
        return self.folder / "boot" / f"vmlinuz-{self.release}"

    def needed_for(self, names: list[str]) -> list[Path]:
        """Give the files of these modules and of what they depend on, in the order of loading."""
        lines = (self.modules / "modules.dep").read_text(encoding="ascii").splitlines()
        table = dict(line.split(":", 1) for line in lines)
        by_name = {_module_name(path): path for path in table}
        ordered: dict[str, None] = {}
        for name in names:
            if name in by_name:  # one that is not a file is built in
                path = by_name[name]
                ordered.update(dict.fromkeys([*reversed(table[path].split()), path]))
        return [self.modules / path for path in ordered]


def kernel_image(cache: Path = CACHE) -> KernelImage:
    """Give the kernel in the cache, or fetch the one that Debian has now.

    Raises:
        NoKernelError: there is none in the cache and none can be fetched.
    """
    cache.mkdir(parents=True, exist_ok=True)
    with (cache / "lock").open("w") as lock:  # one fetches, the others wait for it
        fcntl.flock(lock, fcntl.LOCK_EX)
        cached = sorted(cache.glob("linux-image-*"))
        return KernelImage(cached[-1] if cached else _fetched(cache))


def _module_name(path: str) -> str:
    return Path(path).name.split(".")[0].replace("-", "_")


def _fetched(cache: Path) -> Path:
    with tempfile.TemporaryDirectory(dir=cache, prefix="fetching-") as name:
        work = Path(name)
        package = _downloaded(work)
        _run(["dpkg", "-x", str(package), "image"], work)
        _merge(work / "image")
        (release,) = (path.name for path in (work / "image" / "lib" / "modules").iterdir())
        _run([shutil.which("depmod", path="/usr/sbin:/sbin") or "depmod", "-b", "image", release], work)
        target = cache / package.stem
        (work / "image").rename(target)
        return target


def _merge(image: Path) -> None:
    """Have the modules below /lib, where Debian 12 packs them, and below /usr/lib, where Debian 13 does."""
    if (image / "lib").exists():
        (image / "usr" / "lib").symlink_to("../lib")
    else:
        (image / "lib").symlink_to("usr/lib")


def _downloaded(work: Path) -> Path:
    """Download by the lists that the system has; where those do not do, by fresh ones of our own."""
    try:
        return _download(work, [])
    except NoKernelError:
        fresh = [f"-oDir::State::lists={work}/lists", f"-oDir::Cache={work}/cache"]
        (work / "lists" / "partial").mkdir(parents=True)
        (work / "cache" / "archives" / "partial").mkdir(parents=True)
        _run(["apt-get", *fresh, "-qq", "update"], work)
        return _download(work, fresh)


def _download(work: Path, options: list[str]) -> Path:
    depends = _run(["apt-cache", *options, "depends", f"{META}:amd64"], work)
    found = re.search(r"Depends: (linux-image-\S+)", depends)
    if found is None:
        raise NoKernelError(f"apt knows no kernel: `apt-cache depends {META}` says {depends!r}")
    _run(["apt-get", *options, "-qq", "download", f"{found[1].split(':')[0]}:amd64"], work)
    (package,) = work.glob("*.deb")
    return package


def _run(command: list[str], folder: Path) -> str:
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NoKernelError(f"no kernel can be fetched: {error}") from error
    if done.returncode:
        raise NoKernelError(f"no kernel can be fetched: {' '.join(command)} says {done.stderr.strip()}")
    return done.stdout
