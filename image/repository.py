"""A folder of .debs as an apt repository: mmdebstrap takes what the lock names and nothing else."""

import subprocess
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from image.lock import Package


def publish(packages: Iterable[Package], debs: Path, folder: Path) -> None:
    """Make `folder` a flat repository of `packages`, whose files lie in `debs`."""
    folder.mkdir(parents=True)
    with ThreadPoolExecutor() as pool:
        stanzas = pool.map(lambda package: _stanza(package, debs, folder), packages)
    (folder / "Packages").write_text("\n".join(stanzas))


def _stanza(package: Package, debs: Path, folder: Path) -> str:
    file = debs / package.file
    (folder / file.name).hardlink_to(file)
    control = subprocess.run(
        ["dpkg-deb", "--field", file], check=True, stdout=subprocess.PIPE, text=True
    ).stdout
    return f"{control}Filename: ./{file.name}\nSize: {package.size}\nSHA256: {package.sha256}\n"
