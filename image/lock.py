"""packages.lock: every .deb of the image by name, version, size, sha256 and its place in an archive."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Self

IMAGE: Final = Path(__file__).parent
LOCK: Final = IMAGE / "packages.lock"
_HEAD: Final = """\
# Every .deb of the image: name, version, architecture, bytes, sha256, place in its archive.
# Resolved by `make image-lock` from signed indexes; the build takes nothing else. Do not edit.
"""


@dataclass(frozen=True, slots=True, order=True)
class Package:
    """One .deb.

    Attributes:
        size: bytes of the file.
        sha256: of the file, in hex.
        path: `debian/pool/…` or `debian-security/pool/…`.
    """

    name: str
    version: str
    architecture: str
    size: int
    sha256: str
    path: str

    @property
    def file(self) -> str:
        """The file's own name."""
        return Path(self.path).name

    @classmethod
    def parse(cls, line: str) -> Self:
        """Read one line of the lock.

        Raises:
            ValueError: it has other than six fields, or a size or sha256 that is none.
        """
        name, version, architecture, size, sha256, path = line.split()
        if len(sha256) != 64 or ".." in path:
            raise ValueError(f"not a line of the lock: {line}")
        return cls(name, version, architecture, int(size), sha256, path)

    def line(self) -> str:
        """Return the lock's line of this package."""
        return f"{self.name} {self.version} {self.architecture} {self.size} {self.sha256} {self.path}\n"


@dataclass(frozen=True, slots=True)
class Lock:
    """The whole lock.

    Attributes:
        date: of the newest index it was resolved from; every date in the image is this one.
        packages: sorted by name.
    """

    date: datetime
    packages: tuple[Package, ...]

    @property
    def epoch(self) -> int:
        """The date as SOURCE_DATE_EPOCH takes it: seconds since 1970."""
        return int(self.date.timestamp())

    @classmethod
    def read(cls, path: Path = LOCK) -> Self:
        """Read the lock.

        Raises:
            ValueError: a line is none of a lock, a name is there twice, or the date is missing.
        """
        lines = path.read_text().splitlines()
        dates = [line.removeprefix("# date: ") for line in lines if line.startswith("# date: ")]
        packages = tuple(Package.parse(line) for line in lines if line and not line.startswith("#"))
        names = {package.name for package in packages}
        if len(dates) != 1 or len(names) != len(packages):
            raise ValueError(f"{path} has no single date, or a package twice")
        return cls(datetime.fromisoformat(dates[0]).astimezone(UTC), packages)

    def write(self, path: Path = LOCK) -> None:
        """Write the lock, sorted."""
        date = f"# date: {self.date.astimezone(UTC).isoformat()}\n"
        path.write_text(_HEAD + date + "".join(package.line() for package in sorted(self.packages)))
