"""`make image`: from the lock and this repository to the flashable file, with the base taken from a cache."""

import hashlib
import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from image import boot, disk, fat, imager
from image.bootstrap import RECIPE, bootstrap
from image.debs import fetch
from image.digest import sha256
from image.layer import NAME, layer, version
from image.lock import IMAGE, LOCK, Lock
from image.progress import step
from image.sbom import document as sbom

FAT_SIZE: Final = 512 << 20
"""Bytes of the FAT partition: kernels, initrds and room for the next ones."""

_CODE: Final = ("bootstrap.py", "modules.py", "release.py", "repository.py", "settled.py")
_INGREDIENTS: Final = (LOCK, IMAGE / "packages.list", *(IMAGE / name for name in _CODE))


@dataclass(frozen=True, slots=True)
class Places:
    """Where a build takes and leaves its files.

    Attributes:
        debs: the packages.
        cache: bases of earlier builds.
        results: what is made for people.
    """

    debs: Path
    cache: Path
    results: Path

    @classmethod
    def under(cls, folder: Path) -> "Places":
        """Return the usual places under one folder."""
        folder = folder.resolve()
        return cls(folder / "debs", folder / "cache", folder)


def build(places: Places) -> Path:
    """Build the image and what goes with it; return the disk image itself, as it is flashed.

    Raises:
        image.debs.MismatchError: a package is not the one of the lock.
        LookupError: a package cannot be had.
        subprocess.CalledProcessError: a tool failed; it has said why.
    """
    os.umask(0o022)
    lock = Lock.read()
    places.results.mkdir(parents=True, exist_ok=True)
    step("packages: fetching what is missing, checking all")
    fetch(lock.packages, places.debs)
    base = _base(lock, places)
    with tempfile.TemporaryDirectory(prefix="polise-image-") as work:
        return _put_together(base, lock, places.results, Path(work))


def name() -> str:
    """Return the image's name, without its extension."""
    return f"{NAME}-{version()}-arm64"


def _base(lock: Lock, places: Places) -> Path:
    found = places.cache / f"base-{_recipe_hash()}"
    if found.is_dir():
        step(f"base: {found.name}, from the cache")
        return found
    step("base: installing Debian's packages in an emulator; this takes a while and is then kept")
    places.cache.mkdir(parents=True, exist_ok=True)
    for former in places.cache.glob("base-*"):
        shutil.rmtree(former)
    bootstrap(lock, places.debs, found)
    return found


def _recipe_hash() -> str:
    digest = hashlib.sha256()
    for path in (*_INGREDIENTS, *sorted(RECIPE.iterdir())):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def _put_together(base: Path, lock: Lock, results: Path, work: Path) -> Path:
    step("layer: the product, its units and users")
    layer(base / "base.squashfs", lock, work, work / "app.squashfs")
    step("boot: firmware, kernels, device trees")
    boot.gather(base / "boot", work / "fat")
    fat.write(work / "fat", work / "fat.img", FAT_SIZE, disk.DISK_ID, lock.epoch)
    step("disk: one file of all, packed")
    image = results / f"{name()}.img"
    disk.assemble((work / "fat.img", base / "base.squashfs", work / "app.squashfs"), image)
    packed = image.with_name(image.name + ".zst")
    subprocess.run(["zstd", "--quiet", "--force", "-T0", "-9", image, "-o", packed], check=True)
    step("papers: checksum, SBOM, manifest for Raspberry Pi Imager")
    roots = (work / "base", base / "boot/raspi-firmware")
    subject = sbom.Subject(name(), version(), sha256(image), roots, work / "layer")
    sbom.write(results / f"{name()}.spdx.json", sbom.document(subject, lock))
    imager.write(image, packed, lock.date)
    packed.with_name(packed.name + ".sha256").write_text(f"{sha256(packed)}  {packed.name}\n")
    step(f"done: {packed} ({packed.stat().st_size / 1e6:.0f} MB), image sha256 {subject.sha256}")
    return image
