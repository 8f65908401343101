"""The .debs of the lock in a local folder: fetched where they are missing, and all held to their hashes."""

import urllib.error
import urllib.request
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final
from urllib.parse import quote

from image.archives import archives
from image.digest import sha256
from image.lock import Package

_AT_ONCE: Final = 8
_SECONDS: Final = 60
_TRIES: Final = 3


class MismatchError(Exception):
    """A .deb is not the one that the lock names."""


def fetch(packages: Sequence[Package], folder: Path) -> list[Path]:
    """Return the files of `packages` in `folder`, downloading what is not there.

    Raises:
        MismatchError: a file differs from the lock in size or sha256. It is kept beside as `.refused`.
        LookupError: no archive or mirror has a file any more.
    """
    folder.mkdir(parents=True, exist_ok=True)
    complete = all((folder / package.file).exists() for package in packages)
    known = {} if complete else archives()
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        return list(pool.map(lambda package: _one(package, known, folder), packages))


def _one(package: Package, known: dict[str, str], folder: Path) -> Path:
    file = folder / package.file
    if not file.exists():
        _download(package, known, file)
    _hold_to(package, file)
    return file


def _download(package: Package, known: dict[str, str], file: Path) -> None:
    part, why = file.with_name(file.name + ".part"), ""
    for address in _places(package, known) * _TRIES:
        try:
            with urllib.request.urlopen(address, timeout=_SECONDS) as source, part.open("wb") as target:  # noqa: S310 - checked by hash
                while block := source.read(1 << 20):
                    target.write(block)
        except (urllib.error.URLError, TimeoutError, ConnectionError) as error:
            why = str(error)
            continue
        part.replace(file)
        return
    words = "set MIRROR to a folder or a snapshot that has it, or resolve anew with `make image-lock`"
    raise LookupError(f"{package.file} cannot be had ({why}): {words}")


def _places(package: Package, known: dict[str, str]) -> list[str]:
    """Where the file may lie: in its archive's pool, or bare in a folder of .debs."""
    archive, path = package.path.split("/", 1)
    base = known[archive]
    return [f"{base}/{quote(path)}", f"{base.rsplit('/', 1)[0]}/{quote(package.file)}"]


def _hold_to(package: Package, file: Path) -> None:
    digest = sha256(file)
    if (file.stat().st_size, digest) == (package.size, package.sha256):
        return
    refused = file.with_name(file.name + ".refused")
    file.replace(refused)
    raise MismatchError(
        f"{refused}: is not the file of the lock (sha256 {digest}, expected {package.sha256})"
    )
