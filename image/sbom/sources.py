"""From which source packages the binary packages were built: dpkg knows, and the archive's folders tell."""

import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final, Self

from image.lock import Package

_STATUS: Final = Path("var/lib/dpkg/status")
_SOURCE: Final = re.compile(r"(\S+)(?:\s+\((\S+)\))?")


@dataclass(frozen=True, slots=True)
class Source:
    """A source package."""

    name: str
    version: str

    @classmethod
    def of(cls, package: Package) -> Self:
        """Guess from the lock alone: the folder in the archive has the source's name, not its version."""
        return cls(PurePosixPath(package.path).parent.name, package.version)


def sources(root: Path) -> dict[str, Source]:
    """Return the source of each package that is installed in the root, by the package's name."""
    status = root / _STATUS
    found = {}
    for stanza in status.read_text().split("\n\n") if status.is_file() else ():
        fields = dict(re.findall(r"^([A-Za-z-]+): (.+)$", stanza, re.MULTILINE))
        if "Package" in fields:
            found[fields["Package"]] = _source(fields)
    return found


def _source(fields: dict[str, str]) -> Source:
    """The source is left out where it has the package's name, and its version where that is the same."""
    match = _SOURCE.fullmatch(fields.get("Source", fields["Package"]))
    if match is None:
        raise ValueError(f"dpkg's status of {fields['Package']}: Source: {fields['Source']}")
    return Source(match[1], match[2] or fields["Version"])
