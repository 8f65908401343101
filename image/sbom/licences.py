"""Licences as Debian's copyright files name them, and as SPDX does.

Debian's short names: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/ §7. SPDX's:
https://spdx.org/licenses/. A name that SPDX does not have becomes a reference of the document's own,
`LicenseRef-…`, with the text that the copyright file gives.
"""

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

_SAME: Final = (
    "0BSD AFL-2.1 AFL-3.0 Apache-1.1 Apache-2.0 Artistic-1.0 Artistic-2.0 BSD-1-Clause BSD-2-Clause "
    "BSD-3-Clause BSD-4-Clause BSL-1.0 CC-BY-3.0 CC-BY-4.0 CC-BY-SA-3.0 CC-BY-SA-4.0 CC0-1.0 "
    "CDDL-1.0 EPL-1.0 EPL-2.0 FSFAP FSFUL FSFULLR FTL HPND ICU IJG ISC libpng-2.0 MIT MIT-0 MPL-1.1 "
    "MPL-2.0 MS-PL NTP OFL-1.0 OFL-1.1 OpenSSL PSF-2.0 Ruby Unicode-3.0 Unicode-DFS-2016 Unlicense "
    "W3C WTFPL X11 Zlib ZPL-2.1 curl bzip2-1.0.6 TCL NCSA"
)
_NAMES: Final = {name.lower(): name for name in _SAME.split()} | {
    "artistic": "Artistic-1.0",
    "expat": "MIT",
    "psf-2": "PSF-2.0",
    "python": "PSF-2.0",
    "perl": "(Artistic-1.0-Perl OR GPL-1.0-or-later)",
    "w3c": "W3C",
}
_GNU: Final = re.compile(r"(?P<kind>[al]?gpl)-?(?P<version>[1-3](?:\.[01])?)(?P<later>\+)?", re.IGNORECASE)
_GNU_VERSIONS: Final = {"GPL": ("1.0", "2.0", "3.0"), "LGPL": ("2.0", "2.1", "3.0"), "AGPL": ("1.0", "3.0")}
_FREE: Final = re.compile(r"gfdl(?P<none>-niv)?-(?P<version>1\.[1-3])(?P<later>\+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, order=True)
class Own:
    """A licence that SPDX has no name for.

    Attributes:
        id: `LicenseRef-…`, the same for the same name and text.
        name: Debian's short name.
        text: what the copyright file says of it.
    """

    id: str
    name: str
    text: str

    @classmethod
    def of(cls, name: str, text: str) -> "Own":
        """Make the reference: two texts under one name are two licences."""
        slug = re.sub(r"[^A-Za-z0-9.]+", "-", name).strip("-.")[:40] or "unnamed"
        digest = hashlib.sha256(f"{name}\n{text}".encode()).hexdigest()[:8]
        return cls(f"LicenseRef-{slug}-{digest}", name, text)


def expression(synopsis: str, own: Callable[[str], str]) -> str:
    """Return the SPDX expression of a copyright file's licence line.

    Args:
        synopsis: for example „GPL-2+ or Artistic, and ISC“. A comma binds least, then „or“, then „and“.
        own: gives the reference for a name that SPDX does not have.
    """
    words = re.split(r",\s*(and|or)\s+", " ".join(synopsis.split()), flags=re.IGNORECASE)
    if len(words) == 1:
        return _either(words[0], own)
    operators = {operator.upper() for operator in words[1::2]}
    if len(operators) > 1:  # no rule says which of two commas binds more
        return own(" ".join(synopsis.split()))
    parts = [_bracketed(_either(part, own)) for part in words[::2]]
    return f" {operators.pop()} ".join(parts)


def _either(text: str, own: Callable[[str], str]) -> str:
    choices = [_all(part, own) for part in re.split(r"\s+or\s+", text, flags=re.IGNORECASE)]
    return " OR ".join(choices)


def _all(text: str, own: Callable[[str], str]) -> str:
    return " AND ".join(_one(part, own) for part in re.split(r"\s+and\s+", text, flags=re.IGNORECASE))


def _one(name: str, own: Callable[[str], str]) -> str:
    name = name.strip().rstrip(",.")
    return _NAMES.get(name.lower()) or next(_gnu(name), None) or own(name)


def _gnu(name: str) -> Iterator[str]:
    if found := _GNU.fullmatch(name):
        version = found["version"] if "." in found["version"] else f"{found['version']}.0"
        kind = found["kind"].upper()
        if version in _GNU_VERSIONS[kind]:
            yield f"{kind}-{version}-{_which(found)}"
    if found := _FREE.fullmatch(name):
        none = "-no-invariants" if found["none"] else ""
        yield f"GFDL-{found['version']}{none}-{_which(found)}"


def _which(found: re.Match[str]) -> str:
    return "or-later" if found["later"] else "only"


def _bracketed(part: str) -> str:
    return f"({part})" if " " in part and not part.startswith("(") else part
